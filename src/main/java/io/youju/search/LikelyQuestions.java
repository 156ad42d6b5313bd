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
import java.util.Comparator;
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
/// it answers and how many come close (big-endian ints), then the [ByteVector] of each question.
public final class LikelyQuestions {
  /// Knows none.
  public static final LikelyQuestions NONE = new LikelyQuestions(List.of(), AnswerVerifier.NONE);

  private static final int BUFFER = 1 << 16;

  /// The mean of so many of the nearest is how near questions are.
  private static final int FEW = 3;

  /// Of so many a phrase's own nearness is the mean.
  private static final int PAIR = 2;

  private static final int ROWS = 64;

  private final List<Row> rows;
  private final AnswerVerifier verifier;
  private final Map<String, List<Integer>> byClause = new HashMap<>();

  /// A phrase of a clause, with its questions and their mean. Without a phrase stand questions that
  /// several sections answer together, and those on matters that no document speaks of.
  private record Row(
      String clause, String phrase, ByteVectors answered, ByteVectors unanswered, float[] middle) {
    static Row of(String clause, String phrase, ByteVectors answered, ByteVectors unanswered) {
      float[] middle = new float[answered.dimensions()];
      answered.addTo(middle);
      unanswered.addTo(middle);
      if (answered.size() + unanswered.size() > 0) VectorUtil.l2normalize(middle);
      return new Row(clause, phrase, answered, unanswered, middle);
    }

    boolean loose() {
      return clause.isEmpty();
    }
  }

  /// A phrase and the questions written for it.
  public record Written(
      String clause, String phrase, List<String> answered, List<String> unanswered) {}

  /// Where a row's phrase stands in a document.
  record At(int row, Span phrase) {}

  private LikelyQuestions(List<Row> rows, AnswerVerifier verifier) {
    this.rows = rows;
    this.verifier = verifier;
    for (int i = 0; i < rows.size(); i++) {
      byClause.computeIfAbsent(rows.get(i).clause(), _ -> new ArrayList<>()).add(i);
    }
  }

  /// Those that come with the programme for `embedder`; none for another model than the one that is
  /// shipped.
  public static LikelyQuestions standard(Embedder embedder) {
    try (InputStream in = LikelyQuestions.class.getResourceAsStream(file(embedder))) {
      return in == null ? NONE : read(in, embedder.dimensions(), AnswerVerifier.standard(embedder));
    } catch (IOException e) {
      throw new UncheckedIOException(file(embedder) + " cannot be read", e);
    }
  }

  /// Where the vectors of `embedder` stand in the jar.
  public static String file(Embedder embedder) {
    return "/models/likely-" + embedder.identity() + ".bytes";
  }

  /// Reads piece by piece: the whole file at once would leave the heap as large again.
  static LikelyQuestions read(InputStream file, int dimensions, AnswerVerifier verifier)
      throws IOException {
    List<Row> rows = new ArrayList<>();
    PushbackInputStream ahead = new PushbackInputStream(new BufferedInputStream(file, BUFFER));
    DataInputStream in = new DataInputStream(ahead);
    for (int first = ahead.read(); first >= 0; first = ahead.read()) {
      ahead.unread(first);
      String clause = in.readUTF();
      String phrase = in.readUTF();
      int answered = in.readInt();
      int unanswered = in.readInt();
      rows.add(
          Row.of(
              clause,
              phrase,
              ByteVectors.read(in, answered, dimensions),
              ByteVectors.read(in, unanswered, dimensions)));
    }
    return new LikelyQuestions(rows, verifier);
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
      out.writeInt(row.answered().size());
      out.writeInt(row.unanswered().size());
      row.answered().write(out);
      row.unanswered().write(out);
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

  private static ByteVectors codes(Embedder embedder, List<String> questions) {
    List<ByteVector> codes =
        questions.stream().map(each -> ByteVector.of(embedder.embedQuestion(each))).toList();
    return ByteVectors.of(codes, embedder.dimensions());
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
    ByteVector code = ByteVector.of(asked);
    float[][] answered = new float[middles.length][];
    float[] nearest = new float[middles.length];
    Top unanswered = new Top();
    Top several = new Top();
    for (int i = 0; i < middles.length; i++) {
      Row row = rows.get(i);
      Top top = row.loose() ? several : new Top();
      if (row.loose() || middles[i] >= least) {
        for (float similarity : row.answered().similarities(code)) top.add(similarity);
        for (float similarity : row.unanswered().similarities(code)) unanswered.add(similarity);
        nearest[i] = top.mean(PAIR);
      } else {
        top.add(middles[i]);
        nearest[i] = -1;
      }
      answered[i] = top.values();
    }
    return new Nearness(
        nearest, answered, Math.max(0, unanswered.mean(FEW)), Math.max(0, several.mean(PAIR)));
  }

  /// The logit of the verifier that the nearest of `section` rows answers a question; 0 when there
  /// is none.
  double verified(float[] asked, Nearness nearness, List<At> section) {
    return section.stream()
        .max(Comparator.comparingDouble(at -> nearness.near(at.row())))
        .map(at -> verifier.logit(asked, rows.get(at.row()).middle()))
        .orElse(0.0);
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
  /// @param several mean similarity of the nearest two that no one section answers alone; 0 when
  ///   none are known
  record Nearness(float[] most, float[][] best, double unanswered, double several) {
    /// How near a row is: by its nearest two questions, or by their mean where it was not looked
    /// through.
    double near(int row) {
      return most[row] >= 0 || best[row].length == 0 ? most[row] : best[row][0] - 1;
    }

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
