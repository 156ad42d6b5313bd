package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "某市公园管理办法\\n第一条 甲。 | 某市公园管理办法",
        "某市人民政府文件\\n某政发〔2024〕1号\\n某市人民政府关于\\n印发公园管理办法的通知\\n各县： | 某市人民政府关于印发公园管理办法的通知",
        "附件1\\n公园名录\\n1.甲 | 公园名录",
        "特急\\n中华人民共和国\\n水法\\n第一章 总则 | 中华人民共和国水法",
        "公 园 管 理 办 法\\n第一条 甲。 | 公园管理办法",
        "关于公园的几点思考\\n园林是城市的肺。\\n市政府的通知 | 关于公园的几点思考",
        "机密★1年 | 机密★1年",
        "一句很长很长的话，它不是标题，因为它比任何标题都要长，并且里面有标点，一直写到六十个字以上才肯停下来，所以取文件的名字来用。 | 文件名"
      })
  void aTitleIsFoundBelowWhatStandsAboveItAndOverItsLines(String text, String title) {
    assertThat(Titles.of(Source.of(text.replace("\\n", "\n")), "文件名")).isEqualTo(title);
  }

  @Test
  void whatPropertiesCallAFileIsItsTitleOnlyWhenTheTextShowsIt() {
    Source source = Source.of("关于印发\n公园 管理办法的通知\n各县：\n");
    assertThat(Titles.stands("关于印发公园管理办法的通知", source)).isTrue();
    assertThat(Titles.stands("关于印发路灯管理办法的通知", source)).isFalse();
    assertThat(Titles.stands("", source)).isFalse();
  }
}
