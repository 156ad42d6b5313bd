package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Provision;
import io.youju.document.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisionTest {
  /// Number, label and text of every 款, 项 and 目, a line each.
  private static List<String> provisions(String text) {
    Document document = PlainText.read(new Metadata("x", "试", "", "", "", "", ""), text);
    return document.sections().stream().flatMap(s -> lines(document, s)).toList();
  }

  private static java.util.stream.Stream<String> lines(Document document, Section section) {
    return Provision.of(document.text(), section).stream()
        .map(p ->
            section.number()
                + "-"
                + p.number()
                + " "
                + p.below(section)
                + " "
                + p.span().of(document.text()));
  }

  @Test
  void paragraphsOfAnArticleAndTheirPointsAreCitedAsPeopleCiteThem() {
    assertThat(
            provisions(
                "第一条　甲。\n第二条　乙应当：\n前款所称乙，包括：\n（一）丙；\n（二）丁，包括：\n1．戊；\n2．己；\n（三）庚。\n另有规定的，从其规定。\n"))
        .containsExactly(
            "2-k1 第二条第一款 第二条　乙应当：",
            "2-k2 第二条第二款 前款所称乙，包括：",
            "2-k2-x1 第二条第二款第一项 （一）丙；",
            "2-k2-x2 第二条第二款第二项 （二）丁，包括：",
            "2-k2-x2-m1 第二条第二款第二项第一目 1．戊；",
            "2-k2-x2-m2 第二条第二款第二项第二目 2．己；",
            "2-k2-x3 第二条第二款第三项 （三）庚。",
            "2-k3 第二条第三款 另有规定的，从其规定。");
  }

  @Test
  void anArticleOfOneParagraphIsCitedWithoutIt() {
    assertThat(provisions("第四条　申请应当提交：\n（一）申请书；\n（二）证明。\n"))
        .containsExactly("4-x1 第四条第一项 （一）申请书；", "4-x2 第四条第二项 （二）证明。");
  }

  @Test
  void pointsOnOneLineAreToldApart() {
    assertThat(provisions("第四条　申请应当提交：（一）申请书；（二）第（一）项以外的证明。\n"))
        .containsExactly("4-x1 第四条第一项 （一）申请书；", "4-x2 第四条第二项 （二）第（一）项以外的证明。");
  }

  @Test
  void paragraphsWhoseBreaksAreLostAreToldApartByTheirIndent() {
    assertThat(provisions("第四条　甲。　　前款另有规定的除外。\n"))
        .containsExactly("4-k1 第四条第一款 第四条　甲。", "4-k2 第四条第二款 前款另有规定的除外。");
  }

  @Test
  void theHeadingOfAnArticleIsNoParagraph() {
    assertThat(provisions("第一条（目的）\n为了试验。\n第二条（范围）\n甲。\n乙。\n"))
        .containsExactly("2-k1 第二条第一款 甲。", "2-k2 第二条第二款 乙。");
  }

  @Test
  void pointsListedInASectionAreCitedBelowIt() {
    assertThat(provisions("一、要求\n按下列标准：\n1．甲；\n2．乙。\n"))
        .containsExactly("1-x1 一 第一项 1．甲；", "1-x2 一 第二项 2．乙。");
  }
}
