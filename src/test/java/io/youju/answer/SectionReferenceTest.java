package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.text.NormalForm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SectionReferenceTest {
  private static final Document PLAN =
      Papers.read(
          """
          会议研究了有关工作,作出如下决定。
          一、修路
          1.修好东边的路。先修大桥。
          2.修好西边的路。后修小桥。
          二、种树
          1.种好南边的树。
          2.种好北边的树。
          3.看好所有的树。
          三、养鱼
          1.挖好鱼塘。
          2.放好鱼苗。
          """);

  @ParameterizedTest
  @CsvSource({
    "第二部分第3条讲什么, 2.3",
    "二(三), 2.3",
    "2.3, 2.3",
    "2-3, 2.3",
    "section 2.3, 2.3",
    "第贰部分第叁条, 2.3",
    "第二大块第三小点, 2.3",
    "二、3.这一节里说什么, 2.3",
    "全文最末尾那一条的标题, 3.2",
    "整份文件最后一条讲什么, 3.2",
    "二之3, 2.3",
    "倒数第二部分讲啥, 2",
    "最后一部分, 3",
    "第二部分最后一条, 2.3",
    "最后一段写了什么, 3.2",
    "结尾怎么说, 3.2",
    "开头怎么说, 0",
    "八、下面的第2条, 8.2",
    "第二部分末条, 2.3",
    "前言写了什么, 0"
  })
  void aSectionIsNamedInManyWays(String question, String number) {
    assertThat(SectionReference.in(NormalForm.of(question).text(), PLAN))
        .map(reference -> reference.number().toString())
        .contains(number);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"开幕式开头结尾两场晚会怎么办", "要花3.5万亿元吗", "20.5%是怎么来的", "到2035.1.1能完成吗", "倍差是缩到1.8吧"})
  void wordsAndAmountsNameNoSection(String question) {
    assertThat(SectionReference.in(NormalForm.of(question).text(), PLAN)).isEmpty();
  }

  @Test
  void sectionsNamedTogetherAreAllFound() {
    SectionReference first =
        SectionReference.in(NormalForm.of("请问第二部分第一条和第三条分别讲什么").text(), PLAN).orElseThrow();
    assertThat(first.number()).hasToString("2.1");
    assertThat(first.further())
        .extracting(more -> more.number().toString())
        .isEqualTo(List.of("2.3"));
  }

  @ParameterizedTest
  @CsvSource({"第一章到第三章的标题, '2,3'", "第一章、第三章的标题, 3", "第一部分和第二部分分别讲什么, 2"})
  void partsNamedTogetherAreAllFound(String question, String further) {
    SectionReference first =
        SectionReference.in(NormalForm.of(question).text(), PLAN).orElseThrow();
    assertThat(first.number()).hasToString("1");
    assertThat(first.further())
        .extracting(more -> more.number().toString())
        .isEqualTo(List.of(further.split(",")));
  }

  @Test
  void aSumIsAnErrandAndANumberIsNot() {
    assertThat(Guard.check("3+4等于几")).contains(Reply.Reason.OUT_OF_SCOPE);
    assertThat(Guard.check("4.2")).isEmpty();
    assertThat(Guard.check("2-2")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"第一、第二两个部分各有哪些条, 1 2", "第二部分头一条跟末一条的标题, 2.1 2.3", "1.2和2.1各自的标题, 1.2 2.1"})
  void twoThatAreNamedInOneAreBothFound(String question, String numbers) {
    SectionReference first =
        SectionReference.in(NormalForm.of(question).text(), PLAN).orElseThrow();
    List<String> found = new java.util.ArrayList<>(List.of(first.number().toString()));
    first.further().forEach(next -> found.add(next.number().toString()));
    assertThat(String.join(" ", found)).isEqualTo(numbers);
  }
}
