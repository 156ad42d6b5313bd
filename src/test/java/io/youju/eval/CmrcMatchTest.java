package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures worked by hand from the text of CMRC 2018's scorer.
class CmrcMatchTest {
  @ParameterizedTest
  @CsvSource({
    // answer, prediction, EM, F1
    "踢爆, 踢爆, 1, 1",
    "踢爆, “踢爆”。, 1, 1", // marks fall away
    "《红楼梦》, 红楼梦, 1, 1",
    "踢爆, 即为一踢爆, 0, 0.571429", // run 2 of 5 and 2: P .4, R 1
    "国际奥委会, 国际和奥委会, 0, 0.545455", // longest unbroken run 奥委会: P 3/6, R 3/5
    "1992年, 1993年, 0, 0.5", // tokens 1992|年: run 年
    "Windows XP, windows xp系统, 0, 0.666667", // 2 of 4 and 2
    "3.5万, 35万, 0, 0.5", // 3.5 is one token
    "2008-09, 200809, 1, 1", // the hyphen is a mark
    "95%, 95, 0, 0.666667", // 95|% against 95
    "12345, 67890, 0, 0",
    "是…否, 是否, 0, 0.4", // … is no mark: 是|…|否 against 是|否, run 1: P 1/2, R 1/3
  })
  void anAnswerIsScored(String answer, String prediction, double em, double f1) {
    assertThat(CmrcMatch.exact(List.of(answer), prediction)).isEqualTo(em);
    assertThat(CmrcMatch.f1(List.of(answer), prediction)).isCloseTo(f1, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "isn't so, cannot | is n't so , can not",
        "mr. o'neil's 3.5% (nxc). | mr. o'neil 's 3.5 % ( nxc ) .",
        "\"quoted\" and more... | `` quoted '' and more ...",
        "'tis gonna | 't is gon na",
        "you'll, they've; i'm! | you 'll , they 've ; i 'm !",
        "1,000.5, 3,x | 1,000.5 , 3 , x",
      })
  void latinTextIsCutAsNltkCutsIt(String text, String words) {
    assertThat(LatinWords.of(text).toList()).containsExactly(words.replace("```", "``").split(" "));
  }

  @Test
  void whiteSpaceOfUnicodeAtTheEndsFallsAway() {
    String prediction = " \u3000踢爆\u00a0\n";
    assertThat(CmrcMatch.exact(List.of("踢爆"), prediction)).isEqualTo(1);
    assertThat(CmrcMatch.f1(List.of("踢爆"), prediction)).isEqualTo(1);
  }

  @Test
  void theBestOfSeveralAnswersCounts() {
    List<String> answers = List.of("杭州", "杭州市");
    assertThat(CmrcMatch.exact(answers, "杭州市")).isEqualTo(1);
    assertThat(CmrcMatch.f1(answers, "杭州市区")).isCloseTo(6 / 7.0, within(1e-9));
  }

  @Test
  void anEmptyPredictionHasNothing() {
    assertThat(CmrcMatch.exact(List.of("踢爆"), "")).isZero();
    assertThat(CmrcMatch.f1(List.of("踢爆"), "")).isZero();
  }

  @Test
  void latinTextIsCutAsInThePennTreebank() {
    assertThat(CmrcMatch.tokens("Nexon公司(NXC)1,000.5元"))
        .containsExactly("nexon", "公", "司", "(", "nxc", ")", "1,000.5", "元");
    assertThat(CmrcMatch.tokens("the dog's, etc."))
        .containsExactly("the", "dog", "'s", ",", "etc", ".");
  }
}
