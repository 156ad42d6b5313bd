package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.document.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// What stands in a DOCX beside plain paragraphs, each as Word writes it.
class WordTest {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String KIND =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">%s</Relationships>";
  private static final String RELATION = "<Relationship Id=\"%s\" Type=\"%s\" Target=\"%s\"/>";

  private static Document read(String body) throws IOException {
    return read(body, Map.of());
  }

  /// @param parts of the folder `word` by name, as `styles`, without their outermost element's end
  private static Document read(String body, Map<String, String> parts) throws IOException {
    Document document =
        Reading.document(new Metadata("x", "", "", "", "", "", ""), "x.docx", docx(body, parts));
    ReadingLawsTest.holdsTheLaws(document);
    return document;
  }

  private static byte[] docx(String body, Map<String, String> parts) throws IOException {
    Map<String, String> files = new TreeMap<>();
    StringBuilder beside = new StringBuilder();
    parts.forEach((name, xml) -> {
      beside.append(RELATION.formatted("r" + name, KIND + name, name + ".xml"));
      files.put("word/" + name + ".xml", "<w:x xmlns:w=\"" + W + "\">" + xml + "</w:x>");
    });
    files.put(
        "[Content_Types].xml",
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
    files.put(
        "_rels/.rels",
        RELATIONS.formatted(
            RELATION.formatted("r1", KIND + "officeDocument", "word/document.xml")));
    files.put("word/_rels/document.xml.rels", RELATIONS.formatted(beside));
    files.put(
        "word/document.xml",
        "<w:document xmlns:w=\""
            + W
            + "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:v=\"urn:schemas-microsoft-com:vml\"><w:body>"
            + body
            + "</w:body></w:document>");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static String p(String words) {
    return "<w:p>" + r(words) + "</w:p>";
  }

  private static String r(String words) {
    return "<w:r><w:t>" + words + "</w:t></w:r>";
  }

  private static List<String> notes(Document document) {
    return document.faults().stream().map(Fault::message).toList();
  }

  @Test
  void whatWasDeletedIsLeftOutAndWhatWasInsertedIsRead() throws IOException {
    Document read =
        read(
            "<w:p>"
                + r("一、总")
                + "<w:del w:id=\"1\"><w:r><w:delText>的</w:delText></w:r></w:del><w:ins w:id=\"2\">"
                + r("体要求")
                + "</w:ins><w:moveFrom w:id=\"3\">"
                + r("搬走")
                + "</w:moveFrom></w:p>"
                + "<w:p><w:pPr><w:rPr><w:del w:id=\"4\"/></w:rPr></w:pPr>"
                + r("前半句，")
                + "</w:p>"
                + p("后半句。")
                + "<w:tbl><w:tr><w:trPr><w:del w:id=\"5\"/></w:trPr><w:tc>"
                + p("删行")
                + "</w:tc></w:tr><w:tr><w:tc>"
                + p("留")
                + "</w:tc><w:tc>"
                + p("行")
                + "</w:tc></w:tr></w:tbl>");
    assertThat(read.text()).isEqualTo("一、总体要求\n前半句，后半句。\n留 | 行\n");
    assertThat(notes(read))
        .containsExactly("2 deletions are left out", "1 deleted rows are left out");
  }

  @Test
  void resultsOfFieldsAreReadAndTheirInstructionsAreNot() throws IOException {
    assertThat(
            read("<w:p>"
                    + r("见")
                    + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                    + r("第三条")
                    + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:hyperlink>"
                    + r("链接")
                    + "</w:hyperlink><w:fldSimple w:instr=\"DATE\">"
                    + r("今日")
                    + "</w:fldSimple><w:r><w:tab/><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:noBreakHyphen/></w:r></w:p>")
                .text())
        .isEqualTo("见第三条链接今日\t甲\n乙-\n");
  }

  @Test
  void notesStandBelowTheirParagraphOnceAndTextBoxesAfterTheirs() throws IOException {
    String box =
        "<w:r><mc:AlternateContent><mc:Choice>%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent></w:r>"
            .formatted(
                "<w:txbxContent>" + p("框内") + "</w:txbxContent>",
                "<w:txbxContent>" + p("框内") + "</w:txbxContent>");
    Document read =
        read(
            "<w:p>"
                + r("一、甲")
                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"
                + r("乙")
                + "</w:p><w:p>"
                + box
                + r("丙")
                + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
            Map.of(
                "footnotes",
                "<w:footnote w:type=\"separator\" w:id=\"0\">"
                    + p("—")
                    + "</w:footnote><w:footnote w:id=\"2\">"
                    + p(" 数据来源：")
                    + p("统计局。")
                    + "</w:footnote>"));
    assertThat(read.text()).isEqualTo("一、甲乙\n［注］数据来源： 统计局。\n框内\n丙\n");
  }

  @Test
  void contentControlsAreReadAndTheTableOfContentsIsNot() throws IOException {
    String line = "<w:p><w:pPr><w:pStyle w:val=\"%s\"/></w:pPr>%s</w:p>";
    Document read =
        read(
            "<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent>"
                + line.formatted("a0", r("目录"))
                + line.formatted(
                    "11",
                    "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                        + r("一、甲1"))
                + p("二、乙12")
                + "<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:sdtContent></w:sdt>"
                + p("一、甲")
                + "<w:sdt><w:sdtContent>"
                + p("控件里的话。")
                + "</w:sdtContent></w:sdt>"
                + p("二、乙"),
            Map.of(
                "styles",
                "<w:style w:type=\"paragraph\" w:styleId=\"a0\"><w:name w:val=\"TOC Heading\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"11\"><w:name w:val=\"toc 1\"/></w:style>"));
    assertThat(read.text()).isEqualTo("一、甲\n控件里的话。\n二、乙\n");
    assertThat(notes(read)).containsExactly("3 lines of the table of contents are left out");
  }

  @Test
  void headingsAreToldByTheNameOfTheirStyleTheirOutlineLevelAndByBoldType() throws IOException {
    String styled = "<w:p><w:pPr>%s</w:pPr>%s</w:p>";
    Document read =
        read(
            styled.formatted("<w:pStyle w:val=\"a9\"/>", r("某市规划"))
                + p("为了发展，制定本规划。")
                + styled.formatted("<w:pStyle w:val=\"2\"/>", r("发展基础"))
                + p("已经有了基础。")
                + styled.formatted("<w:outlineLvl w:val=\"1\"/>", r("面临形势"))
                + p("形势很好。")
                + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>有利条件</w:t></w:r></w:p>"
                + p("条件很多。")
                + styled.formatted("<w:pStyle w:val=\"3\"/>", r("不是标题，只是正文。")),
            Map.of(
                "styles",
                "<w:style w:styleId=\"a9\"><w:name w:val=\"Title\"/></w:style>"
                    + "<w:style w:styleId=\"1\"><w:name w:val=\"基\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>"
                    + "<w:style w:styleId=\"2\"><w:name w:val=\"章标题\"/><w:basedOn w:val=\"1\"/></w:style>"
                    + "<w:style w:styleId=\"3\"><w:name w:val=\"正文缩进\"/></w:style>"));
    assertThat(read.sections().stream().map(s -> s.level() + " " + s.title()))
        .containsExactly("1 ", "1 发展基础", "2 面临形势", "3 有利条件");
  }

  @Test
  void aTableThatLaysOutAPageGivesItsLinesAndOneOfFiguresItsRows() throws IOException {
    String inner =
        "<w:tbl><w:tr><w:tc>" + p("1.项目") + "</w:tc><w:tc>" + p("3万元") + "</w:tc></w:tr></w:tbl>";
    Document read =
        read(
            "<w:tbl><w:tr><w:tc>"
                + p("一、甲")
                + p("要办好。")
                + inner
                + p("二、乙")
                + "</w:tc></w:tr></w:tbl>"
                + inner);
    assertThat(read.text()).isEqualTo("一、甲\n要办好。\n1.项目 | 3万元\n二、乙\n1.项目 | 3万元\n");
    assertThat(read.sections()).hasSize(2);
  }

  @Test
  void hiddenTextIsNotReadAndPicturesAndOtherPartsAreNamed() throws IOException {
    Document read =
        read(
            "<w:p>"
                + r("甲")
                + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
                + "<w:r><w:pict><v:imagedata/></w:pict></w:r></w:p><w:altChunk/>");
    assertThat(read.text()).isEqualTo("甲\n");
    assertThat(notes(read))
        .containsExactly(
            "1 parts of another format are not read",
            "1 passages of hidden text are left out",
            "1 pictures are not read");
  }

  @Test
  void aWorkbookIsNoDocument() throws IOException {
    byte[] bytes = docx(p("甲"), Map.of());
    String types = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(types).startsWith("PK");
    assertThatThrownBy(() ->
            Reading.document(
                new Metadata("x", "", "", "", "", "", ""),
                "x.xlsx",
                java.util.Arrays.copyOf(bytes, 200)))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith("x.xlsx: cannot be read as DOCX: ");
  }

  @Test
  void fieldsAndTablesWithoutEndAreRead() throws IOException {
    String begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>";
    assertThat(read("<w:p>" + begin.repeat(300) + r("密") + "</w:p>" + p("一、甲")).text())
        .isEqualTo("一、甲\n");
    assertThat(
            read("<w:tbl><w:tr><w:tc>".repeat(300)
                    + p("一、甲")
                    + "</w:tc></w:tr></w:tbl>".repeat(300))
                .text())
        .isEqualTo("一、甲\n");
  }

  @Test
  void elementsThatNestWithoutEndAreRefused() {
    assertThatThrownBy(() -> read("<w:sdt>".repeat(3_000) + "</w:sdt>".repeat(3_000)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("x.docx: cannot be read as DOCX: elements nest deeper than 2000 levels");
  }

  @Test
  void anAlternativeWithinAnAlternativeIsReadOnce() throws IOException {
    String inner =
        "<mc:AlternateContent><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>"
            .formatted("<w:txbxContent>" + p("框内") + "</w:txbxContent>");
    String outer =
        "<mc:AlternateContent><mc:Choice>%s</mc:Choice><mc:Choice>%s</mc:Choice><mc:Fallback>%s</mc:Fallback></mc:AlternateContent>"
            .formatted(inner, inner, inner);
    assertThat(read("<w:p><w:r>" + outer + "</w:r>" + r("文") + "</w:p>").text())
        .isEqualTo("框内\n文\n");
  }

  @Test
  void paragraphsThatNameNoStyleHaveTheUsualOne() throws IOException {
    Document read =
        read(
            p("发展目标") + p("要发展。"),
            Map.of(
                "styles",
                "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/><w:rPr><w:b/></w:rPr></w:style>"));
    assertThat(read.sections().stream().map(s -> s.title())).containsExactly("发展目标");
  }

  @Test
  void everyRowOfALongTableIsRead() throws IOException {
    StringBuilder rows = new StringBuilder();
    StringBuilder lines = new StringBuilder();
    for (int i = 1; i <= 200; i++) {
      String cells = "<w:tc>" + p("甲" + i) + "</w:tc><w:tc>" + p("3.5") + "</w:tc>";
      String deleted = i % 7 == 0 ? "<w:trPr><w:del w:id=\"1\"/></w:trPr>" : "";
      rows.append("<w:tr>").append(deleted).append(cells).append("</w:tr>");
      if (deleted.isEmpty()) lines.append("甲").append(i).append(" | 3.5\n");
    }
    assertThat(read(p("一、表") + "<w:tbl>" + rows + "</w:tbl>" + p("二、后")).text())
        .isEqualTo("一、表\n" + lines + "二、后\n");
  }
}
