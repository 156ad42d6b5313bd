package io.youju.search;

import io.youju.text.Table;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.VectorUtil;

/// Everyday questions that published papers do not answer (a quarrel over a deposit, a film, a
/// fever), to see whether a question is nearer to one of those than to the documents.
///
/// Their vectors come with the programme for the model that is shipped: for each question the
/// largest absolute value as a big-endian float, then one signed byte a dimension, 127 for that
/// value. For another model they are embedded once and kept.
public final class Elsewhere {
  /// Knows no such question.
  public static final Elsewhere NONE = new Elsewhere(List.of());

  private static final String QUESTIONS = "/elsewhere.txt";
  private static final int MOST = 127;

  private final List<float[]> vectors;

  private Elsewhere(List<float[]> vectors) {
    this.vectors = vectors;
  }

  /// The questions that come with the programme, as `embedder` reads them.
  ///
  /// @param cache keeps what has to be embedded
  public static Elsewhere standard(Embedder embedder, VectorCache cache) {
    try (InputStream in = Elsewhere.class.getResourceAsStream(file(embedder))) {
      return in == null
          ? new Elsewhere(cache.vectors(questions(), (_, _) -> {}))
          : new Elsewhere(read(ByteBuffer.wrap(in.readAllBytes()), embedder.dimensions()));
    } catch (IOException e) {
      throw new UncheckedIOException(file(embedder) + " cannot be read", e);
    }
  }

  static List<String> questions() {
    return Table.lines(QUESTIONS).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /// Where the vectors of `embedder` stand in the jar.
  public static String file(Embedder embedder) {
    return "/models/elsewhere-" + embedder.identity() + ".bytes";
  }

  /// Similarity of `asked` to the nearest of the questions, -1 to 1; 0 when there are none.
  double nearest(float[] asked) {
    return vectors.stream().mapToDouble(one -> VectorUtil.dotProduct(asked, one)).max().orElse(0);
  }

  /// Writes the vectors of all questions by `embedder`, as [#file] holds them.
  public static void write(Embedder embedder, OutputStream to) throws IOException {
    write(embedder, questions(), to);
  }

  static void write(Embedder embedder, List<String> questions, OutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    for (String question : questions) {
      float[] vector = embedder.embedPassage(question);
      float largest = 0;
      for (float x : vector) largest = Math.max(largest, Math.abs(x));
      out.writeFloat(largest);
      for (float x : vector) out.writeByte(Math.round(x / largest * MOST));
    }
    out.flush();
  }

  private static List<float[]> read(ByteBuffer bytes, int dimensions) {
    List<float[]> vectors = new ArrayList<>();
    while (bytes.hasRemaining()) {
      float step = bytes.getFloat() / MOST;
      float[] vector = new float[dimensions];
      for (int d = 0; d < dimensions; d++) vector[d] = bytes.get() * step;
      vectors.add(vector);
    }
    return vectors;
  }
}
