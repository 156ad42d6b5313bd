/// What does a follow-up mean on its own? Floor 6.
@org.jspecify.annotations.NullMarked
package io.youju.conversation;
