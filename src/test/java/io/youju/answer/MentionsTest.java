package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {
  private static final Document PLAN =
      Papers.read(
          """
          会议研究了有关工作,作出如下决定。
          一、修路
          1.修好东边的路。建成青溪示范大道,打造“1+N”路网。
          2.修好西边的路。延长青溪示范大道,先修小桥。
          二、种树
          1.种好南边的树。建设“2+X”苗圃。
          2.种好北边的树。先挖树坑。
          """);

  private static List<String> cited(String question) {
    return Mentions.of(question, PLAN).stream()
        .map(Reply.Answer.class::cast)
        .flatMap(answer -> answer.citations().stream())
        .map(citation -> citation.label() + citation.quote())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "哪几处提到青溪示范大道",
        "文件里哪几个地方提到青溪示范大道?说法一样吗",
        "青溪示范大道这个事,文件有两处说到,都在哪",
        "青溪示范大道好像前面后面各出现一回"
      })
  void everyPlaceIsQuoted(String question) {
    assertThat(cited(question)).containsExactly("一、1建成青溪示范大道,", "一、2延长青溪示范大道,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1+N、2+X分别是什么", "“1+N”和“2+X”各在哪条"})
  void namesWithSignsAreFoundWholly(String question) {
    assertThat(cited(question)).containsExactly("一、1打造“1+N”路网。", "二、1建设“2+X”苗圃。");
  }

  @ParameterizedTest
  @CsvSource({"哪几处提到小桥和流水", "青溪示范大道要建成什么样", "“1+N”是什么", "“3+N”和“2+X”各是什么"})
  void elseItIsNotForIt(String question) {
    assertThat(cited(question)).isEmpty();
  }
}
