/// How good are the answers: topics, metrics, significance, gates. Floor 6.
@org.jspecify.annotations.NullMarked
package io.youju.eval;
