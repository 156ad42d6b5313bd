package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `youju bench` as it is typed. Nothing here holds a time: machines differ.
class BenchIT {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int bench(String... words) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> common = List.of("--data", "target/test-data", "--seeds", "seeds");
    return line.execute(
        Stream.of(Stream.of("bench", EvalIT.SMALL), Stream.of(words), common.stream())
            .flatMap(s -> s)
            .toArray(String[]::new));
  }

  private JsonNode metrics() {
    return JsonMapper.shared().readTree(out.toString()).path("metrics");
  }

  @Test
  void aServerIsStartedAskedMeasuredAndStopped() {
    int exit = bench("--starts", "1", "--seconds", "1", "--warm-up", "0", "--json");
    assertThat(exit).as(err.toString()).isZero();
    assertThat(metrics().path("start_ms").asDouble()).isPositive();
    assertThat(metrics().path("resident_peak_mb").asDouble())
        .isGreaterThanOrEqualTo(metrics().path("resident_mb").asDouble());
    assertThat(metrics().path("p95_ms@4").asDouble())
        .isGreaterThanOrEqualTo(metrics().path("p50_ms@4").asDouble());
    assertThat(metrics().path("replies_per_s").asDouble()).isPositive();
    assertThat(ProcessHandle.current().children().filter(BenchIT::serves)).isEmpty();
  }

  private static boolean serves(ProcessHandle process) {
    return List.of(process.info().arguments().orElse(new String[0])).contains("serve");
  }

  @Test
  void aServiceElsewhereIsAskedAtItsUrl() {
    assertThat(bench("--url", TestServer.url(), "--seconds", "1", "--warm-up", "0", "--json"))
        .isZero();
    assertThat(metrics().has("start_ms")).isFalse();
    assertThat(metrics().path("replies").asInt()).isPositive();
  }

  @Test
  void aServiceThatIsNotThereEndsWithOne() {
    assertThat(bench("--url", "http://localhost:9", "--seconds", "1")).isEqualTo(1);
    assertThat(err.toString()).contains("http://localhost:9/api/v1/answers cannot be asked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--clients 0", "--seconds 0", "--starts 0", "--warm-up -1"})
  void aValueOutOfItsRangeIsNamedWithTheRange(String words) {
    assertThat(bench(words.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(words + ": needs ");
  }
}
