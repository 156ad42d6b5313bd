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
        "我们楼七层,八十年代的房子,管子也锈了,这回会一道换么|这回会一道换么",
        "我妈八十一,一个人住,市里说要加床位,加几张|市里说要加床位,加几张",
        "这回会一道换么|这回会一道换么",
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
