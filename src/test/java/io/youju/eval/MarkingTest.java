package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.SectionNumber;
import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MarkingTest {
  private static SectionName section(String number) {
    return SectionName.parse(number);
  }

  private static Turn answer(
      List<String> gold, List<String> acceptable, List<String> must, String... answers) {
    return new Turn(
        "?",
        new Expected.Answer(
            gold.stream().map(SectionName::parse).toList(),
            acceptable.stream().map(SectionName::parse).toList(),
            List.of(answers),
            must,
            false));
  }

  private static Said said(String text, String... sections) {
    return new Said(
        false,
        "",
        text,
        Stream.of(sections).map(s -> Said.cited(s, "d", SectionNumber.parse(s), "")).toList(),
        1,
        1);
  }

  private static final Said REFUSED = new Said(true, "not-in-documents", "没有", List.of(), 1, 1);

  private static double value(Turn turn, Said said, String metric) {
    return Marking.of(turn, said).tallies().getOrDefault(metric, Tally.NONE).value();
  }

  @Test
  void anAcceptableSectionMayBeCitedFirst() {
    Turn turn = answer(List.of("2.2"), List.of("3.1"), List.of());
    assertThat(value(turn, said("x", "3.1"), "cited_at_1")).isEqualTo(1);
    assertThat(value(turn, said("x", "4.1", "2.2"), "cited_at_1")).isZero();
  }

  @Test
  void precisionCountsAcceptableSectionsAndRecallDoesNot() {
    Turn turn = answer(List.of("2.2", "2.3"), List.of("3.1"), List.of());
    Said said = said("x", "3.1", "2.2", "4.1", "4.1");
    assertThat(value(turn, said, "citation_precision")).isEqualTo(2.0 / 3);
    assertThat(value(turn, said, "citation_recall")).isEqualTo(0.5);
  }

  @Test
  void aGoldSectionOfAnotherDocumentIsNotTheSame() {
    Turn turn = answer(List.of("e#2.2"), List.of(), List.of());
    assertThat(value(turn, said("x", "2.2"), "cited_at_1")).isZero();
    assertThat(section("d#2.2").covers(section("d#2.2"))).isTrue();
    assertThat(section("2.2").covers(section("d#2.2"))).isTrue();
  }

  @Test
  void wordsAreComparedWithoutWidthBlanksAndPunctuation() {
    Turn turn = answer(List.of("1"), List.of(), List.of("村（社区）２.5 万"));
    assertThat(value(turn, said("推进村(社区),25万", "1"), "includes")).isEqualTo(1);
    assertThat(value(turn, said("推进村社区26万", "1"), "includes")).isZero();
  }

  @Test
  void allAnswersAreNeededOnlyWhenTheNoteSaysSo() {
    Expected.Answer some =
        new Expected.Answer(List.of(section("1")), List.of(), List.of("甲", "乙"), List.of(), false);
    Expected.Answer all =
        new Expected.Answer(List.of(section("1")), List.of(), List.of("甲", "乙"), List.of(), true);
    assertThat(value(new Turn("?", some), said("甲", "1"), "right")).isEqualTo(1);
    assertThat(value(new Turn("?", all), said("甲", "1"), "right")).isZero();
    assertThat(value(new Turn("?", all), said("甲；乙", "1"), "right")).isEqualTo(1);
  }

  @Test
  void theLabelsOfCitationsDoNotCountTowardsLength() {
    Turn turn = answer(List.of("1"), List.of(), List.of(), "短");
    assertThat(value(turn, said("字".repeat(160) + "〔1〕", "1"), "concise")).isEqualTo(1);
    assertThat(value(turn, said("字".repeat(161) + "〔1〕", "1"), "concise")).isZero();
    assertThat(value(turn, said("字".repeat(158) + "〔2〕", "1"), "concise")).isZero();
  }

  @Test
  void longAnswersMayBeThreeTimesAsLong() {
    Turn turn = answer(List.of("1"), List.of(), List.of(), "字".repeat(60), "字".repeat(40));
    assertThat(value(turn, said("字".repeat(300), "1"), "concise")).isEqualTo(1);
    assertThat(value(turn, said("字".repeat(301), "1"), "concise")).isZero();
  }

  @Test
  void aRefusalOfAnAnswerableQuestionIsFalse() {
    Turn turn = answer(List.of("1"), List.of(), List.of());
    assertThat(Marking.of(turn, REFUSED).faults()).containsExactly("refused");
    assertThat(value(turn, REFUSED, "handled_right")).isZero();
    assertThat(value(turn, REFUSED, "false_refusal_rate")).isEqualTo(1);
    assertThat(value(turn, REFUSED, "citation_recall")).isZero();
    assertThat(value(turn, REFUSED, "citation_precision")).isNaN();
  }

  @Test
  void refusalFiguresAreThoseOfTheTextbook() {
    Turn refusable = new Turn("?", new Expected.Refusal(""));
    Turn answerable = answer(List.of("1"), List.of(), List.of());
    List<Judged> judged =
        Stream.of(
                Marking.of(refusable, REFUSED),
                Marking.of(refusable, REFUSED),
                Marking.of(refusable, said("x", "1")),
                Marking.of(answerable, REFUSED),
                Marking.of(answerable, said("x", "1")))
            .map(marks -> FiguresTest.judged("t" + System.identityHashCode(marks), marks.tallies()))
            .toList();
    var metrics = Figures.of(judged, Figures.Draws.STANDARD).metrics();
    assertThat(metrics.get("refusal_precision")).extracting(Figure::value).isEqualTo(2.0 / 3);
    assertThat(metrics.get("refusal_recall")).extracting(Figure::value).isEqualTo(2.0 / 3);
    assertThat(metrics.get("refusal_f1")).extracting(Figure::value).isEqualTo(4.0 / 6);
    assertThat(metrics.get("false_refusal_rate")).extracting(Figure::value).isEqualTo(0.5);
    assertThat(metrics.get("handled_right")).extracting(Figure::value).isEqualTo(0.6);
  }
}
