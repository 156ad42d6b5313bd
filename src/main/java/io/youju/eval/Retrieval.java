package io.youju.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Runs the judged queries of a collection through a search.
public final class Retrieval {
  /// How many records are kept of each query.
  public static final int DEPTH = 100;

  private Retrieval() {}

  /// A search under evaluation.
  @FunctionalInterface
  public interface Search {
    /// The records nearest to `query`, at most `limit`.
    ///
    /// @return scores by id, higher is nearer
    Map<String, Double> find(String query, int limit);
  }

  /// What came of a run.
  ///
  /// @param run scores by id, by topic, best first; no two scores of a topic are equal, so that
  ///   every scorer orders it alike
  public record Outcome(Map<String, Map<String, Double>> run, List<Judged> judged) {}

  /// Asks each judged query once.
  ///
  /// @param qrels grades by id, by topic
  /// @throws Malformed when a judged topic is not among the queries
  public static Outcome run(
      String set,
      Map<String, String> queries,
      Map<String, Map<String, Integer>> qrels,
      Search search,
      Progress progress) {
    Map<String, Map<String, Double>> run = new LinkedHashMap<>();
    List<Judged> judged = new ArrayList<>();
    qrels.forEach((topic, grades) -> {
      String query = queries.get(topic);
      if (query == null)
        throw new Malformed("query " + topic + " is judged and not in the queries");
      long start = System.nanoTime();
      Map<String, Double> found = search.find(query, DEPTH);
      double millis = (System.nanoTime() - start) / 1e6;
      Map<String, Double> scores = apart(found);
      run.put(topic, scores);
      List<String> ranked = List.copyOf(scores.keySet());
      judged.add(
          new Judged(
              topic,
              set,
              "topic",
              topic,
              Ranking.metrics(grades, ranked),
              TrecReport.exchange(query, grades, ranked, millis)));
      progress.done("queries", judged.size(), qrels.size());
    });
    return new Outcome(run, judged);
  }

  /// By score down, then id up, equal scores drawn apart by the least step of a `float`.
  static Map<String, Double> apart(Map<String, Double> scores) {
    List<Map.Entry<String, Double>> entries =
        scores.entrySet().stream()
            .sorted(
                Map.Entry.<String, Double>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey(Trec.BY_BYTES)))
            .toList();
    Map<String, Double> apart = new LinkedHashMap<>();
    float last = Float.POSITIVE_INFINITY;
    for (Map.Entry<String, Double> entry : entries) {
      last = Math.min(entry.getValue().floatValue(), Math.nextDown(last));
      apart.put(entry.getKey(), (double) last);
    }
    return apart;
  }

  /// Writes a run as TREC does, `topic Q0 id rank score tag` a line.
  public static void write(Path file, Map<String, Map<String, Double>> run, String tag) {
    List<String> lines = new ArrayList<>();
    run.forEach((topic, scores) -> {
      int rank = 0;
      for (Map.Entry<String, Double> entry : scores.entrySet()) {
        String score = Float.toString(entry.getValue().floatValue());
        lines.add(
            String.format(
                Locale.ROOT, "%s Q0 %s %d %s %s", topic, entry.getKey(), ++rank, score, tag));
      }
    });
    try {
      Files.writeString(file, lines.stream().collect(Collectors.joining("\n", "", "\n")));
    } catch (IOException e) {
      throw new UncheckedIOException("run " + file + " cannot be written", e);
    }
  }
}
