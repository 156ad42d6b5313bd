package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.Document;
import io.youju.document.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Files made to cost much: each ends, within a minute on the slowest machine, read or refused.
@Timeout(60)
class HostileTest {
  private static final int MANY = 10_000;

  private static void ends(String name, byte[] bytes) {
    try {
      ReadingLawsTest.holdsTheLaws(
          Reading.document(new Metadata("x", "", "", "", "", "", ""), name, bytes));
    } catch (Unreadable e) {
      assertThat(e).hasMessageStartingWith(name + ": ");
    }
  }

  @Test
  void aFileBeyondTheLimitIsRefusedByItsSize() {
    Limits limits = new Limits(1000, 1, 1, 1);
    assertThatThrownBy(() ->
            Reading.document(
                new Metadata("x", "", "", "", "", "", ""), "x.txt", new byte[1001], limits))
        .isInstanceOf(Unreadable.class)
        .hasMessage("x.txt: 1001 bytes, at most 1000 are read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<span>",
        "<b>",
        "<table><tr><td>",
        "<div class=nav>",
        "<div id=zoom>",
        "<a href=x>",
        "<ul><li>",
        "<p class=share><div>",
        "<blockquote>",
        "<font style='font-weight:bold'>",
        "<!--",
        "<svg>",
        "<select>"
      })
  void tenThousandLevelsOfHtmlAreRead(String tag) {
    ends("x.html", (tag + "一、甲。").repeat(MANY).getBytes(UTF_8));
    ends("x.html", (tag.repeat(MANY) + "<p>一、甲</p>").getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ", "- ", "1. ", "[", "**", "*a ", "`", "![", "|a", "<a ", "((", "_", "\\", "&#x", "# ",
        "[a]: ", "~~", "    "
      })
  void tenThousandLevelsOfMarkdownAreRead(String mark) {
    ends("x.md", (mark.repeat(MANY) + "一、甲\n").getBytes(UTF_8));
    ends("x.md", (mark + "一、甲\n").repeat(MANY).getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "一、",
        "（一）",
        "1.",
        "1.1 ",
        "第一条 ",
        "第一章　",
        "附件\n",
        "附件1",
        "目录\n",
        "“",
        "①",
        "　",
        "\n",
        "第",
        "第 ",
        "一",
        "1",
        "甲。 ",
        "甲　一、",
        "第一条 甲。 ",
        "（一）甲；（二）",
        "一、甲\n三、乙\n",
        "附件：1．",
        "1 甲\n",
        "1.1.1.1.1.1.1.1.1.1"
      })
  void numbersWithoutEndAreRead(String words) {
    ends("x.txt", words.repeat(60_000 / words.length()).getBytes(UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"w:tbl><w:tr><w:tc", "w:sdt><w:sdtContent", "w:p><w:r"})
  void tenThousandLevelsOfDocxAreReadOrRefused(String tags) throws IOException {
    StringBuilder close = new StringBuilder();
    for (String tag : tags.split("><")) close.insert(0, "</" + tag + ">");
    String body = ("<" + tags + ">").repeat(MANY) + close.toString().repeat(MANY);
    ends("x.docx", FormatsTest.docx(word(body).getBytes(UTF_8)));
  }

  @Test
  void aLaughOfABillionInADocxIsRefused() throws IOException {
    StringBuilder laughs =
        new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a0 \"哈\">");
    for (int i = 1; i <= 9; i++)
      laughs
          .append("<!ENTITY a")
          .append(i)
          .append(" \"")
          .append(("&a" + (i - 1) + ";").repeat(10))
          .append("\">");
    laughs.append("]>").append(word("<w:p><w:r><w:t>&a9;</w:t></w:r></w:p>"));
    byte[] docx = FormatsTest.docx(laughs.toString().getBytes(UTF_8));
    assertThatThrownBy(
            () -> Reading.document(new Metadata("x", "", "", "", "", "", ""), "x.docx", docx))
        .isInstanceOf(Unreadable.class);
  }

  private static String word(String body) {
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
        + body
        + "</w:body></w:document>";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 3 0 R/Resources 3 0 R>>endobj",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1000000000>>endobj\n3 0 obj<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 1>>endobj",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</XObject<</F 4 0 R>>>>>>endobj\n4 0 obj<</Type/XObject/Subtype/Form/Resources<</XObject<</F 4 0 R>>>>/Length 5>>stream\n/F Do\nendstream endobj"
      })
  void aPdfWhoseObjectsHoldOneAnotherEnds(String objects) {
    ends(
        "x.pdf",
        ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Outlines 1 0 R>>endobj\n"
                + objects
                + "\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF\n")
            .getBytes(UTF_8));
  }

  @Test
  void oneLineOfTwentyMegabytesIsRead() {
    Document document =
        Reading.document(
            new Metadata("x", "", "", "", "", "", ""),
            "x.txt",
            "为了试验，制定本办法，各地区要认真贯彻落实".repeat(330_000).getBytes(UTF_8));
    assertThat(document.sections()).hasSize(1);
  }

  /// Found by the fuzz: blanks between the letters of a heading were tried in every way.
  @ParameterizedTest
  @ValueSource(strings = {"x.txt", "x.md", "x.html"})
  void headingsOfLettersFarApartAreRead(String name) {
    String gap = "　".repeat(50);
    for (String mark : new String[] {"一、", "第一章", "1.1 ", "", "# "})
      ends(name, (mark + "总" + gap + "则则\n第一条 甲。\n").getBytes(UTF_8));
    ends(name, ("总" + gap.repeat(20) + "则则\n").getBytes(UTF_8));
    ends(name, ("# " + "总　".repeat(MANY) + "则\n第一条 甲。\n").getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "BT /F 10 Tf 50 700 Td,(aaaaaaaaaa) Tj ,ET,100000 letters",
    "q,q ,Q,1000 states kept"
  })
  void aPageOfAPdfThatSwellsIsRefused(String first, String many, String last, String of)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      page.setResources(new PDResources());
      page.getResources()
          .put(COSName.getPDFName("F"), new PDType1Font(Standard14Fonts.FontName.HELVETICA));
      PDStream contents = new PDStream(document);
      try (OutputStream out = contents.createOutputStream(COSName.FLATE_DECODE)) {
        out.write((first + " " + (many + " ").repeat(20_000) + last).getBytes(UTF_8));
      }
      page.setContents(contents);
      document.save(bytes);
    }
    assertThatThrownBy(() ->
            Reading.document(
                new Metadata("x", "", "", "", "", "", ""), "x.pdf", bytes.toByteArray()))
        .isInstanceOf(Unreadable.class)
        .hasMessage("x.pdf: page 1 holds more than " + of);
  }
}
