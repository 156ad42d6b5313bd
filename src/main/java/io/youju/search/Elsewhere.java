package io.youju.search;

import io.youju.text.Table;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.util.VectorUtil;

/// Everyday questions that published papers do not answer (a quarrel over a deposit, a film, a
/// fever), to see whether a question is nearer to one of those than to the documents.
///
/// Their vectors come with the programme for the model that is shipped, a [ByteVector] each. For
/// another model they are embedded once and kept.
public final class Elsewhere {
  /// Knows no such question.
  public static final Elsewhere NONE = new Elsewhere(List.of());

  private static final String QUESTIONS = "/elsewhere.txt";

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
          : new Elsewhere(read(in.readAllBytes(), embedder.dimensions()));
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
    for (String question : questions) ByteVector.of(embedder.embedPassage(question)).write(out);
    out.flush();
  }

  private static List<float[]> read(byte[] file, int dimensions) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    while (in.available() > 0) vectors.add(ByteVector.read(in, dimensions).floats());
    return vectors;
  }
}
