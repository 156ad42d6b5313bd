package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Question.Turn;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.SectionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
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
    for (JsonNode item : items()) run(youju, item);
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
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) items.add(JsonMapper.shared().readTree(line));
      }
    }
    return items;
  }

  private void run(Youju youju, JsonNode item) {
    List<Turn> history = new ArrayList<>();
    for (JsonNode turn : item.has("turns") ? item.get("turns") : List.of(item)) {
      String question = turn.get("question").asString();
      Reply reply = youju.answer(new Question(question, history, List.of(), Mode.EXTRACT));
      history.add(new Turn(question, reply.text()));
      boolean right = right(turn, reply);
      String type = item.has("turns") ? "conversation" : item.get("type").asString();
      for (String key : List.of(type, "all")) {
        int[] figure = figures.computeIfAbsent(key, _ -> new int[2]);
        if (right) figure[0]++;
        figure[1]++;
      }
    }
  }

  /// The contract's `right`.
  private static boolean right(JsonNode turn, Reply reply) {
    if (turn.path("expect").asString("").equals("refuse")) return reply instanceof Reply.Refusal;
    if (!(reply instanceof Reply.Answer answer)) return false;
    String first = answer.citations().getFirst().section().toString();
    boolean cited =
        Stream.of("gold_sections", "acceptable_sections")
            .anyMatch(list -> holds(turn.path(list), first));
    String plain = answer.text().replaceAll("〔[^〔〕]*〕", "");
    List<String> wanted = new ArrayList<>();
    turn.path("must_include").forEach(key -> wanted.add(key.asString()));
    int length = 0;
    for (JsonNode span : turn.path("answers")) {
      length += span.asString().length();
      if (turn.path("note").asString("").startsWith("ALL")) wanted.add(span.asString());
    }
    boolean includes = wanted.stream().allMatch(key -> compared(plain).contains(compared(key)));
    return cited && includes && plain.length() <= Math.max(160, 3 * length);
  }

  private static boolean holds(JsonNode sections, String number) {
    for (JsonNode section : sections)
      if (SectionNumber.parse(section.asString()).plain().toString().equals(number)) return true;
    return false;
  }

  private static String compared(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\p{P}\\p{Z}\\s]", "");
  }
}
