/// What is said to a question: understanding, choosing the words, citing, checking, refusing. Floor
/// 5.
@org.jspecify.annotations.NullMarked
package io.youju.answer;
