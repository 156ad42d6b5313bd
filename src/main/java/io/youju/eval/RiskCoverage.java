package io.youju.eval;

import static java.util.Comparator.comparingDouble;

import java.util.ArrayList;
import java.util.List;

/// How often answers are wrong when only the surest are given (El-Yaniv and Wiener, JMLR 2010).
///
/// @param points by rising coverage
/// @param area under the curve, over the coverage that was reached; NaN without points
public record RiskCoverage(List<Point> points, double area) {
  /// What holds when only answers of at least `score` are given.
  ///
  /// @param coverage share of all questions that are answered
  /// @param risk share of those answers that are not right
  /// @param score the least score among them
  public record Point(double coverage, double risk, double score) {}

  public RiskCoverage {
    points = List.copyOf(points);
  }

  /// Only questions that were answered, and whose service said how sure it was, make points.
  static RiskCoverage of(List<Judged> judged) {
    List<Judged> answers =
        judged.stream()
            .filter(j -> !refused(j) && !Double.isNaN(j.exchange().score()))
            .sorted(comparingDouble((Judged j) -> j.exchange().score()).reversed())
            .toList();
    List<Point> points = new ArrayList<>();
    double risks = 0;
    int wrong = 0;
    for (int i = 0; i < answers.size(); i++) {
      if (!answers.get(i).exchange().faults().isEmpty()) wrong++;
      double risk = (double) wrong / (i + 1);
      risks += risk;
      double score = answers.get(i).exchange().score();
      points.add(new Point((i + 1.0) / judged.size(), risk, score));
    }
    return new RiskCoverage(points, risks / answers.size());
  }

  private static boolean refused(Judged judged) {
    return judged.tallies().getOrDefault("refusal_precision", Tally.NONE).weight() > 0;
  }
}
