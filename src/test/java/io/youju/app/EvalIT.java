package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `youju eval` as it is typed, with the real documents and models.
class EvalIT {
  static final String SMALL = "src/test/resources/eval/small.jsonl";

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int eval(String... words) {
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    List<String> common = List.of("--data", "target/test-data", "--seeds", "seeds");
    return line.execute(
        Stream.of(Stream.of("eval"), Stream.of(words), common.stream())
            .flatMap(s -> s)
            .toArray(String[]::new));
  }

  private JsonNode json() {
    return JsonMapper.shared().readTree(out.toString());
  }

  @Test
  void questionSetsAreAskedInProcess() {
    assertThat(eval(SMALL, "--json")).isZero();
    JsonNode report = json();
    assertThat(report.at("/metrics/handled_right").asDouble()).isBetween(0.2, 1.0);
    assertThat(report.at("/count").asInt()).isEqualTo(5);
    assertThat(report.at("/questions/0/cited/0/section").asString())
        .isEqualTo("hangzhou-decision#5.2");
    assertThat(report.at("/origin/index").asString()).isNotEmpty();
  }

  @Test
  void theTwoHalvesMakeTheWhole() {
    assertThat(eval(SMALL, "--json", "--split", "tune", "--no-embeddings")).isZero();
    int tune = json().at("/count").asInt();
    out.getBuffer().setLength(0);
    assertThat(eval(SMALL, "--json", "--split", "test", "--no-embeddings")).isZero();
    assertThat(tune + json().at("/count").asInt()).isEqualTo(5);
  }

  @Test
  void aMalformedLineIsWrongUse() throws IOException {
    Path set = Files.writeString(folder.resolve("bad.jsonl"), "{\"id\":\"a\",\"question\":\"b\"}");
    assertThat(eval(set.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("bad.jsonl: line 1: field gold_sections: is missing");
  }

  @Test
  void aMissingSetIsWrongUse() {
    assertThat(eval("no-such.jsonl")).isEqualTo(2);
    assertThat(err.toString()).contains("no such question set: no-such.jsonl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--hybrid", "--dense", "--bm25", "--bm25-bigrams"})
  void everyPartOfTheSearchRunsACollection(String part) {
    Path run = folder.resolve("run.txt");
    String beir = "src/test/resources/eval/beir";
    assertThat(
            eval(
                "--beir", beir, "--qrels", "dev.tsv", part, "--json", "--trec-out", run.toString()))
        .isZero();
    assertThat(json().at("/metrics/RR@10").asDouble()).isEqualTo(1);
    out.getBuffer().setLength(0);
    assertThat(eval("--trec-run", run.toString(), "--trec-qrels", beir + "/qrels/dev.tsv"))
        .isZero();
    assertThat(out.toString()).contains("recip_rank            \tall\t1.0000");
  }
}
