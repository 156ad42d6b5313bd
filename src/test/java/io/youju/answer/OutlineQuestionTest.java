package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.search.SearchIndex;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What is asked of an outline, answered without any model.
class OutlineQuestionTest {
  private static final Document PLAN =
      Papers.read(
          """
          会议研究了有关工作,作出如下决定。
          一、修好道路,建设通达的新家园
          1.修好东边的路。先修大桥。再修路灯。
          2.修好西边的路。后修小桥。
          二、种树造林,建设常青的新家园
          1.种好南边的树。选用本地树苗。
          2.种好北边的树。先挖树坑。
          3.看好所有的树。每棵都要挂牌。
          三、养鱼富民
          1.挖好鱼塘。
          2.放好鱼苗。先要消毒。
          """);

  private static final Answerer ANSWERER =
      new Answerer(
          List.of(PLAN),
          new SearchIndex(List.of(PLAN), Optional.empty(), Optional.empty()),
          Optional.empty(),
          Calibration.standard(false),
          "test",
          Optional.empty());

  private static Reply ask(String question) {
    return ANSWERER.answer(Question.of(question));
  }

  private static List<String> cited(String question) {
    Reply reply = ask(question);
    assertThat(reply).as(question).isInstanceOf(Reply.Answer.class);
    return ((Reply.Answer) reply)
        .citations().stream().map(citation -> citation.section().toString()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "第二部分第3条讲什么, 2.3",
    "'第二部分的第（3）点,麻烦概括一下', 2.3",
    "二部分最后一条写了啥, 2.3",
    "第一部分打头那一点, 1.1",
    "第二部分倒数第二条主要内容, 2.2",
    "Part II section 3, 2.3",
    "'翻到第二部分第三点,那段主要讲哪方面?', 2.3",
    "'二（3）讲了啥,三两句话就好', 2.3",
    "第一部分第二条后面紧跟着的那一节叫什么, ",
    "第一部分第一条的下一条叫什么, 1.2",
    "第三部分前面是哪一部分, 2",
    "第二部分的标题完整怎么写, 2",
    "最后一部分的标题, 3",
    "前言完了紧接着的第一个大标题是啥, 1",
    "'从后往前数第二部分,它的第三点讲什么', 2.3",
    "'从末尾倒着数第三个部分,标题是', 1",
    "'夹在第一和第三之间那部分,标题是什么', 2",
    "全文分几大块?最后一块的标题念给我听, 3",
    "'第二部分第三条的内容概括一下,支部学习要用', 2.3",
    "本地树苗在哪部分哪条里, 2",
    "附件一第3条的标题, ",
    "'养鱼富民那部分之后,下一部分叫什么名字', "
  })
  void aSectionIsNamedByItsNumberOrPlace(String question, String section) {
    if (section == null) {
      assertThat(((Reply.Refusal) ask(question)).reason()).isEqualTo(Reply.Reason.NO_SUCH_SECTION);
    } else {
      assertThat(cited(question).getFirst()).isEqualTo(section);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "第二部分下面各小节的题目,按次序列一下",
        "第二部分有几条,都叫什么?",
        "二部分三条的小标题",
        "第二部分底下那三条分别叫什么",
        "种树造林那块底下有几小节,都叫啥呀"
      })
  void theTitlesUnderAPartComeFirstAndThenItsOwn(String question) {
    assertThat(cited(question)).containsExactly("2.1", "2.2", "2.3", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"给个全文目录就行,只要大标题,从头到尾", "一共分几大块?每块叫什么名字", "table of contents please", "整个文件的大纲"})
  void allPartsAreListed(String question) {
    assertThat(cited(question)).containsExactly("1", "2", "3");
  }

  @Test
  void theWholeTextIsGivenWhereItIsAskedFor() {
    Reply reply = ask("第一部分第一条全文");
    assertThat(((Reply.Answer) reply).citations().getFirst().quote())
        .isEqualTo("1.修好东边的路。先修大桥。再修路灯。");
  }

  @Test
  void theTitleIsGivenWhateverItIsWantedFor() {
    assertThat(cited("默写第二章标题,种树的标准答案发我一下")).containsExactly("2");
  }

  @Test
  void titlesOfSeveralPartsAreAllGiven() {
    assertThat(cited("第一章、第三章的标题分别是什么")).containsExactly("1", "3");
    assertThat(cited("标题中写到新家园的部分有哪些")).containsExactly("1", "2");
    assertThat(cited("第二部分里,是先说南边的树还是先说北边的树?标题给我")).containsExactly("2.1", "2.2");
    assertThat(cited("“种好南边”“种好北边”两节谁先谁后")).containsExactly("2.1", "2.2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"每单补贴几块钱", "一共几条线啊,哪条先开工"})
  void moneyAndLinesAreNoPartsOfTheOutline(String question) {
    assertThat(ask(question)).isInstanceOf(Reply.Refusal.class);
  }

  @Test
  void sectionsAreCountedOverAllParts() {
    assertThat(ask("各部分底下的小节全加起来是几条").text()).contains("7条");
    assertThat(ask("把所有部分的小节都算上,全文总共多少条").text()).contains("3个部分").contains("7条");
  }

  @Test
  void partsAreToldByTheNumberOfTheirSections() {
    assertThat(cited("哪个部分底下分条最多")).containsExactly("2");
    assertThat(cited("哪些部分刚好是两条的")).containsExactly("1", "3");
  }

  @Test
  void titlesAreToldByTheWordsTheyHold() {
    assertThat(cited("哪几部分的标题里带“新家园”三个字")).containsExactly("1", "2");
    assertThat(cited("有几个小节标题是“种好”起头的")).containsExactly("2.1", "2.2");
    assertThat(cited("“鱼苗”两个字出现在哪个小节的标题上")).containsExactly("3.2");
  }

  @Test
  void whatStandsBesideASectionIsToldByItsMatter() {
    assertThat(cited("种树造林那一部分前头是什么、后头又是什么")).containsExactly("1", "3");
    assertThat(cited("种树造林那一部分讲完,接下去是哪一部分")).containsExactly("3");
  }

  @Test
  void theFirstSentenceAfterATitleIsNotTheTitle() {
    Reply reply = ask("第一部分第一条,标题后面那句话");
    assertThat(((Reply.Answer) reply).citations().getFirst().quote()).isEqualTo("先修大桥。");
    Reply last = ask("第一部分第一条的最后一句");
    assertThat(((Reply.Answer) last).citations().getFirst().quote()).isEqualTo("再修路灯。");
  }

  @ParameterizedTest
  @ValueSource(strings = {"第三部分后面紧接着的那部分叫什么", "第九部分讲什么", "第二部分第7条", "Part 2, section 6"})
  void whatIsNotThereIsNotNamed(String question) {
    assertThat(((Reply.Refusal) ask(question)).reason()).isEqualTo(Reply.Reason.NO_SUCH_SECTION);
  }

  @ParameterizedTest
  @CsvSource({
    "大标题里没出现“新家园”的是哪几个部分, 3",
    "小标题里能找到“种好”两个字的有哪些条, 2.1 2.2",
    "大标题结尾是“××的新家园”的有哪几个部分, 1 2",
    "整份文件收尾的那一部分标题叫什么, 3",
    "'种树那一部分,三个小节按顺序列一下', 2.1 2.2 2.3 2",
    "修路那个部分和养鱼那个部分当中夹着的是哪个部分, 2",
    "二、1和二、3这两条, 2.1 2.3",
    "讲种树那部分最末尾的一条题目叫什么, 2.3",
    "第三部分第1条的前一条是什么, 2.3",
    "有个部分刚好就三条?哪三条, 2 2.1 2.2 2.3",
    "第一、第三两个部分各有哪些条, 1 1.1 1.2 3 3.1 3.2"
  })
  void titlesAreFoundByWhatStandsInThemAndBesideThem(String question, String sections) {
    assertThat(String.join(" ", cited(question)).replace("plan#", "")).isEqualTo(sections);
  }

  @Test
  void whatASectionSaysIsNoOutline() {
    assertThat(OutlineQuestion.anchored("养鱼那条里要加快建设的“塘”“渠”一共四条,写全")).isEmpty();
    assertThat(OutlineQuestion.anchored("养鱼那部分下面有几条")).isPresent();
  }
}
