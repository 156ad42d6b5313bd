package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Section;
import org.junit.jupiter.api.Test;

/// Single cases of numbering, among them those that other readers of such papers are known to miss.
class OutlineCasesTest {
  private static final Metadata ABOUT = new Metadata("x", "试", "", "", "", "", "");

  private static Document read(String text) {
    Document document = PlainText.read(ABOUT, text);
    ReadingLawsTest.holdsTheLaws(document);
    return document;
  }

  private static java.util.stream.Stream<String> numbers(String text) {
    return read(text).sections().stream().map(s -> s.number().toString());
  }

  private static java.util.stream.Stream<String> labels(String text) {
    return read(text).sections().stream().map(Section::label);
  }

  @Test
  void chaptersAndSectionsOfTwoFamiliesAreBothKept() {
    assertThat(numbers("一、总体要求\n1.指导思想。要好。\n2.目标。达到\n3.5万亿元以上。\n二、任务\n1.快。要快。\n"))
        .containsExactly("1", "1.1", "1.2", "2", "2.1");
  }

  @Test
  void anAmountAtTheStartOfALineIsNoHeading() {
    assertThat(numbers("一、总体要求\n3.5万亿元以上的投资。\n2025.1.1起施行。\n10%以上。\n")).containsExactly("1");
  }

  @Test
  void numbersPastOneHundredAreSeen() {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 130; i++)
      text.append("第").append(io.youju.text.ChineseNumerals.print(i)).append("条 甲方应当办理。\n");
    assertThat(read(text.toString()).sections())
        .hasSize(130)
        .last()
        .extracting(Section::label)
        .isEqualTo("第一百三十条");
  }

  @Test
  void aReferenceAtTheStartOfALineIsNoArticle() {
    assertThat(labels("第一条 为了试验。\n第二条 依照本法。\n第十二条、第十三条规定的情形除外。\n第三条第二款的情形，从其规定。\n第三条 施行。\n"))
        .containsExactly("第一条", "第二条", "第三条");
  }

  @Test
  void anArticleAddedLaterStandsBetweenItsNeighbours() {
    assertThat(numbers("第一条 甲。\n第一条之一 乙。\n第一条之二 丙。\n第二条 丁。\n"))
        .containsExactly("1", "1.1", "1.2", "2");
  }

  @Test
  void chaptersOfAStatuteAreToldFromItsArticles() {
    Document law = read("第一编　总则\n第一章　规定\n第一条　甲。\n第二章　范围\n第二条　乙。\n第二编　分则\n第一章　侦查\n第三条　丙。\n");
    assertThat(law.sections().stream().map(s -> s.number().toString()))
        .containsExactly("1.0", "1.1", "1", "1.2", "2", "2.0", "2.1", "3");
    assertThat(law.section(io.youju.document.SectionNumber.parse("2")))
        .get()
        .extracting(Section::label)
        .isEqualTo("第二条");
  }

  @Test
  void aCounterThatRunsOnAcrossChaptersNamesItsSectionsAlone() {
    assertThat(numbers("一、要求\n（一）思想。要好。\n（二）原则。要快。\n二、任务\n（三）支持。要省。\n（四）监督。要严。\n"))
        .containsExactly("1.0", "1", "2", "2.0", "3", "4");
    assertThat(labels("一、要求\n（一）思想。要好。\n二、任务\n（二）支持。要省。\n"))
        .containsExactly("一", "一、（一）", "二", "二、（二）");
  }

  @Test
  void quotedArticlesOfAnAmendmentAreText() {
    assertThat(labels("一、将第五条修改为：“第五条 甲。\n“第六条 乙。\n（一）丙；\n（二）丁。”\n二、将第八条修改为：“戊。”\n"))
        .containsExactly("一", "二");
  }

  @Test
  void theTableOfContentsIsNoOutline() {
    assertThat(labels("目　录\n第一章　总则\n第二章　附则\n第一章　总则\n第一条　甲。\n第二章　附则\n第二条　乙。\n"))
        .containsExactly("前言", "第一章", "第一条", "第二章", "第二条");
  }

  @Test
  void aPlanAttachedToANoticeCountsAnew() {
    Document notice =
        read("一、高度重视。\n二、抓好落实。\n市政府\n2024年1月2日\n附件1\n试验工作方案\n一、目标\n二、任务\n附件2\n分工表\n一、部门\n");
    assertThat(notice.sections().stream().map(s -> s.number().toString()))
        .containsExactly(
            "1", "2", "0.1", "0.1.0.1", "0.1.0.1.1", "0.1.0.1.2", "0.2", "0.2.0.1", "0.2.0.1.1");
  }

  @Test
  void lostLineBreaksAreFoundAgain() {
    String filler = "各地区各部门要认真贯彻落实，切实把思想和行动统一起来。".repeat(20);
    Document lost =
        read(
            "关于试验的通知 各市： "
                + filler
                + " 一、提高认识 "
                + filler
                + " 二、抓好落实 （一）加强领导。"
                + filler
                + " （二）加强督查。"
                + filler);
    assertThat(lost.sections().stream().map(s -> s.number().toString()))
        .containsExactly("0", "1", "2", "2.1", "2.2");
    assertThat(lost.sections().get(1).title()).isEqualTo("提高认识");
  }

  @Test
  void aMissingAndADoubleNumberAreNotedWithTheirPlace() {
    Document odd = read("一、甲\n二、乙\n四、丁\n四、戊\n");
    assertThat(odd.faults()).extracting(f -> f.line()).containsExactly(3, 4);
    assertThat(odd.sections().stream().map(s -> s.number().toString()))
        .containsExactly("1", "2", "4", "4.0.0");
  }

  @Test
  void spacesInsideANumberAndWidthsOfBracketsDoNotMatter() {
    assertThat(labels("第 一 章 总则\n第 一 条 甲。\n第 二 条 乙。\n")).containsExactly("第一章", "第一条", "第二条");
    assertThat(numbers("一、甲\n(一)乙。丙。\n（二）丁。戊。\n")).containsExactly("1", "1.1", "1.2");
  }
}
