package io.youju.eval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The metrics of one ranking against the judgements of its topic, as trec_eval defines them.
///
/// What is not judged is not relevant; grades from 1 up are relevant, and are the gain of nDCG,
/// discounted by `log2(rank + 1)` (Järvelin and Kekäläinen 2002). A topic without anything relevant
/// scores 0 throughout.
final class Ranking {
  private static final int[] PRECISION = {1, 5, 10};
  private static final int[] RECALL = {1, 5, 10, 100};
  private static final int[] GAIN = {1, 3, 5, 10, 100};
  private static final int RECIPROCAL = 10;

  private final List<Integer> grades;
  private final List<Integer> ideal;

  /// @param judged grades by id
  /// @param ranked ids, best first
  private Ranking(Map<String, Integer> judged, List<String> ranked) {
    grades = ranked.stream().map(id -> Math.max(0, judged.getOrDefault(id, 0))).toList();
    ideal =
        judged.values().stream()
            .filter(grade -> grade > 0)
            .sorted(Comparator.reverseOrder())
            .toList();
  }

  /// Ids by score down; equal scores by id down, as `comp_sim_docno` of trec_eval does. A score is
  /// a `double`, as in trec_eval 10; up to 9 it was a `float`, and more scores were equal.
  static List<String> order(Map<String, Double> scores) {
    List<Map.Entry<String, Double>> entries = new ArrayList<>(scores.entrySet());
    entries.sort(
        Comparator.comparingDouble((Map.Entry<String, Double> e) -> e.getValue())
            .thenComparing(Map.Entry.comparingByKey(Trec.BY_BYTES))
            .reversed());
    return entries.stream().map(Map.Entry::getKey).toList();
  }

  static Map<String, Tally> metrics(Map<String, Integer> judged, List<String> ranked) {
    Ranking ranking = new Ranking(judged, ranked);
    Map<String, Tally> metrics = new LinkedHashMap<>();
    metrics.put("AP", Tally.of(ranking.averagePrecision()));
    metrics.put("RR", Tally.of(ranking.reciprocalRank(ranked.size())));
    metrics.put("RR@10", Tally.of(ranking.reciprocalRank(RECIPROCAL)));
    for (int k : PRECISION) metrics.put("P@" + k, Tally.of((double) ranking.relevant(k) / k));
    for (int k : RECALL) metrics.put("R@" + k, Tally.of(ranking.share(ranking.relevant(k))));
    for (int k : GAIN) metrics.put("nDCG@" + k, Tally.of(ranking.gain(k)));
    for (int k : PRECISION) metrics.put("Success@" + k, Tally.of(ranking.relevant(k) > 0));
    return metrics;
  }

  /// The name under which trec_eval prints a metric; that of `RR@10` is our own.
  static String trecName(String metric) {
    return switch (metric) {
      case "AP" -> "map";
      case "RR" -> "recip_rank";
      case "RR@10" -> "recip_rank_cut_10";
      default ->
          metric
              .replace("P@", "P_")
              .replace("nDCG@", "ndcg_cut_")
              .replace("Success@", "success_")
              .replace("R@", "recall_");
    };
  }

  private int relevant(int k) {
    return (int) grades.stream().limit(k).filter(grade -> grade > 0).count();
  }

  private double share(double of) {
    return ideal.isEmpty() ? 0 : of / ideal.size();
  }

  private double reciprocalRank(int k) {
    for (int i = 0; i < Math.min(k, grades.size()); i++) {
      if (grades.get(i) > 0) return 1.0 / (i + 1);
    }
    return 0;
  }

  private double averagePrecision() {
    double sum = 0;
    int found = 0;
    for (int i = 0; i < grades.size(); i++) {
      if (grades.get(i) > 0) sum += (double) ++found / (i + 1);
    }
    return share(sum);
  }

  private double gain(int k) {
    double best = discounted(ideal, k);
    return best == 0 ? 0 : discounted(grades, k) / best;
  }

  private static double discounted(List<Integer> grades, int k) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, grades.size()); i++) {
      sum += grades.get(i) * Math.log(2) / Math.log(i + 2);
    }
    return sum;
  }
}
