package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.youju.eval.Figures.Draws;
import io.youju.eval.Judged.Exchange;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FiguresTest {
  static Judged judged(String topic, Map<String, Tally> tallies) {
    Exchange exchange = new Exchange("?", "", "", List.of(), "", List.of(), Double.NaN, Double.NaN);
    return new Judged(topic, "set", "type", topic, tallies, exchange);
  }

  private static Judged right(String topic, boolean well) {
    return judged(topic, Map.of("right", Tally.of(well)));
  }

  private static Figure figure(List<Judged> judged) {
    Figure figure = Figures.of(judged, Draws.STANDARD).metrics().get("right");
    assertThat(figure).isNotNull();
    return java.util.Objects.requireNonNull(figure);
  }

  @Test
  void theIntervalOfAShareIsThatOfTheBinomial() {
    List<Judged> judged = IntStream.range(0, 400).mapToObj(i -> right("t" + i, i < 300)).toList();
    Figure figure = figure(judged);
    double half = 1.96 * Math.sqrt(0.75 * 0.25 / 400);
    assertThat(figure.value()).isEqualTo(0.75);
    assertThat(figure.low()).isCloseTo(0.75 - half, within(0.006));
    assertThat(figure.high()).isCloseTo(0.75 + half, within(0.006));
  }

  @Test
  void turnsOfOneConversationAreDrawnTogether() {
    List<Judged> apart = IntStream.range(0, 100).mapToObj(i -> right("t" + i, i < 50)).toList();
    List<Judged> together =
        IntStream.range(0, 100).mapToObj(i -> right("t" + i / 10, i < 50)).toList();
    assertThat(figure(together).high() - figure(together).low())
        .isGreaterThan(2 * (figure(apart).high() - figure(apart).low()));
  }

  @Test
  void equalSeedsGiveEqualIntervals() {
    List<Judged> judged = IntStream.range(0, 50).mapToObj(i -> right("t" + i, i % 3 == 0)).toList();
    assertThat(Figures.of(judged, new Draws(500, 7)))
        .isEqualTo(Figures.of(judged, new Draws(500, 7)));
  }

  @Test
  void aMetricInWhichNothingHasASayIsLeftOut() {
    assertThat(
            Figures.of(List.of(judged("a", Map.of("right", Tally.NONE))), Draws.STANDARD).metrics())
        .isEmpty();
  }

  @Test
  void quantilesFallBetweenNeighbours() {
    double[] sorted = {1, 2, 3, 4};
    assertThat(Figures.quantile(sorted, 0.5)).isEqualTo(2.5);
    assertThat(Figures.quantile(sorted, 0)).isEqualTo(1);
    assertThat(Figures.quantile(sorted, 1)).isEqualTo(4);
  }

  @Test
  void riskRisesAsLessSureAnswersAreGiven() {
    List<Judged> judged =
        Stream.of(answer("a", 3, true), answer("b", 1, false), answer("c", 2, true)).toList();
    RiskCoverage curve = RiskCoverage.of(judged);
    assertThat(curve.points())
        .extracting(RiskCoverage.Point::risk)
        .containsExactly(0.0, 0.0, 1.0 / 3);
    assertThat(curve.points()).extracting(RiskCoverage.Point::coverage).endsWith(1.0);
    assertThat(curve.area()).isCloseTo(1.0 / 9, within(1e-12));
  }

  private static Judged answer(String id, double score, boolean right) {
    Exchange exchange =
        new Exchange("?", "", "", List.of(), "", right ? List.of() : List.of("cited"), score, 1);
    return new Judged(id, "s", "t", id, Map.of("right", Tally.of(right)), exchange);
  }
}
