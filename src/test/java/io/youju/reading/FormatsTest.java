package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.document.Metadata;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
  private static final Metadata ABOUT = new Metadata("x", "", "", "", "", "", "");
  private static final String PAGE =
      """
      <html><head>%s<title>关于试验的通知_某市人民政府</title></head><body>
      <div class="header"><a href="/">首页</a></div><div class="breadcrumb">您现在的位置：一、首页</div>
      <table><tr><td><b>索 引 号：</b></td><td>0001/2024</td><td><b>发文机关：</b></td><td>某市人民政府</td></tr>
      <tr><td><b>标　　题：</b></td><td>关于试验的通知</td><td><b>成文日期：</b></td><td>2024年01月02日</td></tr></table>
      <div id="UCAP-CONTENT"><p align="center"><b>关于试验的通知</b></p><p>一、总体要求</p><p>要办好。</p>
      <table><tr><td>1.项目</td><td>金额</td></tr><tr><td>2.道路</td><td>3万元</td></tr></table>
      <p>二、<strong>组织实施</strong></p><p>要快。</p></div>
      <div class="share">分享到微信</div><div>相关链接</div><script>var x = "三、脚本";</script></body></html>
      """;

  private static Document read(String name, byte[] bytes) {
    return Reading.document(ABOUT, name, bytes);
  }

  @Test
  void thePageOfAGovernmentIsReadWithoutItsMenus() {
    Document page = read("x.html", PAGE.formatted("").getBytes(UTF_8));
    assertThat(page.title()).isEqualTo("关于试验的通知");
    assertThat(page.metadata().issuer()).isEqualTo("某市人民政府");
    assertThat(page.metadata().date()).isEqualTo("2024年01月02日");
    assertThat(page.text())
        .isEqualTo("关于试验的通知\n一、总体要求\n要办好。\n1.项目 | 金额\n2.道路 | 3万元\n二、组织实施\n要快。\n");
    assertThat(page.sections().stream().map(s -> s.number().toString()))
        .containsExactly("0", "1", "2");
    ReadingLawsTest.holdsTheLaws(page);
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8,",
    "UTF-8,utf-8",
    "UTF-8,gb2312",
    "GB18030,gbk",
    "GB18030,utf-8",
    "GB18030,",
    "UTF-16,",
    "UTF-16LE,",
    "UTF-16BE,utf-8"
  })
  void everyCharacterSetIsReadWhateverThePageDeclares(String charset, String declared) {
    String head = declared == null ? "" : "<meta charset=\"" + declared + "\">";
    Document page = read("x.html", PAGE.formatted(head).getBytes(Charset.forName(charset)));
    assertThat(page.text()).contains("一、总体要求\n要办好。");
  }

  @Test
  void aByteOrderMarkIsNoText() {
    assertThat(read("x.txt", "\ufeff一、甲\n".getBytes(UTF_8)).text()).isEqualTo("一、甲\n");
  }

  @Test
  void aGuessedCharacterSetIsAFault() {
    Document guessed = read("x.txt", "一、总体要求\n要办好。\n".getBytes(Charset.forName("GBK")));
    assertThat(guessed.faults())
        .extracting(Fault::message)
        .containsExactly("character set not declared or wrongly: guessed GB18030");
  }

  @Test
  void aPdfLosesItsRunningHeadsAndPageNumbersAndItsLinesAreJoined() throws IOException {
    Document plan = read("x.pdf", pdf(4));
    assertThat(plan.sections().stream().map(s -> s.number().toString()))
        .containsExactly("1", "2", "3", "4");
    assertThat(plan.text())
        .doesNotContain("Yearly plan of the city")
        .doesNotContain("- 2 -")
        .contains("first line of it goes on in the next");
    ReadingLawsTest.holdsTheLaws(plan);
  }

  static byte[] pdf(int pages) throws IOException {
    try (PDDocument document = new PDDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      for (int i = 1; i <= pages; i++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream out = new PDPageContentStream(document, page)) {
          out.beginText();
          out.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
          out.setLeading(16);
          out.newLineAtOffset(60, 720);
          for (String line :
              List.of(
                  "Yearly plan of the city",
                  i
                      + ". The "
                      + "abcd".charAt(i - 1)
                      + " matter that is numbered and whose first line of it",
                  "goes on in the next, " + "abcd".charAt(i - 1) + ".",
                  "- " + i + " -")) {
            out.showText(line);
            out.newLine();
          }
          out.endText();
        }
      }
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.txt", "x.md", "x.html", "x.docx", "x.pdf"})
  void aTruncatedOrDamagedFileIsReadOrRefusedByName(String name) throws IOException {
    byte[] whole = name.equals("x.pdf") ? pdf(2) : rendered(name, MadeOutline.of(new Random(1)));
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 60; i++) {
      byte[] damaged =
          java.util.Arrays.copyOf(whole, i % 2 == 0 ? random.nextInt(whole.length) : whole.length);
      if (i % 2 == 1)
        for (int k = 0; k < 8; k++)
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        ReadingLawsTest.holdsTheLaws(read(name, damaged));
      } catch (Unreadable e) {
        assertThat(e).hasMessageStartingWith(name + ": ");
      }
    }
  }

  private static byte[] rendered(String name, MadeOutline made) {
    return switch (name) {
      case "x.md" -> made.markdown();
      case "x.html" -> made.html();
      case "x.docx" -> made.docx();
      default -> made.text();
    };
  }

  @Test
  void tenThousandLevelsOfNestingAreRead() {
    ReadingLawsTest.holdsTheLaws(
        read(
            "x.html",
            ("<div>".repeat(10_000) + "<p>一、甲</p>" + "</div>".repeat(10_000)).getBytes(UTF_8)));
    StringBuilder decimals = new StringBuilder("1　甲\n");
    StringBuilder number = new StringBuilder("1");
    for (int i = 0; i < 60; i++) decimals.append(number.append(".1")).append("　乙\n");
    ReadingLawsTest.holdsTheLaws(read("x.txt", decimals.toString().getBytes(UTF_8)));
    ReadingLawsTest.holdsTheLaws(read("x.txt", "（一）".repeat(20_000).getBytes(UTF_8)));
  }

  @Test
  void aLongLineWhoseNumbersBeginAnewThousandsOfTimesIsRead() {
    Document line = read("x.txt", "一、甲。（一）乙，丙 丁。".repeat(20_000).getBytes(UTF_8));
    assertThat(line.sections().getFirst().title()).isEqualTo("甲");
  }

  @Test
  void aDocxThatSwellsOrLaughsIsRefused() throws IOException {
    String laughs =
        "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
            + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
    assertThatThrownBy(() -> read("laughs.docx", docx(laughs.getBytes(UTF_8))))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith("laughs.docx: ");
    assertThatThrownBy(() -> read("bomb.docx", docx(new byte[80 << 20])))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith("bomb.docx: ");
  }

  static byte[] docx(byte[] document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      part(
          zip,
          "[Content_Types].xml",
          "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
              .getBytes(UTF_8));
      part(
          zip,
          "_rels/.rels",
          "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
              .getBytes(UTF_8));
      part(zip, "word/document.xml", document);
    }
    return bytes.toByteArray();
  }

  private static void part(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }

  @Test
  void aPdfWhosePagesHoldOneAnotherEnds() {
    String cycle =
        """
        %PDF-1.4
        1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
        2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>endobj
        trailer<</Root 1 0 R/Size 3>>
        %%EOF
        """;
    try {
      assertThat(read("x.pdf", cycle.getBytes(UTF_8)).sections()).hasSizeLessThan(2);
    } catch (Unreadable e) {
      assertThat(e).hasMessageStartingWith("x.pdf: ");
    }
  }
}
