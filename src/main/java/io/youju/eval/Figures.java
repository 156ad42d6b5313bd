package io.youju.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The metrics of some questions, with percentile bootstrap intervals (Efron 1979).
///
/// Whole topics are drawn, so that the turns of a conversation stay together.
///
/// @param questions how many there are
public record Figures(int questions, Map<String, Figure> metrics) {
  private static final double TAIL = 0.025;

  /// How often questions are drawn anew, and the seed of the draw.
  public record Draws(int count, long seed) {
    public static final Draws STANDARD = new Draws(2000, 1);

    public Draws {
      if (count < 1) throw new IllegalArgumentException("draws " + count + ": needs 1 or more");
    }
  }

  /// Metrics in which no question has a say are left out.
  public static Figures of(Collection<Judged> judged, Draws draws) {
    List<String> names = new ArrayList<>();
    for (Judged one : judged) {
      one.tallies().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    }
    double[][] topics = topics(judged, names);
    double[][] drawn = drawn(topics, names.size(), draws);
    Map<String, Figure> metrics = new LinkedHashMap<>();
    for (int m = 0; m < names.size(); m++) {
      double sum = 0;
      double weight = 0;
      for (double[] topic : topics) {
        sum += topic[2 * m];
        weight += topic[2 * m + 1];
      }
      if (weight == 0) continue;
      metrics.put(names.get(m), figure(sum / weight, drawn[m], weight));
    }
    return new Figures(judged.size(), metrics);
  }

  private static Figure figure(double value, double[] drawn, double weight) {
    double[] sorted = Arrays.stream(drawn).filter(x -> !Double.isNaN(x)).sorted().toArray();
    return new Figure(value, quantile(sorted, TAIL), quantile(sorted, 1 - TAIL), weight);
  }

  /// For each topic its sum and its weight in each metric, side by side.
  private static double[][] topics(Collection<Judged> judged, List<String> names) {
    Map<String, double[]> topics = new LinkedHashMap<>();
    for (Judged one : judged) {
      double[] topic = topics.computeIfAbsent(one.topic(), _ -> new double[2 * names.size()]);
      for (int m = 0; m < names.size(); m++) {
        Tally tally = one.tallies().getOrDefault(names.get(m), Tally.NONE);
        topic[2 * m] += tally.sum();
        topic[2 * m + 1] += tally.weight();
      }
    }
    return topics.values().toArray(double[][]::new);
  }

  /// For each metric its values over the draws.
  private static double[][] drawn(double[][] topics, int metrics, Draws draws) {
    Random random = new Random(draws.seed());
    double[][] drawn = new double[metrics][draws.count()];
    for (int draw = 0; draw < draws.count(); draw++) {
      double[] sums = new double[2 * metrics];
      for (int i = 0; i < topics.length; i++) {
        double[] topic = topics[random.nextInt(topics.length)];
        for (int k = 0; k < sums.length; k++) sums[k] += topic[k];
      }
      for (int m = 0; m < metrics; m++) drawn[m][draw] = sums[2 * m] / sums[2 * m + 1];
    }
    return drawn;
  }

  /// The value at `share` of a sorted row, between two neighbours where it falls between them; NaN
  /// for an empty row.
  static double quantile(double[] sorted, double share) {
    if (sorted.length == 0) return Double.NaN;
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
