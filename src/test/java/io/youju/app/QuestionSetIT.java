package io.youju.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.SectionNumber;
import io.youju.eval.InProcess;
import io.youju.eval.Interview;
import io.youju.eval.Judged;
import io.youju.eval.QuestionSet;
import io.youju.eval.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Our own question set through the real service, held to the exact figures in `expected.txt`. Run
/// with -Dyouju.golden=write to write them anew; the difference is then read in review.
class QuestionSetIT {
  private static final Path FOLDER = Path.of("eval/hangzhou-decision");
  private static final Path EXPECTED = FOLDER.resolve("expected.txt");
  private final Map<String, int[]> figures = new TreeMap<>();

  @Test
  void theFiguresAreThoseCommitted() throws IOException {
    Youju youju = new Assembly(TestServer.SETTINGS).youju();
    List<Topic> topics = new ArrayList<>();
    for (Path file : files()) topics.addAll(QuestionSet.read(file));
    for (Judged judged : new Interview(new InProcess(youju)).run(topics, (_, _, _) -> {})) {
      boolean right = requireNonNull(judged.tallies().get("handled_right")).value() == 1;
      for (String key : List.of(judged.type(), "all")) {
        int[] figure = figures.computeIfAbsent(key, _ -> new int[2]);
        if (right) figure[0]++;
        figure[1]++;
      }
    }
    StringBuilder found = new StringBuilder("# type: right of all\n");
    figures.forEach((type, f) ->
        found.append(type).append(": ").append(f[0]).append(" of ").append(f[1]).append('\n'));
    if ("write".equals(System.getenv("YOUJU_GOLDEN"))) Files.writeString(EXPECTED, found);
    assertThat(found.toString()).isEqualTo(Files.readString(EXPECTED));
  }

  @Test
  void everyGoldSpanIsVerbatimInItsSection() throws IOException {
    Document document = Seeds.read(Path.of("seeds")).getFirst();
    for (JsonNode item : items()) {
      for (JsonNode turn : item.has("turns") ? item.get("turns") : List.of(item)) {
        StringBuilder gold = new StringBuilder();
        for (String list : List.of("gold_sections", "acceptable_sections")) {
          for (JsonNode number : turn.path(list)) {
            gold.append(
                document
                    .section(SectionNumber.parse(number.asString()))
                    .orElseThrow()
                    .span()
                    .of(document.text()));
          }
        }
        for (JsonNode answer : turn.path("answers"))
          assertThat(gold.toString()).as(item.get("id").asString()).contains(answer.asString());
      }
    }
  }

  private static List<JsonNode> items() throws IOException {
    List<JsonNode> items = new ArrayList<>();
    for (Path file : files()) {
      for (String line : Files.readAllLines(file)) items.add(JsonMapper.shared().readTree(line));
    }
    return items;
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList();
    }
  }
}
