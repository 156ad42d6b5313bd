package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.youju.answer.Weights;
import io.youju.eval.SupportFit.Example;
import io.youju.eval.SupportFit.Fitted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SupportFitTest {
  /// Examples drawn from a logistic model that is known.
  private static List<Example> drawn(int count, double intercept, double a, double b, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = random.nextDouble(-2, 2);
      double y = random.nextDouble(0, 10);
      boolean well = random.nextDouble() < 1 / (1 + Math.exp(-(intercept + a * x + b * y)));
      examples.add(new Example(Map.of("x", x, "y", y, "flat", 1.0), well, well));
    }
    return examples;
  }

  @Test
  void theWeightsThatMadeTheExamplesAreFoundAgain() {
    Fitted fitted = new SupportFit(drawn(20_000, -1, 1.5, 0.2, 3), 0.01, 0.5).fit();
    Weights weights = fitted.weights();
    assertThat(weights.byFeature().get("x")).isCloseTo(1.5, within(0.1));
    assertThat(weights.byFeature().get("y")).isCloseTo(0.2, within(0.02));
    assertThat(weights.byFeature().get("flat")).isZero();
    assertThat(weights.intercept()).isCloseTo(-1, within(0.15));
    assertThat(weights.refuseUnder()).isBetween(0.35, 0.5);
  }

  @Test
  void featuresThatSayNothingGetAnAreaOfOneHalf() {
    Fitted fitted = new SupportFit(drawn(4_000, 0, 0, 0, 5), 1, 0.5).fit();
    assertThat(fitted.area()).isCloseTo(0.5, within(0.04));
  }

  private static double weightOfX(double ridge) {
    Fitted fitted = new SupportFit(drawn(500, 0, 2, 0, 7), ridge, 0.5).fit();
    return fitted.weights().byFeature().getOrDefault("x", Double.NaN);
  }

  @Test
  void aRidgeDrawsWeightsToNothing() {
    double free = weightOfX(0.01);
    double held = weightOfX(500);
    assertThat(held).isBetween(0.0, free / 2);
  }

  @Test
  void tooLittleToFitIsAnErrorThatSaysHowMuchThereIs() {
    assertThatThrownBy(() -> new SupportFit(drawn(9, 0, 0, 0, 1), 1, 0.5))
        .hasMessageContaining("needs 10 of each");
    assertThatThrownBy(() -> new SupportFit(drawn(100, 0, 0, 0, 1), 0, 0.5))
        .hasMessageContaining("ridge 0.0");
  }
}
