package io.youju.eval;

import io.youju.eval.Judged.Exchange;
import io.youju.eval.Said.Cited;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Scores runs, and prints figures in the form of trec_eval.
public final class TrecReport {
  private static final int SHOWN = 5;

  private TrecReport() {}

  /// All judged topics, those that the run lacks with 0 (trec_eval's `-c`, and the way of
  /// ir_measures); topics that are not judged are left out.
  ///
  /// @param run scores by id, by topic
  /// @param retrievedOnly leaves out the topics that the run lacks, as trec_eval does without `-c`
  public static List<Judged> judge(
      String set,
      Map<String, Map<String, Integer>> qrels,
      Map<String, Map<String, Double>> run,
      boolean retrievedOnly) {
    List<Judged> judged = new ArrayList<>();
    qrels.keySet().stream()
        .sorted(Trec.BY_BYTES)
        .filter(topic -> !retrievedOnly || run.containsKey(topic))
        .forEach(topic -> {
          List<String> ranked = Ranking.order(run.getOrDefault(topic, Map.of()));
          judged.add(judged(set, topic, qrels.getOrDefault(topic, Map.of()), ranked));
        });
    return judged;
  }

  private static Judged judged(
      String set, String topic, Map<String, Integer> grades, List<String> ranked) {
    Exchange exchange = exchange("", grades, ranked, Double.NaN);
    return new Judged(topic, set, "topic", topic, Ranking.metrics(grades, ranked), exchange);
  }

  /// What was looked for and found, for people; at fault when nothing relevant is among the first
  /// ten.
  static Exchange exchange(
      String question, Map<String, Integer> grades, List<String> ranked, double millis) {
    List<String> relevant =
        grades.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey).toList();
    boolean found = ranked.stream().limit(10).anyMatch(Set.copyOf(relevant)::contains);
    return new Exchange(
        question,
        String.join(", ", relevant),
        String.join(", ", ranked.stream().limit(SHOWN).toList()),
        List.<Cited>of(),
        "",
        found ? List.of() : List.of("R@10"),
        Double.NaN,
        millis);
  }

  /// The lines that trec_eval prints for these metrics, `-q` when per topic.
  public static List<String> lines(Report report, boolean perTopic) {
    List<String> lines = new ArrayList<>();
    if (perTopic) {
      for (Judged judged : report.judged()) {
        judged.tallies().forEach((name, tally) -> add(lines, name, judged.id(), tally.value()));
      }
    }
    lines.add("%-22s\tall\t%d".formatted("num_q", report.judged().size()));
    report.overall().metrics().forEach((name, figure) -> add(lines, name, "all", figure.value()));
    return lines;
  }

  private static void add(List<String> lines, String name, String topic, double value) {
    if (name.equals("RR@10")) return;
    lines.add("%-22s\t%s\t%s".formatted(Ranking.trecName(name), topic, Decimals.four(value)));
  }

  /// The figures under trec_eval's names.
  public static Map<String, Object> byTrecName(Report report) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("num_q", report.judged().size());
    report
        .overall()
        .metrics()
        .forEach((name, figure) -> figures.put(Ranking.trecName(name), figure.value()));
    return figures;
  }
}
