package io.youju.answer;

/// A second opinion on whether a clause says what a sentence claims. Callable from many threads.
@FunctionalInterface
public interface ClaimCheck {
  /// False also when no opinion can be had.
  boolean holds(String claim, String evidence);
}
