package io.youju.model;

import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import io.youju.search.Embedder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Vectors from an OpenAI-compatible service. Its identity names the service's model and the number
/// of dimensions, so vectors of different models are never compared; a vector of another length is
/// an error.
public final class RemoteEmbedder implements Embedder {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long MOST_BYTES = 4L << 20;
  private static final String PROBE = "维度";

  /// Cosine of two vectors of one text by one model, at least; hardware changes the last digits.
  private static final double SAME = 0.995;

  private final URI url;
  private final String name;
  private final Secret key;
  private final java.net.http.HttpClient http = ModelHttp.shared(Duration.ofSeconds(2));
  private final ScheduledThreadPoolExecutor watch =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().daemon().name("embed-watch").factory());
  private final int dimensions;

  /// Asks the service once, for its number of dimensions.
  ///
  /// @throws ModelException when it does not answer
  public RemoteEmbedder(URI url, String name, Secret key) {
    this.url = url;
    this.name = name;
    this.key = key;
    this.dimensions = embed(PROBE).length;
  }

  /// Holds the service to the model that made the vectors in `folder`: its vector of a fixed word
  /// is kept there, and a later one must be the same.
  ///
  /// @throws ModelException when another model now answers by the same name
  public void holdTo(Path folder) {
    Path file = folder.resolve(identity() + ".probe");
    float[] now = embed(PROBE);
    try {
      if (Files.isRegularFile(file)) {
        double cosine = 0;
        String[] kept = Files.readString(file).strip().split(" ");
        for (int i = 0; i < Math.min(kept.length, now.length); i++) {
          cosine += Float.parseFloat(kept[i]) * now[i];
        }
        if (cosine > SAME && kept.length == now.length) return;
        throw new ModelException(
            "another model answers as '%s' than the one that made the vectors in %s (cosine %.3f); move them away or name it otherwise"
                .formatted(name, folder, cosine));
      }
      Files.createDirectories(folder);
      StringBuilder text = new StringBuilder();
      for (float x : now) text.append(x).append(' ');
      Files.writeString(file, text);
    } catch (IOException | NumberFormatException e) {
      throw new ModelException(file + " cannot be used: " + e.getMessage(), e);
    }
  }

  @Override
  public String identity() {
    return "remote-" + name.replaceAll("[^A-Za-z0-9._-]", "_") + "-" + dimensions;
  }

  @Override
  public int dimensions() {
    return dimensions;
  }

  @Override
  public float[] embedQuestion(String question) {
    return checked(embed(question));
  }

  @Override
  public float[] embedPassage(String passage) {
    return checked(embed(passage));
  }

  private float[] checked(float[] vector) {
    if (vector.length == dimensions) return vector;
    throw new ModelException(
        "embedding model '"
            + name
            + "' gave "
            + vector.length
            + " dimensions, before "
            + dimensions);
  }

  private float[] embed(String text) {
    try (Call call = new Call(watch, PATIENCE, PATIENCE, MOST_BYTES)) {
      float[] vector =
          OpenAiEmbeddingModel.builder()
              .httpClientBuilder(new ModelHttp(http, call).builder())
              .baseUrl(url.toString())
              .apiKey(key.value().isEmpty() ? "none" : key.value())
              .modelName(name)
              .maxRetries(1)
              .build()
              .embed(text)
              .content()
              .vector();
      return unit(vector);
    } catch (RuntimeException e) {
      throw new ModelException(
          "embedding service " + url + " did not answer: " + e.getMessage(), e);
    }
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float x : vector) square += x * x;
    if (!(square > 0)) throw new ModelException("embedding service gave a vector without length");
    float scale = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < vector.length; i++) vector[i] *= scale;
    return vector;
  }

  /// Frees the watch and the connections.
  public void close() {
    watch.shutdownNow();
    http.shutdownNow();
    try {
      watch.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
