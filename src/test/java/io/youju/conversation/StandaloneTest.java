package io.youju.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Question;
import io.youju.answer.Question.Turn;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandaloneTest {
  private static Question asked(String text, Turn... history) {
    return Standalone.of(new Question(text, List.of(history), List.of(), Question.Mode.EXTRACT));
  }

  @ParameterizedTest
  @CsvSource({
    "第二条呢, 第四部分第二条呢",
    "那第3点讲什么, 第四部分第3点讲什么",
    "下一条呢, 第4部分第3条呢",
    "上一条, 第4部分第1条",
    "下一部分讲什么, 第5部分讲什么"
  })
  void aNumberAloneIsUnderThePartSpokenOf(String text, String standalone) {
    assertThat(asked(text, new Turn("第四部分第二条讲什么", "种好南边的树〔四、2〕")).text()).isEqualTo(standalone);
  }

  @Test
  void anArticleOfALawIsNotMovedUnderAPart() {
    assertThat(asked("第二条讲什么", new Turn("第四十三条讲什么", "种好树〔第四十三条〕")).text()).isEqualTo("第二条讲什么");
  }

  @Test
  void askingWhereItStandsDoesNotBecomeTheTopic() {
    Question question =
        asked("还有别的吗", new Turn("鱼塘怎么挖", "挖好鱼塘〔三、1〕"), new Turn("这是哪一部分写的", "三、养鱼〔三〕"));
    assertThat(question.text()).isEqualTo("鱼塘怎么挖 还有别的吗");
  }

  @Test
  void aCorrectionReplacesWhatWasWrong() {
    assertThat(asked("我问的是高中不是小学", new Turn("小学怎么入学", "见文〔三、4〕")).text()).isEqualTo("高中怎么入学");
  }

  @Test
  void aChangeOfSubjectLeansOnNothing() {
    Turn before = new Turn("小学怎么入学", "见文〔三、4〕");
    assertThat(asked("先不说这个,跟邻市怎么合作", before).text()).isEqualTo("跟邻市怎么合作");
    assertThat(asked("换个话题,海外传播呢", before).text()).isEqualTo("海外传播呢");
    assertThat(asked("再问一个,那中学呢", before).text()).isEqualTo("小学怎么入学 那中学呢");
  }
}
