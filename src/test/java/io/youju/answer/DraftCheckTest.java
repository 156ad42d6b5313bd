package io.youju.answer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.DraftCheck.Checked;
import io.youju.answer.DraftCheck.Judged;
import io.youju.answer.DraftCheck.Verdict;
import io.youju.answer.Evidence.Place;
import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Section;
import io.youju.reading.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Drafts of an adversarial model and honest ones, held to the seed and to a made regulation.
class DraftCheckTest {
  private static final Path DRAFTS = Path.of("src/test/resources/writer/drafts.tsv");
  private static final DraftCheck CHECK = new DraftCheck(Optional.empty(), Optional.empty());

  record Case(String name, String expected, String draft) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Case> cases() throws IOException {
    try (Stream<String> lines = Files.lines(DRAFTS)) {
      return lines
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .map(part -> new Case(part[0], part[1], part[2].replace("\\n", "\n")))
          .toList();
    }
  }

  private static Evidence evidence() throws IOException {
    Map<String, Place> places = new LinkedHashMap<>();
    Document seed =
        read("hangzhou-decision", "中国共产党杭州市第十三届委员会第三次全体会议决定", "seeds/hangzhou-decision.txt");
    Document regulation =
        read("regulation", "某市养老服务条例", "src/test/resources/writer/regulation.txt");
    for (Section section : seed.sections()) {
      if (List.of("二、2", "五、2", "五、3").contains(section.label())) add(places, seed, section);
    }
    regulation.sections().forEach(section -> add(places, regulation, section));
    return new Evidence(places);
  }

  private static void add(Map<String, Place> places, Document document, Section section) {
    places.put(
        section.label(),
        new Place(
            document,
            section,
            section.clauses().stream()
                .filter(clause -> !clause.heading())
                .map(Clause::span)
                .map(span -> span.trim(document.text()))
                .toList()));
  }

  private static Document read(String id, String title, String file) throws IOException {
    return PlainText.read(
        new Metadata(id, title, "", "", "", "", ""), Files.readString(Path.of(file)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachSentenceStandsOrIsStruckForItsReason(Case one) throws IOException {
    Checked checked = CHECK.check(one.draft(), evidence());
    List<String> became =
        checked.sentences().stream()
            .map(Judged::verdict)
            .map(verdict ->
                switch (verdict) {
                  case Verdict.Stands _ -> "ok";
                  case Verdict.Struck(var why) -> why.wire();
                })
            .toList();
    assertThat(String.join(",", became)).as(one.draft()).isEqualTo(one.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatIsCitedIsTheSourceWordForWord(Case one) throws IOException {
    Checked checked = CHECK.check(one.draft(), evidence());
    for (Judged judged : checked.kept()) {
      for (Citation citation : judged.citations()) {
        Place place = requireNonNull(evidence().places().get(citation.label()));
        assertThat(place.document().text().substring(citation.start(), citation.end()))
            .isEqualTo(citation.quote())
            .isNotEmpty();
        assertThat(judged.sentence().labels()).contains(citation.label());
      }
    }
  }

  @Test
  void thereAreSixtyAdversarialDraftsAndTwentyHonestOnes() throws IOException {
    assertThat(cases().stream().filter(one -> !one.name().startsWith("honest")).count())
        .isGreaterThanOrEqualTo(60);
    assertThat(cases().stream().filter(one -> one.name().startsWith("honest")).count())
        .isGreaterThanOrEqualTo(20);
  }

  @Test
  void twoHundredThousandTokensAreStruckInTimeLinearInTheirLength() throws IOException {
    Checked checked = CHECK.check("取消限购".repeat(100_000) + "〔五、2〕。", evidence());
    assertThat(checked.kept()).isEmpty();
    assertThat(checked.struck()).containsEntry(Strike.TOO_LONG, 1);
  }
}
