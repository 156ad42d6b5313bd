package io.youju.answer;

/// Judges whether a passage answers a question. Callable from many threads.
@FunctionalInterface
public interface Judge {
  /// A logit: above 0 rather yes, below 0 rather no.
  double answers(String question, String passage);

  /// When passages are judged.
  enum Use {
    /// Where it can change the reply.
    DECISIVE,
    /// Always: for fitting weights.
    ALWAYS
  }
}
