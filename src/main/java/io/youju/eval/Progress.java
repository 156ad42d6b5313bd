package io.youju.eval;

/// Hears how far long work has come.
@FunctionalInterface
public interface Progress {
  /// Hears that `count` of `of` are done.
  ///
  /// @param what the work, in a word or two
  void done(String what, int count, int of);
}
