package io.youju.search;

/// An embedder for tests: questions are embedded as passages are.
abstract class ToyEmbedder implements Embedder {
  private final String identity;
  private final int dimensions;

  ToyEmbedder(String identity, int dimensions) {
    this.identity = identity;
    this.dimensions = dimensions;
  }

  @Override
  public String identity() {
    return identity;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public float[] embedQuestion(String question) {
    return embedPassage(question);
  }
}
