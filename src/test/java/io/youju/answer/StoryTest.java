package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "我们村三百户,桥是六十年代的,也旧了,这回会一道修么|这回会一道修么",
        "我家种了三百亩,没水,文件说要修渠,修几条|文件说要修渠,修几条",
        "这回会一道修么|这回会一道修么",
        "文件说要种三千棵树,我们村分到几棵,哪天种|文件说要种三千棵树,我们村分到几棵,哪天种"
      })
  void whatIsToldFirstIsNoClaim(String question, String rest) {
    assertThat(Story.untold(question)).isEqualTo(rest);
  }

  @Test
  void itsLastSentenceAsks() {
    assertThat(Story.asked("我在村里住,腿脚不好。镇上太远了。村里能不能也修条路?")).contains("村里能不能也修条路?");
    assertThat(Story.asked("我在村里住,腿脚不好。村里能不能也修条路?啥时候?")).contains("村里能不能也修条路?啥时候?");
    assertThat(Story.asked("村里能不能也修条路?")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"我想修路,也想种树。路修不修?树种不种?", "我种树的。一头想知道树苗谁给,一头想知道路修到哪", "村里能不能也修条路?"})
  void twoQuestionsAreNotOne(String question) {
    assertThat(Story.asksOne(question)).isFalse();
  }

  @Test
  void aStoryWithOneQuestionAsksOneThing() {
    assertThat(Story.asksOne("我在村里住,腿脚不好。镇上太远了。村里能不能也修条路?")).isTrue();
  }
}
