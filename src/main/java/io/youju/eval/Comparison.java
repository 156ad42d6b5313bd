package io.youju.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Two reports over the same questions, question by question.
///
/// @param metrics by name, in the order of the first report
/// @param shared how many questions both have
/// @param onlyA questions that only the first has; `onlyB` only the second
public record Comparison(
    Map<String, Difference> metrics, int shared, List<String> onlyA, List<String> onlyB) {
  private static final double TAIL = 0.025;

  /// How one metric differs.
  ///
  /// @param a the metric in the first report, over the shared questions; `b` in the second
  /// @param low of the 95 % bootstrap interval of `b - a`
  /// @param p of the two-sided randomisation test
  /// @param holm `p` corrected for the number of metrics (Holm 1979)
  /// @param won questions in which the second is better; `lost` worse
  public record Difference(
      double a,
      double b,
      double low,
      double high,
      double p,
      double holm,
      List<String> won,
      List<String> lost) {
    public double difference() {
      return b - a;
    }
  }

  public Comparison {
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    onlyA = List.copyOf(onlyA);
    onlyB = List.copyOf(onlyB);
  }

  /// How often signs are drawn, and the seed of the draw.
  public record Permutations(int count, long seed) {
    public static final Permutations STANDARD = new Permutations(20_000, 1);
    private static final int LEAST = 10_000;

    public Permutations {
      if (count < LEAST) {
        throw new IllegalArgumentException(
            "permutations " + count + ": needs " + LEAST + " or more");
      }
    }
  }

  /// Pairs questions by set and id. Metrics that only one report has are left out.
  public static Comparison of(Scores a, Scores b, Permutations permutations) {
    List<String> shared =
        a.questions().keySet().stream().filter(b.questions()::containsKey).toList();
    List<String> names = a.metrics().stream().filter(b.metrics()::contains).toList();
    Map<String, Difference> differences = new LinkedHashMap<>();
    for (String name : names) {
      Pairs pairs = Pairs.of(a, b, shared, name);
      if (pairs.weight(0) > 0 && pairs.weight(1) > 0) {
        differences.put(name, difference(pairs, permutations));
      }
    }
    return new Comparison(holm(differences), shared.size(), lacking(a, b), lacking(b, a));
  }

  private static List<String> lacking(Scores in, Scores notIn) {
    return in.questions().keySet().stream()
        .filter(question -> !notIn.questions().containsKey(question))
        .toList();
  }

  private static Difference difference(Pairs pairs, Permutations permutations) {
    double[] interval = interval(pairs, permutations);
    return new Difference(
        pairs.value(0),
        pairs.value(1),
        interval[0],
        interval[1],
        p(pairs.topics(), permutations),
        Double.NaN,
        pairs.better(1),
        pairs.better(0));
  }

  /// The randomisation test (Fisher 1935; Smucker, Allan and Carterette, CIKM 2007): under the null
  /// the two systems' scores of a topic may be swapped. `p = (1 + swaps with at least the observed
  /// difference) / (1 + swaps)`, which is never 0 (Phipson and Smyth 2010); a topic is swapped
  /// whole.
  ///
  /// @param topics sum and weight of the first, sum and weight of the second
  static double p(List<double[]> topics, Permutations permutations) {
    double observed = Math.abs(gap(topics, new Swaps(new Random(0), false)));
    Swaps swaps = new Swaps(new Random(permutations.seed()), true);
    int asLarge = 1;
    for (int i = 0; i < permutations.count(); i++) {
      if (Math.abs(gap(topics, swaps)) >= observed - 1e-12) asLarge++;
    }
    return (double) asLarge / (1 + permutations.count());
  }

  /// Draws whether a topic's scores are swapped.
  private record Swaps(Random random, boolean any) {
    boolean next() {
      return any && random.nextBoolean();
    }
  }

  private static double gap(List<double[]> topics, Swaps swaps) {
    double[] sums = new double[4];
    for (double[] topic : topics) {
      int shift = swaps.next() ? 2 : 0;
      for (int k = 0; k < 4; k++) sums[k] += topic[(k + shift) % 4];
    }
    return sums[1] == 0 || sums[3] == 0 ? 0 : sums[2] / sums[3] - sums[0] / sums[1];
  }

  private static double[] interval(Pairs pairs, Permutations permutations) {
    Random random = new Random(permutations.seed());
    double[] drawn = new double[Figures.Draws.STANDARD.count()];
    Swaps none = new Swaps(random, false);
    List<double[]> topics = pairs.topics();
    for (int i = 0; i < drawn.length; i++) {
      List<double[]> some = new ArrayList<>();
      for (int k = 0; k < topics.size(); k++) some.add(topics.get(random.nextInt(topics.size())));
      drawn[i] = gap(some, none);
    }
    Arrays.sort(drawn);
    return new double[] {Figures.quantile(drawn, TAIL), Figures.quantile(drawn, 1 - TAIL)};
  }

  /// Holm's step-down: the k-th smallest of m is multiplied by `m - k + 1`, and none may be smaller
  /// than the one before (Holm 1979).
  static List<Double> holm(List<Double> p) {
    List<Integer> rising = new ArrayList<>();
    for (int i = 0; i < p.size(); i++) rising.add(i);
    rising.sort((i, j) -> Double.compare(p.get(i), p.get(j)));
    List<Double> corrected = new ArrayList<>(p);
    double before = 0;
    for (int k = 0; k < rising.size(); k++) {
      int at = rising.get(k);
      before = Math.max(before, Math.min(1, p.get(at) * (p.size() - k)));
      corrected.set(at, before);
    }
    return corrected;
  }

  private static Map<String, Difference> holm(Map<String, Difference> differences) {
    List<Double> corrected = holm(differences.values().stream().map(Difference::p).toList());
    Map<String, Difference> all = new LinkedHashMap<>();
    differences.forEach((name, d) ->
        all.put(
            name,
            new Difference(
                d.a(),
                d.b(),
                d.low(),
                d.high(),
                d.p(),
                corrected.get(all.size()),
                d.won(),
                d.lost())));
    return all;
  }
}
