package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Section;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a question asks for and takes for granted, and what a text can give.
class ParticularsTest {
  @ParameterizedTest
  @CsvSource({
    "加装一台补多少钱, 每台由财政补助十五万元, 0",
    "多久答复, 应当自收到异议之日起七日内答复, 0",
    "什么时候开始交, 业主应当自房屋交付之日起交纳, 0",
    "上限是百分之几, 不得超过经营收入的百分之三十, 0",
    "这个保险叫啥名, 发展商业健康保险“安心保”, 0",
    "补偿多少, 推动26家企业搬迁入园, 1",
    "一年交多少保费, 发展商业健康保险“安心保”, 2",
    "罚多少钱, 加强停车管理, 3"
  })
  void aTextLacksTheParticularsThatItDoesNotGive(String question, String text, int missing) {
    assertThat(Detail.missing(question, text, text)).isEqualTo(missing);
  }

  @ParameterizedTest
  @CsvSource({
    "为什么要降低低保标准, 低保标准年均增长不低于5%, true",
    "取消课后服务之后怎么办, 保障课后服务质量, true",
    "为什么要取消限行, 全面取消限行, false",
    "为什么要取消限行, 探索取消限行, true",
    "会不会取消课后服务了, 保障课后服务质量, false",
    "企业突然撤了谁管, 应当组织提供应急服务, false"
  })
  void anEndOfWhatIsKeptUpIsTakenForGranted(String question, String text, boolean overclaims) {
    assertThat(Premise.overclaims(question, text)).isEqualTo(overclaims);
  }

  @Test
  void aPlaceInTheTitleIsAtHomeAndAnotherIsForeign() {
    Set<String> known = Premise.terms("推动同城化");
    assertThat(Premise.foreign("杭州怎么同城化", "推动同城化", known, "推动同城化", "中共杭州市委的决定")).isFalse();
    assertThat(Premise.foreign("桂林怎么同城化", "推动同城化", known, "推动同城化", "中共杭州市委的决定")).isTrue();
    assertThat(Premise.foreign("肯尼亚怎么同城化", "推动同城化", known, "推动同城化", "中共杭州市委的决定")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1+28+n指什么", "3+1+2选科怎么选", "取消之后怎么办", "合同要不要备案"})
  void namesWithFiguresAreNoErrands(String question) {
    assertThat(Guard.check(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3+5等于几", "12*8=", "血压高吃什么药好", "写一首诗", "炒什么股能赚钱", "离婚起诉状范文"})
  void sumsAndErrandsAreOutOfScope(String question) {
    assertThat(Guard.check(question)).contains(Reply.Reason.OUT_OF_SCOPE);
  }

  @Test
  void itemsBeneathEachOtherAreOneList() {
    Document paper =
        Papers.read(
            "bins",
            "垃圾箱规定",
            """
            为了干净,制定本规定。
            第一条 禁止下列行为:
            (一)乱扔垃圾;
            (二)焚烧垃圾;
            (三)翻倒箱子。
            第二条 垃圾箱每天清空。
            """);
    Section first = paper.sections().get(1);
    Optional<io.youju.text.Span> all =
        Enumeration.around(paper.text(), first, first.clauses().getLast());
    assertThat(all.orElseThrow().of(paper.text())).contains("下列行为").contains("翻倒箱子").contains("焚烧");
    Section second = paper.sections().get(2);
    assertThat(Enumeration.around(paper.text(), second, second.clauses().getFirst())).isEmpty();
  }

  @Test
  void aFigureAfterLettersIsNoSection() {
    Document paper = Papers.read("air", "空气", "为了空气。\n第一条 空气要好。\n第二条 水要好。\n");
    assertThat(SectionReference.in("pm2.5", paper)).isEmpty();
    assertThat(SectionReference.in("2.5说什么", paper)).isPresent();
  }
}
