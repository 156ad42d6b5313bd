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

  @Test
  void whatGoesBackIsAskedWithoutWhatCameBetween() {
    Turn wetland = new Turn("湿地以后怎么管", "抓好湿地〔八、2〕");
    Turn metro = new Turn("地铁以后怎么修", "修好地铁〔八、1〕");
    for (String words : List.of("再回湿地,门票收吗", "回到刚才的湿地,门票收吗", "前面说的湿地,门票收吗")) {
      Question back = asked(words, wetland, metro);
      assertThat(back.text()).isEqualTo("湿地,门票收吗");
      assertThat(back.labels()).containsExactly("八、2");
    }
    assertThat(asked("前面说的机场,什么时候修", wetland, metro).text()).isEqualTo("地铁以后怎么修 前面说的机场,什么时候修");
  }

  @Test
  void whatNamesNoMatterLeansOnTheLast() {
    Turn before = new Turn("想争个什么称号", "争创示范市〔九、2〕");
    assertThat(asked("评上了没有?哪一批?", before).text()).isEqualTo("想争个什么称号 评上了没有?哪一批?");
    assertThat(asked("属于第几部分,标题是啥", before).text()).isEqualTo("想争个什么称号 属于第几部分,标题是啥");
    assertThat(asked("跟它并列的另外两个称号是?", before).text()).startsWith("想争个什么称号 ");
    Question other = asked("清关有新办法吗", before);
    assertThat(other.text()).isEqualTo(other.focus()).isEqualTo("清关有新办法吗");
    assertThat(other.labels()).containsExactly("九、2");
  }

  @Test
  void aLongQuestionAfterBesidesStandsByItself() {
    Turn before = new Turn("商圈有啥想法", "提升商圈〔四、3〕");
    assertThat(asked("另外我白天看店走不开,办执照这些手续夜里能自己办吗", before).text())
        .isEqualTo("我白天看店走不开,办执照这些手续夜里能自己办吗");
    assertThat(asked("另外那个步行街呢", before).text()).isEqualTo("商圈有啥想法 另外那个步行街呢");
  }

  @Test
  void whatWasMeantKeepsTheTimeOfTheTurnBefore() {
    Turn before = new Turn("未来五年产值要到多少", "达到二点五〔二、2〕");
    assertThat(asked("我问的是居民手里的收入,不是产值", before).text()).isEqualTo("未来五年居民手里的收入要到多少");
    assertThat(asked("我问的是居民手里的收入,不是总量", before).text()).isEqualTo("未来五年居民手里的收入");
    assertThat(asked("不好意思,我要的是居民手里的收入", before).text()).isEqualTo("未来五年产值要到多少 居民手里的收入");
  }

  @Test
  void itemsOfWhatWasShownAreAskedForWithoutTheItemBefore() {
    Turn before = new Turn("工作导向里第二条讲什么", "二是创新,〔二、3〕");
    assertThat(asked("最后一条呢", before).text()).isEqualTo("工作导向里 最后一条呢");
  }
}
