/// What a language model is told: templates with named slots. Floor 1.
@org.jspecify.annotations.NullMarked
package io.youju.prompt;
