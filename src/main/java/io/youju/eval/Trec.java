package io.youju.eval;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads runs and judgements as TREC writes them, and judgements as BEIR writes them. Blank lines
/// and lines that begin with `#` are passed over, as trec_eval 10 does.
public final class Trec {
  private static final int RUN_FIELDS = 6;
  private static final int QRELS_FIELDS = 4;
  private static final int BEIR_FIELDS = 3;

  /// A decimal as C's `atof` reads it; Java's own parser also takes `1d` and `0x1p3`.
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern INFINITE = Pattern.compile("(?i)([+-]?)inf(inity)?");

  /// As C's `strcmp` on UTF-8: by code point.
  static final Comparator<String> BY_BYTES =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private Trec() {}

  /// A run, `topic Q0 id rank score tag` a line; the printed rank has no say, nor has what follows
  /// the tag.
  ///
  /// @return scores by id, by topic
  /// @throws Malformed naming file, line and field, also when an id stands twice in a topic
  public static Map<String, Map<String, Double>> run(Path file) {
    Map<String, Map<String, Double>> run = new LinkedHashMap<>();
    lines(
        file,
        line -> {
          List<String> fields = line.first("\\s+", RUN_FIELDS, "topic Q0 id rank score tag");
          Double before =
              run.computeIfAbsent(fields.get(0), _ -> new LinkedHashMap<>())
                  .put(fields.get(2), line.number("score", fields.get(4)));
          if (before != null) throw line.twice(fields.get(2), fields.get(0));
        });
    return run;
  }

  /// Judgements, `topic 0 id grade` a line, or after BEIR's header line `query-id corpus-id score`
  /// with tabs.
  ///
  /// @return grades by id, by topic
  /// @throws Malformed naming file, line and field, also when an id stands twice in a topic
  public static Map<String, Map<String, Integer>> qrels(Path file) {
    Map<String, Map<String, Integer>> qrels = new LinkedHashMap<>();
    boolean[] beir = {false};
    lines(
        file,
        line -> {
          if (line.number() == 1 && line.text().startsWith("query-id\t")) {
            beir[0] = true;
            return;
          }
          List<String> fields =
              beir[0]
                  ? line.fields("\t", BEIR_FIELDS, "query-id, corpus-id, score")
                  : line.fields("\\s+", QRELS_FIELDS, "topic 0 id grade");
          String id = fields.get(beir[0] ? 1 : 2);
          Integer before =
              qrels
                  .computeIfAbsent(fields.get(0), _ -> new LinkedHashMap<>())
                  .put(id, line.whole(beir[0] ? "score" : "grade", fields.getLast()));
          if (before != null) throw line.twice(id, fields.get(0));
        });
    return qrels;
  }

  private record Line(Path file, int number, String text) {
    List<String> fields(String between, int count, String names) {
      return exactly(count, List.of(text.split(between)), names);
    }

    /// The first fields; the last of them holds the rest of the line.
    List<String> first(String between, int count, String names) {
      return exactly(count, List.of(text.split(between, count)), names);
    }

    private List<String> exactly(int count, List<String> fields, String names) {
      if (fields.size() == count) return fields;
      throw Malformed.at(
          file, number, "has " + fields.size() + " fields, needs " + count + ": " + names);
    }

    double number(String field, String value) {
      if (NUMBER.matcher(value).matches()) return Double.parseDouble(value);
      Matcher infinite = INFINITE.matcher(value);
      if (infinite.matches()) {
        return infinite.group(1).equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
      }
      throw Malformed.at(file, number, "field " + field + ": '" + value + "' is not a number");
    }

    int whole(String field, String value) {
      try {
        return Integer.parseInt(value);
      } catch (NumberFormatException _) {
        throw Malformed.at(
            file, number, "field " + field + ": '" + value + "' is not a whole number");
      }
    }

    Malformed twice(String id, String topic) {
      return Malformed.at(file, number, "field id: '" + id + "' stands twice in topic " + topic);
    }
  }

  private static void lines(Path file, Consumer<Line> reader) {
    List<String> texts = JsonLines.text(file).lines().toList();
    for (int i = 0; i < texts.size(); i++) {
      String text = texts.get(i).strip();
      if (!text.isEmpty() && !text.startsWith("#")) reader.accept(new Line(file, i + 1, text));
    }
  }
}
