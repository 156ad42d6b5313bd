package io.youju.eval;

/// What one question adds to a metric: `sum` out of `weight`. A metric over many questions is the
/// sum of their sums over the sum of their weights; a question of weight 0 has no say in it.
public record Tally(double sum, double weight) {
  public static final Tally NONE = new Tally(0, 0);

  static Tally of(double value) {
    return new Tally(value, 1);
  }

  static Tally of(boolean well) {
    return new Tally(well ? 1 : 0, 1);
  }

  boolean isNone() {
    return weight == 0;
  }

  Tally plus(Tally other) {
    return new Tally(sum + other.sum, weight + other.weight);
  }

  /// NaN when nothing has a say.
  public double value() {
    return sum / weight;
  }
}
