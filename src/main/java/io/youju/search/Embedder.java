package io.youju.search;

/// Turns text into vectors of length 1. Callable from many threads.
public interface Embedder {
  /// Names the model and its version; vectors of different identities are never compared.
  String identity();

  int dimensions();

  float[] embedQuestion(String question);

  float[] embedPassage(String passage);
}
