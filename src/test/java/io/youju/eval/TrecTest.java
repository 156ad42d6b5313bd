package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures worked by hand from the definitions of trec_eval.
class TrecTest {
  @TempDir private Path folder = Path.of("");

  private static double metric(Map<String, Integer> grades, List<String> ranked, String name) {
    return Ranking.metrics(grades, ranked).getOrDefault(name, Tally.NONE).value();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("file.txt"), text);
  }

  @Test
  void gradesAreTheGainAndTheLogarithmOfTheRankDiscounts() {
    // DCG 1 + 3/log2(4) = 2.5; ideal 3 + 1/log2(3) + 0 = 3.63093.
    Map<String, Integer> grades = Map.of("a", 1, "b", 0, "c", 3);
    assertThat(metric(grades, List.of("a", "b", "c"), "nDCG@10"))
        .isCloseTo(2.5 / (3 + Math.log(2) / Math.log(3)), within(1e-12));
    assertThat(metric(grades, List.of("a", "b", "c"), "nDCG@1")).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void averagePrecisionDividesByAllThatIsRelevant() {
    // Relevant at 1 and 3, a third never found: (1 + 2/3) / 3.
    Map<String, Integer> grades = Map.of("a", 1, "c", 1, "z", 2);
    assertThat(metric(grades, List.of("a", "x", "c"), "AP")).isCloseTo(5 / 9.0, within(1e-12));
    assertThat(metric(grades, List.of("a", "x", "c"), "R@10")).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void aShortRankingIsDividedByTheWholeCutoff() {
    assertThat(metric(Map.of("a", 1), List.of("a"), "P@10")).isEqualTo(0.1);
  }

  @Test
  void reciprocalRankEndsAtItsCutoff() {
    List<String> ranked = List.of("b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "a");
    assertThat(metric(Map.of("a", 1), ranked, "RR@10")).isZero();
    assertThat(metric(Map.of("a", 1), ranked, "RR")).isCloseTo(1 / 11.0, within(1e-12));
  }

  @Test
  void whatIsUnjudgedOrBelowOneIsNotRelevant() {
    Map<String, Integer> grades = Map.of("a", 0, "b", -2, "c", 1);
    assertThat(metric(grades, List.of("a", "b", "x", "c"), "RR")).isEqualTo(0.25);
    assertThat(metric(grades, List.of("b"), "nDCG@10")).isZero();
  }

  @Test
  void equalScoresStandByIdDownAsInTrecEval() {
    assertThat(Ranking.order(Map.of("a", 1.0, "c", 1.0, "b", 2.0))).containsExactly("b", "c", "a");
  }

  @Test
  void scoresThatAreEqualOnlyAsFloatsAreNotEqual() {
    // trec_eval 10 compares doubles; 9 compared floats, and would put b first.
    assertThat(Ranking.order(Map.of("a", 1.000000001, "b", 1.0))).containsExactly("a", "b");
  }

  @Test
  void blankLinesCommentsAndTheLineEndsOfWindowsAreRead() throws IOException {
    Path run = file("\uFEFF# a run\r\n\r\n1 Q0 a 1 -1.5e-3 t\r\n  1\tQ0\tb\t2\t+.5\tt more\r\n\n");
    assertThat(Trec.run(run)).isEqualTo(Map.of("1", Map.of("a", -0.0015, "b", 0.5)));
    Path qrels = file("# judged\r\n1 0 a -2\r\n\r\n1 0 b +3\r\n");
    assertThat(Trec.qrels(qrels)).isEqualTo(Map.of("1", Map.of("a", -2, "b", 3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nan", "1d", "0x1p3", "1,5", "1.5.2", "--1", "e5", "."})
  void whatIsNoDecimalIsNoScore(String score) throws IOException {
    Path run = file("1 Q0 a 1 inf t\n1 Q0 b 2 -Infinity t\n1 Q0 c 3 " + score + " t\n");
    assertThatThrownBy(() -> Trec.run(run))
        .hasMessageContaining("line 3: field score: '" + score + "' is not a number");
  }

  @Test
  void aTopicWithNothingRelevantOrOnlyNegativeGradesScoresNothing() {
    for (Map<String, Integer> grades : List.of(Map.of("a", 0), Map.of("a", -1, "b", -2))) {
      Ranking.metrics(grades, List.of("a", "b", "c"))
          .values()
          .forEach(tally -> {
            assertThat(tally.value()).isZero();
            assertThat(tally.weight()).isEqualTo(1);
          });
    }
  }

  @Test
  void topicsOfTheRunThatNobodyJudgedHaveNoSay() {
    var judged =
        TrecReport.judge("s", Map.of("1", Map.of("a", 1)), Map.of("2", Map.of("a", 1.0)), false);
    assertThat(judged).extracting(Judged::id).containsExactly("1");
    assertThat(recall(judged)).isZero();
  }

  @Test
  void idsOfCharactersBeyondTheFirstPlaneStandByTheirBytes() {
    // U+20000 has a lower UTF-16 unit than U+FF21, but higher bytes.
    assertThat(Ranking.order(Map.of("𠀀", 1.0, "Ａ", 1.0))).containsExactly("𠀀", "Ａ");
  }

  @Test
  void aTopicThatTheRunLacksCountsNothingOrNotAtAll() {
    var qrels = Map.of("1", Map.of("a", 1), "2", Map.of("a", 1));
    var run = Map.of("1", Map.of("a", 1.0), "3", Map.of("a", 1.0));
    assertThat(recall(TrecReport.judge("s", qrels, run, false))).isEqualTo(0.5);
    assertThat(recall(TrecReport.judge("s", qrels, run, true))).isEqualTo(1);
  }

  private static double recall(List<Judged> judged) {
    Figures figures = Figures.of(judged, new Figures.Draws(10, 1));
    return figures.metrics().getOrDefault("R@10", new Figure(-1, 0, 0, 0)).value();
  }

  @Test
  void figuresArePrintedInTheFormOfTrecEval() {
    var qrels = Map.of("10", Map.of("a", 1), "9", Map.of("a", 1));
    var judged = TrecReport.judge("s", qrels, Map.of("9", Map.of("a", 1.0)), false);
    Report report = Report.of("trec", Map.of(), judged, new Figures.Draws(10, 1));
    assertThat(TrecReport.lines(report, true))
        .contains(
            "map                   \t10\t0.0000",
            "recip_rank            \t9\t1.0000",
            "num_q                 \tall\t2",
            "ndcg_cut_10           \tall\t0.5000")
        .first()
        .isEqualTo("map                   \t10\t0.0000");
  }

  @Test
  void aWrittenRunIsScoredAsItWasOrdered() throws IOException {
    // Three equal scores: the order is by id up, and has to survive trec_eval's id down.
    Map<String, Double> apart = Retrieval.apart(Map.of("a", 0.5, "b", 0.5, "c", 0.5, "d", 0.7));
    Path file = folder.resolve("run.txt");
    Retrieval.write(file, Map.of("1", apart), "tag");
    assertThat(Ranking.order(Trec.run(file).getOrDefault("1", Map.of())))
        .containsExactly("d", "a", "b", "c");
  }

  @Test
  void judgementsOfBeirAreRead() throws IOException {
    Path file = file("query-id\tcorpus-id\tscore\nq1\tid with space\t2\n");
    assertThat(Trec.qrels(file)).isEqualTo(Map.of("q1", Map.of("id with space", 2)));
  }

  @Test
  void malformedLinesNameFileLineAndField() throws IOException {
    Path run = file("1 Q0 a 1 2.0 t\n1 Q0 b 2 high t\n");
    assertThatThrownBy(() -> Trec.run(run))
        .hasMessageContaining("file.txt: line 2: field score: 'high' is not a number");
    Path twice = file("1 Q0 a 1 2.0 t\n1 Q0 a 2 1.0 t\n");
    assertThatThrownBy(() -> Trec.run(twice))
        .hasMessageContaining("line 2: field id: 'a' stands twice in topic 1");
    Path qrels = file("1 0 a\n");
    assertThatThrownBy(() -> Trec.qrels(qrels)).hasMessageContaining("line 1: has 3 fields");
    Path grade = file("1 0 a 1.5\n");
    assertThatThrownBy(() -> Trec.qrels(grade))
        .hasMessageContaining("line 1: field grade: '1.5' is not a whole number");
  }
}
