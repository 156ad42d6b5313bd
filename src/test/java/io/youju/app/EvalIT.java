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

  @Test
  void aCollectionIsSearchedWithTheTableOfEverydayWordsAsServed() throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id":"a","title":"","text":"优先发展公共交通，推进智慧调度。"}
        {"_id":"b","title":"","text":"加强旧城改造，完善绿化设施。"}
        """);
    Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\":\"q\",\"text\":\"我想坐巴士\"}\n");
    Files.writeString(folder.resolve("qrels/dev.tsv"), "query-id\tcorpus-id\tscore\nq\ta\t1\n");
    String beir = folder.toString();
    assertThat(eval("--beir", beir, "--qrels", "dev.tsv", "--bm25", "--json")).isZero();
    assertThat(json().at("/metrics/RR@10").asDouble()).isEqualTo(1);
  }

  @Test
  void questionsAboutParagraphsAreAskedGivenAndOpen() {
    assertThat(eval("--squad", "src/test/resources/eval/small.squad.json", "--json")).isZero();
    assertThat(json().at("/metrics/R@1").asDouble()).isEqualTo(1);
    assertThat(json().at("/metrics/f1").asDouble()).isBetween(0.1, 1.0);
    assertThat(json().at("/metrics/open_f1").asDouble()).isBetween(0.1, 1.0);
  }

  @Test
  void answersOfAnyReaderAreMarked() throws IOException {
    String file = "src/test/resources/eval/small.squad.json";
    Path answers = Files.writeString(folder.resolve("p.json"), "{\"no-such-question\":\"x\"}");
    assertThat(eval("--squad", file, "--predictions", answers.toString(), "--json")).isZero();
    assertThat(json().at("/metrics/answered").asDouble()).isZero();
    assertThat(json().at("/metrics/f1").asDouble()).isZero();
    Files.writeString(answers, "{\"a\":7}");
    assertThat(eval("--squad", file, "--predictions", answers.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("p.json: field a: needs a text");
  }

  @Test
  void aFailedGateIsNamedAndExitsOne() throws IOException {
    Path gates =
        Files.writeString(
            folder.resolve("gates.yml"),
            "- {metric: handled_right, floor: 0}\n- {metric: cited_at_1, floor: 1.01}\n");
    assertThat(eval(SMALL, "--no-embeddings", "--gates", gates.toString())).isEqualTo(1);
    assertThat(err.toString())
        .containsPattern("gate passed: handled_right over all: value 0\\.\\d{4}, floor 0\\.0000")
        .containsPattern("gate FAILED: cited_at_1 over all: value \\d\\.\\d{4}, floor 1\\.0100");
  }

  @Test
  void aServiceIsAskedOverHttpInBothWays() {
    assertThat(eval(SMALL, "--json")).isZero();
    double here = json().at("/metrics/handled_right").asDouble();
    for (String[] way : new String[][] {{}, {"--openai", "youju"}}) {
      out.getBuffer().setLength(0);
      String[] words = {SMALL, "--json", "--url", TestServer.url()};
      assertThat(eval(Stream.concat(Stream.of(words), Stream.of(way)).toArray(String[]::new)))
          .isZero();
      assertThat(json().at("/metrics/handled_right").asDouble()).isEqualTo(here);
    }
  }

  @Test
  void reportsAreComparedQuestionByQuestion() throws IOException {
    assertThat(eval(SMALL, "--json", "--no-embeddings")).isZero();
    Path report = Files.writeString(folder.resolve("a.json"), out.toString());
    out.getBuffer().setLength(0);
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    assertThat(line.execute("eval", "compare", report.toString(), report.toString(), "--json"))
        .isZero();
    assertThat(json().at("/differences/handled_right/p").asDouble()).isEqualTo(1);
    assertThat(json().at("/count").asInt()).isEqualTo(5);
  }
}
