package io.youju.search;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.Span;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.VectorUtil;

/// Questions that people are likely to ask of a document, as vectors: those that each of its
/// phrases answers, and those that come close and that nothing in it answers. A phrase is found by
/// the questions it answers as by its own words (doc2query, arXiv 1904.08375), and a question
/// nearer to unanswered ones is not answered either.
///
/// Of phrases only the [#ROWS] are looked through whose questions are nearest as a whole: all of
/// them would cost a reply milliseconds.
///
/// They come with the programme for the model that is shipped, and hold for a document that has the
/// very clauses they were written for; another document has none.
///
/// The file holds a row a phrase: the clause and the phrase in modified UTF-8, how many questions
/// it answers and how many come close (big-endian ints), then for each question its vector: the
/// largest absolute value as a float, and one signed byte a dimension, 127 for that value.
public final class LikelyQuestions {
  /// Knows none.
  public static final LikelyQuestions NONE = new LikelyQuestions(List.of());

  private static final int MOST = 127;
  private static final int BUFFER = 1 << 16;

  /// The mean of so many of the nearest is how near questions are.
  private static final int FEW = 3;

  /// Of so many a phrase's own nearness is the mean.
  private static final int PAIR = 2;

  private static final int ROWS = 64;

  private final List<Row> rows;
  private final Map<String, List<Integer>> byClause = new HashMap<>();

  /// A phrase of a clause, with its questions and their mean; questions on matters that no document
  /// speaks of stand without a phrase.
  private record Row(
      String clause, String phrase, Code[] answered, Code[] unanswered, float[] middle) {
    static Row of(String clause, String phrase, Code[] answered, Code[] unanswered) {
      float[] middle = new float[0];
      for (Code[] codes : List.of(answered, unanswered)) {
        for (Code code : codes) {
          if (middle.length == 0) middle = new float[code.units().length];
          for (int d = 0; d < middle.length; d++) middle[d] += code.units()[d] * code.step();
        }
      }
      if (middle.length > 0) VectorUtil.l2normalize(middle);
      return new Row(clause, phrase, answered, unanswered, middle);
    }

    boolean loose() {
      return clause.isEmpty();
    }
  }

  /// A vector of bytes; `step` is what one unit stands for.
  private record Code(float step, byte[] units) {
    static Code of(float[] vector) {
      float largest = 0;
      for (float x : vector) largest = Math.max(largest, Math.abs(x));
      byte[] units = new byte[vector.length];
      for (int d = 0; d < units.length; d++) {
        units[d] = (byte) Math.round(vector[d] / largest * MOST);
      }
      return new Code(largest / MOST, units);
    }

    float similarity(Code other) {
      return step * other.step * VectorUtil.dotProduct(units, other.units);
    }

    void write(DataOutputStream out) throws IOException {
      out.writeFloat(step * MOST);
      out.write(units);
    }

    static Code read(DataInputStream in, int dimensions) throws IOException {
      float step = in.readFloat() / MOST;
      byte[] units = new byte[dimensions];
      in.readFully(units);
      return new Code(step, units);
    }
  }

  /// A phrase and the questions written for it.
  public record Written(
      String clause, String phrase, List<String> answered, List<String> unanswered) {}

  /// Where a row's phrase stands in a document.
  record At(int row, Span phrase) {}

  private LikelyQuestions(List<Row> rows) {
    this.rows = rows;
    for (int i = 0; i < rows.size(); i++) {
      byClause.computeIfAbsent(rows.get(i).clause(), _ -> new ArrayList<>()).add(i);
    }
  }

  /// Those that come with the programme for `embedder`; none for another model than the one that is
  /// shipped.
  public static LikelyQuestions standard(Embedder embedder) {
    try (InputStream in = LikelyQuestions.class.getResourceAsStream(file(embedder))) {
      return in == null ? NONE : read(in, embedder.dimensions());
    } catch (IOException e) {
      throw new UncheckedIOException(file(embedder) + " cannot be read", e);
    }
  }

  /// Where the vectors of `embedder` stand in the jar.
  public static String file(Embedder embedder) {
    return "/models/likely-" + embedder.identity() + ".bytes";
  }

  /// Reads piece by piece: the whole file at once would leave the heap as large again.
  static LikelyQuestions read(InputStream file, int dimensions) throws IOException {
    List<Row> rows = new ArrayList<>();
    PushbackInputStream ahead = new PushbackInputStream(new BufferedInputStream(file, BUFFER));
    DataInputStream in = new DataInputStream(ahead);
    for (int first = ahead.read(); first >= 0; first = ahead.read()) {
      ahead.unread(first);
      String clause = in.readUTF();
      String phrase = in.readUTF();
      Code[] answered = new Code[in.readInt()];
      Code[] unanswered = new Code[in.readInt()];
      for (int i = 0; i < answered.length; i++) answered[i] = Code.read(in, dimensions);
      for (int i = 0; i < unanswered.length; i++) unanswered[i] = Code.read(in, dimensions);
      rows.add(Row.of(clause, phrase, answered, unanswered));
    }
    return new LikelyQuestions(rows);
  }

  /// Writes the vectors of `written` by `embedder`, as the file holds them.
  ///
  /// @param embedder is asked from several threads
  public static void write(Embedder embedder, List<Written> written, OutputStream to)
      throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    for (Row row : written.parallelStream().map(row -> row(embedder, row)).toList()) {
      out.writeUTF(row.clause());
      out.writeUTF(row.phrase());
      out.writeInt(row.answered().length);
      out.writeInt(row.unanswered().length);
      for (Code code : row.answered()) code.write(out);
      for (Code code : row.unanswered()) code.write(out);
    }
    out.flush();
  }

  private static Row row(Embedder embedder, Written written) {
    return Row.of(
        written.clause(),
        written.phrase(),
        codes(embedder, written.answered()),
        codes(embedder, written.unanswered()));
  }

  private static Code[] codes(Embedder embedder, List<String> questions) {
    return questions.stream()
        .map(question -> Code.of(embedder.embedQuestion(question)))
        .toArray(Code[]::new);
  }

  /// The phrases of `section` that questions are known for.
  List<At> in(Document document, Section section) {
    if (rows.isEmpty()) return List.of();
    List<At> found = new ArrayList<>();
    for (Clause clause : section.clauses()) {
      Span span = clause.span().trim(document.text());
      String text = span.of(document.text());
      for (int row : byClause.getOrDefault(text, List.of())) {
        String phrase = rows.get(row).phrase();
        int at = text.indexOf(phrase);
        if (at < 0) continue;
        int start = span.start() + at;
        found.add(new At(row, new Span(start, start + phrase.length())));
      }
    }
    return found;
  }

  /// How near a question is to those of each row.
  Nearness nearness(float[] asked) {
    float[] middles = new float[rows.size()];
    for (int i = 0; i < middles.length; i++) {
      Row row = rows.get(i);
      middles[i] = row.loose() ? -1 : VectorUtil.dotProduct(asked, row.middle());
    }
    float least = last(middles);
    Code code = Code.of(asked);
    float[][] answered = new float[middles.length][];
    float[] nearest = new float[middles.length];
    Top unanswered = new Top();
    for (int i = 0; i < middles.length; i++) {
      Row row = rows.get(i);
      Top top = new Top();
      if (row.loose() || middles[i] >= least) {
        for (Code one : row.answered()) top.add(code.similarity(one));
        for (Code one : row.unanswered()) unanswered.add(code.similarity(one));
        nearest[i] = top.mean(PAIR);
      } else {
        top.add(middles[i]);
        nearest[i] = -1;
      }
      answered[i] = top.values();
    }
    return new Nearness(nearest, answered, Math.max(0, unanswered.mean(FEW)));
  }

  /// The last of the [#ROWS] largest.
  private static float last(float[] middles) {
    float[] ascending = middles.clone();
    Arrays.sort(ascending);
    return ascending.length == 0 ? 0 : ascending[Math.max(0, ascending.length - ROWS)];
  }

  /// How near a question is to the likely ones.
  ///
  /// @param most by row, similarity of the nearest two questions that it answers, -1 to 1; -1 for a
  ///   row that was not looked through
  /// @param best by row, the similarities of the nearest few; of their mean, for a row that was not
  ///   looked through
  /// @param unanswered mean similarity of the nearest few that nothing answers
  record Nearness(float[] most, float[][] best, double unanswered) {
    /// Mean similarity of the nearest few that one of `rows` answers; 0 when there are none.
    double answered(List<At> rows) {
      Top top = new Top();
      for (At at : rows) for (float similarity : best[at.row()]) top.add(similarity);
      return Math.max(0, top.mean(FEW));
    }
  }

  /// The largest few of some numbers.
  private static final class Top {
    private final float[] largest = new float[FEW];
    private int size;

    void add(float value) {
      if (size == FEW && value <= largest[FEW - 1]) return;
      int at = size < FEW ? size++ : FEW - 1;
      while (at > 0 && largest[at - 1] < value) {
        largest[at] = largest[at - 1];
        at--;
      }
      largest[at] = value;
    }

    float[] values() {
      return Arrays.copyOf(largest, size);
    }

    /// The mean of the first few; -1 when there are none.
    float mean(int few) {
      int n = Math.min(few, size);
      float sum = 0;
      for (int i = 0; i < n; i++) sum += largest[i];
      return n == 0 ? -1 : sum / n;
    }
  }
}
