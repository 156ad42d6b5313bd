package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.xmlbeans.XmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNum;

/// Lists as Word writes them, built as DOCX files and read back.
class ListNumbersTest {
  private static final String SPACE =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  private static String level(int at, String format, String words, String more) {
    return "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/>%s<w:lvlText w:val=\"%s\"/></w:lvl>"
        .formatted(at, format, more, words);
  }

  private static final class Paper {
    final XWPFDocument document = new XWPFDocument();
    final XWPFNumbering numbering = document.createNumbering();

    Paper list(int id, String levels) throws IOException, XmlException {
      CTAbstractNum list =
          CTAbstractNum.Factory.parse(
              "<w:abstractNum %s w:abstractNumId=\"%d\">%s</w:abstractNum>"
                  .formatted(SPACE, id, levels)
                  .replaceFirst("<w:abstractNum ", "<xml-fragment ")
                  .replace("</w:abstractNum>", "</xml-fragment>"));
      numbering.addAbstractNum(new XWPFAbstractNum(list));
      return use(id, id, -1);
    }

    Paper use(int num, int list, int start) {
      numbering.addNum(BigInteger.valueOf(list), BigInteger.valueOf(num));
      CTNum made = numbering.getNum(BigInteger.valueOf(num)).getCTNum();
      if (start >= 0) {
        var own = made.addNewLvlOverride();
        own.setIlvl(BigInteger.ZERO);
        own.addNewStartOverride().setVal(BigInteger.valueOf(start));
      }
      return this;
    }

    Paper line(int num, int level, String words) {
      XWPFParagraph paragraph = document.createParagraph();
      paragraph.createRun().setText(words);
      if (num > 0) {
        paragraph.setNumID(BigInteger.valueOf(num));
        paragraph.setNumILvl(BigInteger.valueOf(level));
      }
      return this;
    }

    Document read() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return Reading.document(
          new Metadata("x", "", "", "", "", "", ""), "x.docx", bytes.toByteArray());
    }
  }

  private static Paper paper() {
    return new Paper();
  }

  @ParameterizedTest
  @CsvSource({
    "1,decimal,1",
    "11,chineseCounting,十一",
    "20,chineseCounting,二十",
    "103,chineseCounting,一○三",
    "103,chineseCountingThousand,一百零三",
    "110,chineseCountingThousand,一百一十",
    "103,japaneseCounting,百三",
    "20,japaneseCounting,二十",
    "103,ideographDigital,一〇三",
    "3,decimalEnclosedParen,⑶",
    "21,decimalEnclosedParen,21",
    "4,decimalEnclosedCircleChinese,④",
    "2,ideographEnclosedCircle,㈡",
    "12,decimalFullWidth,１２",
    "7,decimalZero,07",
    "3,ideographTraditional,丙",
    "12,ideographZodiac,亥",
    "12,chineseLegalSimplified,壹拾贰",
    "28,upperLetter,BB",
    "2024,upperRoman,MMXXIV",
    "5,nobodyKnows,5"
  })
  void aNumberIsPrintedAsWordPrintsIt(int value, String format, String printed) {
    assertThat(ListNumeral.print(value, format)).isEqualTo(printed);
  }

  @Test
  void chaptersAndArticlesOfAListAreTheOutline() throws IOException, XmlException {
    Document statute =
        paper()
            .list(
                1,
                level(0, "chineseCountingThousand", "第%1章", "")
                    + level(1, "chineseCountingThousand", "第%2条", "<w:lvlRestart w:val=\"0\"/>")
                    + level(2, "chineseCounting", "（%3）", "<w:suff w:val=\"nothing\"/>"))
            .line(1, 0, "总则")
            .line(1, 1, "为了试验，制定本办法。")
            .line(1, 1, "有下列情形之一的，从其规定：")
            .line(1, 2, "甲；")
            .line(1, 2, "乙。")
            .line(1, 0, "附则")
            .line(1, 1, "本办法自公布之日起施行。")
            .read();
    assertThat(statute.text())
        .isEqualTo(
            "第一章 总则\n第一条 为了试验，制定本办法。\n第二条 有下列情形之一的，从其规定：\n（一）甲；\n（二）乙。\n第二章 附则\n第三条 本办法自公布之日起施行。\n");
    assertThat(ReadingLawsTest.sections(statute))
        .containsExactly("1 章 第一章", "2 条 第一条", "2 条 第二条", "1 章 第二章", "2 条 第三条");
    assertThat(statute.faults()).isEmpty();
    ReadingLawsTest.holdsTheLaws(statute);
  }

  @Test
  void lowerNumbersBeginAnewBelowEachUpperOne() throws IOException, XmlException {
    assertThat(
            paper()
                .list(
                    1,
                    level(0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>")
                        + level(1, "decimal", "%1.%2", "<w:isLgl/>")
                        + level(2, "decimalEnclosedParen", "%3", ""))
                .line(1, 0, "甲")
                .line(1, 1, "乙")
                .line(0, 0, "无号")
                .line(1, 1, "丙")
                .line(1, 2, "丁")
                .line(1, 0, "戊")
                .line(1, 1, "己")
                .read()
                .text())
        .isEqualTo("一、甲\n1.1 乙\n无号\n1.2 丙\n⑴ 丁\n二、戊\n2.1 己\n");
  }

  @Test
  void listsOfOneDefinitionCountOnUnlessOneStartsItsOwn() throws IOException, XmlException {
    assertThat(
            paper()
                .list(1, level(0, "decimal", "%1.", ""))
                .use(2, 1, -1)
                .use(3, 1, 5)
                .line(1, 0, "甲")
                .line(2, 0, "乙")
                .line(3, 0, "丙")
                .line(3, 0, "丁")
                .read()
                .text())
        .isEqualTo("1. 甲\n2. 乙\n5. 丙\n6. 丁\n");
  }

  @Test
  void bulletsPrintNothingAndAListNobodyDefinedIsAFault() throws IOException, XmlException {
    Document read =
        paper().list(1, level(0, "bullet", "\uf0b7", "")).line(1, 0, "甲").line(9, 0, "乙").read();
    assertThat(read.text()).isEqualTo("甲\n乙\n");
    assertThat(read.faults()).singleElement().asString().contains("1 lists are used but not");
  }

  @Test
  void aHostileListNeitherSwellsNorStopsTheReading() throws IOException, XmlException {
    Document read =
        paper()
            .list(1, level(0, "upperRoman", "%1".repeat(9_000), ""))
            .list(
                2, level(0, "decimal", "%1%9%", "").replace("\"1\"", "\"" + "9".repeat(90) + "\""))
            .line(1, 0, "甲")
            .line(2, 0, "乙")
            .line(2, 777, "丙")
            .read();
    assertThat(read.text()).isEqualTo("甲\n32767% 乙\n丙\n");
    ReadingLawsTest.holdsTheLaws(read);
  }
}
