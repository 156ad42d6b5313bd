package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {
  @TempDir private Path folder = Path.of("");

  /// 40 questions, of which the first `right` are right.
  private static Report report(int right) {
    List<Judged> judged =
        IntStream.range(0, 40)
            .mapToObj(
                i -> FiguresTest.judged("q" + i, Map.of("handled_right", Tally.of(i < right))))
            .toList();
    return Report.of("questions", Map.of(), judged, new Figures.Draws(10, 1));
  }

  private Gates gates(String text) throws IOException {
    return Gates.read(Files.writeString(folder.resolve("gates.yml"), text));
  }

  private static List<Gates.Verdict> hold(Gates gates, int right) {
    return gates.hold(report(right));
  }

  @Test
  void aFailedGateNamesMetricFloorAndValue() throws IOException {
    Gates gates = gates("- metric: handled_right\n  set: set\n  floor: 0.8\n");
    assertThat(hold(gates, 32)).allMatch(Gates.Verdict::passed);
    assertThat(hold(gates, 31).getFirst().passed()).isFalse();
    assertThat(hold(gates, 31).getFirst().says())
        .isEqualTo("handled_right over set: value 0.7750, floor 0.8000");
  }

  @Test
  void onlyASureLossIsWorse() throws IOException {
    Files.writeString(folder.resolve("before.json"), ReportJson.of(report(30)));
    Gates gates = gates("- {metric: handled_right, not_worse_than: before.json, p: 0.05}\n");
    assertThat(hold(gates, 30).getFirst().passed()).isTrue();
    assertThat(hold(gates, 27).getFirst().passed()).isTrue();
    assertThat(hold(gates, 40).getFirst().passed()).isTrue();
    assertThat(hold(gates, 15).getFirst().passed()).isFalse();
    assertThat(hold(gates, 15).getFirst().says()).contains("value 0.3750, floor 0.7500");
  }

  @Test
  void aFigureThatIsNotThereFails() throws IOException {
    assertThat(hold(gates("- {metric: nDCG, floor: 0}\n"), 40).getFirst().passed()).isFalse();
    assertThat(hold(gates("- {metric: handled_right, set: x, floor: 0}\n"), 40).getFirst().says())
        .startsWith("handled_right over x: there is no such figure; sets asked: all, ");
  }

  @Test
  void malformedGatesNameLineAndField() {
    assertThatThrownBy(() -> gates("- metric: right\n  floor: high\n"))
        .hasMessageContaining("gates.yml: line 2: field floor: 'high' is not a number");
    assertThatThrownBy(() -> gates("- metric: right\n  flor: 1\n"))
        .hasMessageContaining("line 2: field flor: is not known");
    assertThatThrownBy(() -> gates("- floor: 1\n")).hasMessageContaining("line 1: field metric");
    assertThatThrownBy(() -> gates("metric: x\n")).hasMessageContaining("needs a list");
    assertThatThrownBy(() -> gates("- [\n")).hasMessageContaining("line 2");
  }
}
