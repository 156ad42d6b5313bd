package io.youju.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextLawsTest {
  private static final String ALPHABET = "限購行车第一二三〇十,。;、“”()（）： \n2035ABab％𠮷é\u200b";

  private static String random(Random random, int length) {
    int[] points = ALPHABET.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) text.appendCodePoint(points[random.nextInt(points.length)]);
    return text.toString();
  }

  @Test
  void numeralsAreReadAsTheyArePrinted() {
    for (int value = 0; value <= 9999; value++) {
      assertThat(ChineseNumerals.parse(ChineseNumerals.print(value)))
          .as("%d", value)
          .hasValue(value);
    }
  }

  @Test
  void yearsSpeltDigitByDigitAreNumbers() {
    assertThat(ChineseNumerals.parse("二〇三五")).hasValue(2035);
    assertThat(NormalForm.of("到二〇三五年").text()).isEqualTo("到2035年");
  }

  @Test
  void traditionalAndFullWidthCharactersAreComparedAsSimpleOnes() {
    assertThat(NormalForm.of("還　限購嗎？ＡＢ１").text()).isEqualTo("还限购吗?ab1");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void cutsCoverTheirRangeWithoutAGap(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      String text = random(random, random.nextInt(80));
      for (List<Span> cut :
          List.of(
              Sentences.clauses(text, new Span(0, text.length())),
              Sentences.phrases(text, new Span(0, text.length())))) {
        StringBuilder joined = new StringBuilder();
        cut.forEach(span -> joined.append(span.of(text)));
        assertThat(joined.toString()).isEqualTo(text);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15})
  void everyNormalCharacterKnowsWhereItCameFrom(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      String text = random(random, random.nextInt(60));
      NormalForm normal = NormalForm.of(text);
      int before = 0;
      for (int k = 0; k < normal.text().length(); k++) {
        Span from = normal.toOriginal(new Span(k, k + 1));
        assertThat(from.start()).isGreaterThanOrEqualTo(before);
        assertThat(from.end()).isLessThanOrEqualTo(text.length());
        before = from.start();
      }
      assertThat(NormalForm.of(normal.text()).text()).isEqualTo(normal.text());
    }
  }

  @Test
  void commasInsideQuotationMarksAndNumbersDoNotCut() {
    String text = "打响“茶为国饮,杭为茶都”品牌,共58,758件;其余不变。";
    assertThat(Sentences.phrases(text, new Span(0, text.length())).stream().map(s -> s.of(text)))
        .containsExactly("打响“茶为国饮,杭为茶都”品牌,", "共58,758件;", "其余不变。");
  }
}
