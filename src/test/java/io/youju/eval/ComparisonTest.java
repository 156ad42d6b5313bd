package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.youju.eval.Comparison.Difference;
import io.youju.eval.Comparison.Permutations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static List<double[]> topics(double... differences) {
    return Arrays.stream(differences).mapToObj(d -> new double[] {0, 1, d, 1}).toList();
  }

  private static Scores scores(Map<String, Double> rights) {
    return Scores.of(
        rights.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(e -> FiguresTest.judged(e.getKey(), Map.of("right", Tally.of(e.getValue()))))
            .toList());
  }

  @Test
  void darwinsMaizeHasThePOfFisher() {
    // Fisher, The Design of Experiments (1935), § 21: 863 of the 32,768 sums of signs are as high
    // as
    // 314 eighths of an inch; both tails together have 1,726, p = 0.05267.
    List<double[]> maize = topics(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48);
    double error = Math.sqrt(0.05267 * (1 - 0.05267) / 100_000);
    assertThat(Comparison.p(maize, new Permutations(100_000, 1)))
        .isCloseTo(1726 / 32768.0, within(3.5 * error));
  }

  @Test
  void fourWinsOfFourHaveTheirTwoInSixteen() {
    assertThat(Comparison.p(topics(1, 1, 1, 1), Permutations.STANDARD))
        .isCloseTo(2 / 16.0, within(0.01));
  }

  @Test
  void underTheNullPIsUniform() {
    int runs = 400;
    Random random = new Random(20261124);
    double[] p = new double[runs];
    for (int run = 0; run < runs; run++) {
      double[] differences = random.doubles(40, -1, 1).toArray();
      p[run] = Comparison.p(topics(differences), new Permutations(10_000, run));
    }
    Arrays.sort(p);
    double farthest =
        IntStream.range(0, runs)
            .mapToDouble(i ->
                Math.max(Math.abs(p[i] - (double) i / runs), Math.abs(p[i] - (i + 1.0) / runs)))
            .max()
            .orElseThrow();
    // Kolmogorov and Smirnov at 1 %.
    assertThat(farthest).isLessThan(1.63 / Math.sqrt(runs));
    long rejected = Arrays.stream(p).filter(x -> x < 0.05).count();
    assertThat(rejected / (double) runs).isCloseTo(0.05, within(0.028));
  }

  @Test
  void aPlainDifferenceIsFound() {
    double[] differences = IntStream.range(0, 50).mapToDouble(i -> i % 10 == 0 ? 0 : 1).toArray();
    assertThat(Comparison.p(topics(differences), Permutations.STANDARD)).isLessThan(0.0002);
  }

  @Test
  void equalReportsDifferInNothing() {
    assertThat(Comparison.p(topics(0, 0, 0), Permutations.STANDARD)).isEqualTo(1);
  }

  @Test
  void questionsWonAndLostAreNamed() {
    Comparison comparison =
        Comparison.of(
            scores(Map.of("q1", 0.0, "q2", 1.0, "q3", 1.0, "q4", 0.0, "q9", 1.0)),
            scores(Map.of("q1", 1.0, "q2", 0.0, "q3", 1.0, "q4", 1.0, "q8", 1.0)),
            Permutations.STANDARD);
    Difference right = Objects.requireNonNull(comparison.metrics().get("right"));
    assertThat(right.won()).containsExactly("set#q1", "set#q4");
    assertThat(right.lost()).containsExactly("set#q2");
    assertThat(right.difference()).isEqualTo(0.25);
    assertThat(comparison.onlyA()).containsExactly("set#q9");
    assertThat(comparison.onlyB()).containsExactly("set#q8");
  }

  @Test
  void holmStepsDown() {
    // .01 × 4, .02 × 3, .03 × 2 (not below .06), .04 × 1 (not below .06).
    List<Double> corrected = Comparison.holm(List.of(0.04, 0.01, 0.03, 0.02));
    List<Double> expected = new ArrayList<>(List.of(0.06, 0.04, 0.06, 0.06));
    for (int i = 0; i < expected.size(); i++) {
      assertThat(corrected.get(i)).isCloseTo(expected.get(i), within(1e-12));
    }
  }

  @Test
  void fewerThanTenThousandPermutationsAreRefused() {
    assertThatThrownBy(() -> new Permutations(9_999, 1)).hasMessageContaining("9999");
  }
}
