package io.youju.search;

import java.util.Map;

/// An embedder that does not embed the questions seen last once more: a pinned answer and the
/// search look at one question, and the public asks the same again. Vectors depend on the model
/// alone, so they outlive generations.
public final class Remembering implements Embedder {
  private final Embedder embedder;
  private final Map<String, float[]> vectors;

  /// @param most questions remembered, 1 or more; 2 kB each beside the words
  public Remembering(Embedder embedder, int most) {
    if (most < 1) throw new IllegalArgumentException("remembered questions: " + most);
    this.embedder = embedder;
    this.vectors = new Recent<>(most);
  }

  @Override
  public String identity() {
    return embedder.identity();
  }

  @Override
  public int dimensions() {
    return embedder.dimensions();
  }

  @Override
  public float[] embedQuestion(String question) {
    synchronized (vectors) {
      float[] known = vectors.get(question);
      if (known != null) return known;
    }
    float[] vector = embedder.embedQuestion(question);
    synchronized (vectors) {
      vectors.put(question, vector);
    }
    return vector;
  }

  @Override
  public float[] embedPassage(String passage) {
    return embedder.embedPassage(passage);
  }
}
