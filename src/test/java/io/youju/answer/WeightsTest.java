package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeightsTest {
  private static final List<String> FILE =
      List.of("# a remark", "intercept\t-1", "quote\t2", "missing\t-3", "refuse-under\t0.4");

  @Test
  void aFileGivesItsWeightsAndTheChanceOfALogisticModel() {
    Weights weights = Weights.of(FILE);
    assertThat(weights.refuseUnder()).isEqualTo(0.4);
    assertThat(weights.chance(Map.of("quote", 0.5, "missing", 0.0, "unheard", 9.0)))
        .isCloseTo(0.5, within(1e-12));
    assertThat(weights.chance(Map.of("quote", 1.0)))
        .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
  }

  @Test
  void aFeatureThatIsSwitchedOffCountsNothing() {
    Weights weights = Weights.of(FILE).without(Set.of("missing"));
    assertThat(weights.chance(Map.of("quote", 1.0, "missing", 1.0)))
        .isEqualTo(weights.chance(Map.of("quote", 1.0)));
  }

  @Test
  void aLineOfAnotherFormIsNamed() {
    assertThatThrownBy(() -> Weights.of(List.of("intercept\t1", "quote 2")))
        .hasMessageContaining("line 2")
        .hasMessageContaining("quote 2");
    assertThatThrownBy(() -> Weights.of(List.of("intercept\tmuch"))).hasMessageContaining("much");
    assertThatThrownBy(() -> Weights.of(List.of("intercept\t1", "intercept\t1")))
        .hasMessageContaining("line 2");
    assertThatThrownBy(() -> Weights.of(List.of("intercept\t1")))
        .hasMessageContaining("refuse-under is missing");
  }

  @Test
  void theWeightsThatAreShippedNameFeaturesThatThereAre() {
    Set<String> plain = new Support(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0).features().keySet();
    Set<String> foreseen = new Support(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1).features().keySet();
    assertThat(Weights.standard("several").byFeature().keySet())
        .containsExactlyInAnyOrder(
            "first", "ahead", "third", "several", "marks", "length", "joins", "asks", "each");
    for (String name : List.of("support", "support-words", "support-likely")) {
      Set<String> features = name.endsWith("likely") ? foreseen : plain;
      assertThat(Weights.standard(name).byFeature().keySet()).isEqualTo(features);
      assertThat(Weights.standard(name).refuseUnder()).isBetween(0.1, 0.9);
    }
  }
}
