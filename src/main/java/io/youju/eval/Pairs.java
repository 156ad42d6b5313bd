package io.youju.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One metric of two reports, question by question.
///
/// @param topics by topic: sum and weight of the first, sum and weight of the second
/// @param aBetter questions in which the first is better
/// @param bBetter questions in which the second is better
record Pairs(List<double[]> topics, List<String> aBetter, List<String> bBetter) {
  private static final double EQUAL = 1e-12;

  /// Metrics of which less is better.
  private static final List<String> LESS_IS_BETTER = List.of("false_refusal_rate");

  static Pairs of(Scores a, Scores b, List<String> shared, String metric) {
    Map<String, double[]> topics = new LinkedHashMap<>();
    List<String> aBetter = new ArrayList<>();
    List<String> bBetter = new ArrayList<>();
    for (String id : shared) {
      Scores.Question question = a.question(id);
      Tally first = question.tally(metric);
      Tally second = b.question(id).tally(metric);
      if (first.isNone() && second.isNone()) continue;
      double[] topic = topics.computeIfAbsent(question.topic(), _ -> new double[4]);
      topic[0] += first.sum();
      topic[1] += first.weight();
      topic[2] += second.sum();
      topic[3] += second.weight();
      if (first.isNone() || second.isNone()) continue;
      double gain = second.value() - first.value();
      if (LESS_IS_BETTER.contains(metric)) gain = -gain;
      if (gain > EQUAL) bBetter.add(id);
      if (gain < -EQUAL) aBetter.add(id);
    }
    return new Pairs(List.copyOf(topics.values()), aBetter, bBetter);
  }

  List<String> better(int side) {
    return side == 0 ? aBetter : bBetter;
  }

  /// @param side 0 for the first report, 1 for the second
  double weight(int side) {
    return topics.stream().mapToDouble(topic -> topic[2 * side + 1]).sum();
  }

  double value(int side) {
    return topics.stream().mapToDouble(topic -> topic[2 * side]).sum() / weight(side);
  }
}
