package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.SectionNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What our own question set has to be, whatever the service says to it.
class QuestionSetShapeTest {
  private static final Path FOLDER = Path.of("eval/hangzhou-decision");
  private static final int RUN = 4;

  /// Asked by number, by name or in another script: no run in common says nothing about them.
  private static final Set<String> NOT_LAY = Set.of("lookup", "outline", "keyword", "variant");

  private final Document document = Seeds.read(Path.of("seeds")).getFirst();
  private final List<JsonNode> items = items();

  private static List<JsonNode> items() {
    List<JsonNode> items = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) items.add(JsonMapper.shared().readTree(line));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return items;
  }

  private List<JsonNode> ofType(String type) {
    return items.stream().filter(item -> item.path("type").asString("").equals(type)).toList();
  }

  private static boolean toBeRefused(JsonNode item) {
    return item.path("expect").asString("").equals("refuse");
  }

  @Test
  void thereAreEnoughOfEveryKind() {
    assertThat(items).hasSizeGreaterThanOrEqualTo(260);
    assertThat(ofType("multi-section")).hasSizeGreaterThanOrEqualTo(20);
    assertThat(ofType("variant")).hasSizeGreaterThanOrEqualTo(15);
    assertThat(items.stream().filter(QuestionSetShapeTest::toBeRefused))
        .hasSizeGreaterThanOrEqualTo(60);
    assertThat(ofType("near-miss")).hasSizeGreaterThanOrEqualTo(30);
    assertThat(items.stream().filter(item -> item.has("turns"))).hasSizeGreaterThanOrEqualTo(20);
    for (JsonNode item : items) {
      if (item.has("turns")) assertThat(item.get("turns").size()).isBetween(2, 4);
    }
    for (String type :
        List.of(
            "fact-number",
            "fact-entity",
            "list",
            "explanation",
            "definition",
            "yes-no",
            "keyword",
            "lookup",
            "outline",
            "false-premise",
            "out-of-scope",
            "attack")) {
      assertThat(ofType(type)).as(type).isNotEmpty();
    }
  }

  @Test
  void idsAreUnique() {
    Set<String> ids = new HashSet<>();
    for (JsonNode item : items) assertThat(ids.add(item.get("id").asString())).isTrue();
  }

  /// Of the questions that have an answer in the document, conversations apart.
  @Test
  void nearlyHalfOfTheAnswerableQuestionsAreLayAndShareNoRunOfFourCharacters() {
    List<JsonNode> answerable =
        items.stream().filter(item -> !item.has("turns") && !toBeRefused(item)).toList();
    assertThat(share("answerable", answerable)).isGreaterThanOrEqualTo(0.45);
  }

  /// Of all lines: a conversation by all its turns that have an answer, a near-miss by the sections
  /// closest to it; other questions to be refused have no section and count as not lay.
  @Test
  void nearlyHalfOfAllLinesAreLayAndShareNoRunOfFourCharacters() {
    assertThat(share("all", items)).isGreaterThanOrEqualTo(0.45);
  }

  private double share(String of, List<JsonNode> lines) {
    long lay = lines.stream().filter(this::layWithoutARun).count();
    double share = (double) lay / lines.size();
    System.out.printf(
        "lay lines without a run of %d characters in common: %d of %d %s, %.3f%n",
        RUN, lay, lines.size(), of, share);
    return share;
  }

  private boolean layWithoutARun(JsonNode item) {
    if (item.has("turns")) {
      List<JsonNode> asked =
          item.get("turns").valueStream().filter(turn -> turn.has("gold_sections")).toList();
      return !asked.isEmpty()
          && asked.stream().noneMatch(turn -> sharesARun(turn, "gold_sections"));
    }
    String type = item.path("type").asString("");
    if (toBeRefused(item)) return type.equals("near-miss") && !sharesARun(item, "closest_sections");
    return !NOT_LAY.contains(type) && !sharesARun(item, "gold_sections");
  }

  private boolean sharesARun(JsonNode item, String sections) {
    StringBuilder text = new StringBuilder();
    for (JsonNode number : item.get(sections)) {
      text.append(
          document
              .section(SectionNumber.parse(number.asString()))
              .orElseThrow()
              .span()
              .of(document.text()));
    }
    String section = bare(text.toString());
    String question = bare(item.get("question").asString());
    return IntStream.rangeClosed(0, question.length() - RUN)
        .anyMatch(i -> section.contains(question.substring(i, i + RUN)));
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\p{P}\\p{Z}\\s]", "");
  }
}
