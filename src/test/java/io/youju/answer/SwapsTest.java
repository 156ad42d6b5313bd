package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names in the place of others, held against an invented paper.
class SwapsTest {
  private static final String TEXT =
      "支持青溪特别保护区建设。举全市之力推进城北科学走廊发展,支持城南制造走廊发展。推动甲河大学争创全国一流大学、乙山学院争创全国百强大学,"
          + "提升东门、西门、鼓楼三大商圈品质。禁止新建和扩建高耗能项目,统筹做好古桥、古井等文化遗产申报工作,推进石窑遗址保护。";

  private static final Swaps SWAPS =
      new Swaps(List.of("# remark", "青溪|白沙|南浦", "城东|城西|城南|城北", "新建|扩建|改建"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "白沙特别保护区的范围包括哪几个镇",
        "举全市之力推进的城南科学走廊,主要建什么实验室",
        "城北那条制造走廊上最大的园子叫啥",
        "乙山学院要争创全国一流大学、甲河大学要争创全国百强大学,为什么不一样",
        "东门、西门、火车站这三大商圈准备怎么提升",
        "石窑遗址被列入文化遗产申报名单,下一步怎么申报",
        "火车站作为三大商圈之一,准备怎么提升"
      })
  void aNameInThePlaceOfAnotherIsSeen(String question) {
    assertThat(SWAPS.any(question, TEXT, TEXT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "青溪特别保护区的范围包括哪几个镇",
        "举全市之力推进的城北科学走廊,主要建什么实验室",
        "甲河大学要争创什么",
        "乙山学院也是一流大学?",
        "还能不能新建高耗能项目",
        "东门、西门、鼓楼这三大商圈准备怎么提升",
        "东门商圈准备怎么提升",
        "该决定为何要做好文化遗产申报工作,目的是什么",
        "古井被列入文化遗产申报名单,下一步怎么申报",
        "我家的老屋能不能被列入文化遗产申报,要找谁",
        "个体户作为三大商圈的经营者,有什么支持"
      })
  void whatTheTextSaysItselfIsNoSwap(String question) {
    assertThat(SWAPS.any(question, TEXT, TEXT)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"第三个是火车站对吧", "火车站呢,算不算在里面"})
  void oneThatIsNotAmongThemIsSeen(String asked) {
    assertThat(Swaps.misnumbered(asked, "要提升的三大商圈是哪三个" + asked, TEXT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"第三个是什么", "第二个是西门商圈对吧", "西门商圈呢,算不算在里面"})
  void oneThatIsAmongThemIsNoStranger(String asked) {
    assertThat(Swaps.misnumbered(asked, "要提升的三大商圈是哪三个" + asked, TEXT)).isFalse();
  }

  @Test
  void anotherOfAGroupThatIsNowhereIsSeen() {
    assertThat(SWAPS.another("白沙呢", "青溪怎么支持白沙呢", TEXT, TEXT)).isTrue();
    assertThat(SWAPS.another("苏州呢", "青溪怎么支持苏州呢", TEXT, TEXT)).isTrue();
    assertThat(SWAPS.another("老人呢", "青溪怎么支持老人呢", TEXT, TEXT)).isFalse();
    assertThat(SWAPS.another("城南呢", "城北那条城南呢", TEXT, TEXT)).isFalse();
  }
}
