package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Memory of reading, shown by a process of its own whose heap is a multiple of the file.
class MemoryIT {
  private static final int SIZE = 6_000_000;

  /// MiB beside a multiple of the file: an empty file needs 14, a PDF of one line 20.
  private static final int SOME = 6;

  private static final int PROGRAM = 14;
  private static final int PDFBOX = 20;

  private static String paragraph(int i, String words) {
    return ("<w:p w:rsidR=\"00%06X\"><w:pPr><w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\"/></w:pPr>"
            + "<w:r w:rsidRPr=\"00%06X\"><w:rPr><w:rFonts w:eastAsia=\"仿宋_GB2312\" w:hint=\"eastAsia\"/><w:sz w:val=\"32\"/></w:rPr><w:t>%s</w:t></w:r></w:p>")
        .formatted(i, i, words);
  }

  private static String document(CharSequence body) {
    return "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>%s</w:body></w:document>"
        .formatted(body);
  }

  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  private static final String RELATIONS =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>";

  @ParameterizedTest
  @CsvSource({"txt,%s", "md,%s\n", "html,<p style='text-indent:2em'><span>%s</span></p>"})
  void aFileIsReadInTenTimesItsSize(String ending, String form, @TempDir Path folder)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; text.length() < SIZE / 3; i = i % 9000 + 1)
      text.append(form.formatted(article(i, "为了试验，制定本办法。".repeat(i % 9 + 1)))).append('\n');
    Path file = folder.resolve("x." + ending);
    Files.writeString(file, text);
    reads(file, folder, "第九百条", 10);
  }

  /// A cell takes few bytes and as an element many.
  @Test
  void aPageOfFiguresIsReadInTenTimesItsSize(@TempDir Path folder)
      throws IOException, InterruptedException {
    StringBuilder page = new StringBuilder("<div id=zoom><p>第九百条</p><table>");
    for (int i = 0; page.length() < SIZE / 3; i++)
      page.append("<tr>")
          .append("<td width=\"9%%\">%d</td>".formatted(i * 7919 % 10_007).repeat(8))
          .append("</tr>\n");
    Path file = folder.resolve("x.html");
    Files.writeString(file, page.append("</table></div>"));
    reads(file, folder, "第九百条", 10, PROGRAM);
  }

  /// Paragraphs of a real paper, and its sentences each an article: words repeated over and over
  /// would pack to next to nothing.
  @ParameterizedTest
  @ValueSource(strings = {"\n", "(?<=[。；])|\n"})
  void aDocxIsReadInTenTimesItsSize(String between, @TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> words =
        Pattern.compile(between)
            .splitAsStream(Files.readString(Path.of("seeds/hangzhou-decision.txt")))
            .filter(piece -> piece.strip().length() > 8)
            .toList();
    StringBuilder body = new StringBuilder();
    for (int i = 0; body.length() < SIZE; i++)
      body.append(paragraph(i, article(i % 9000 + 1, words.get(i % words.size()))));
    Path file = folder.resolve("x.docx");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      part(zip, "[Content_Types].xml", TYPES);
      part(zip, "_rels/.rels", RELATIONS);
      part(zip, "word/document.xml", document(body));
    }
    reads(file, folder, "第九百条", 10, PROGRAM);
  }

  /// PDFBox takes some for itself, whatever the file.
  @Test
  void aPdfIsReadInTenTimesItsSize(@TempDir Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("x.pdf");
    Random random = new Random(1);
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int page = 1; page <= 1_000; page++) page(document, font, page, random);
      document.save(file.toFile());
    }
    reads(file, folder, "999", 10, PDFBOX);
  }

  private static void page(PDDocument document, PDType1Font font, int number, Random random)
      throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream out = new PDPageContentStream(document, page)) {
      out.beginText();
      out.setFont(font, 10);
      out.setLeading(14);
      out.newLineAtOffset(50, 740);
      out.showText(number + ". " + words(random) + ".");
      for (int i = 0; i < 45; i++) {
        out.newLine();
        out.showText(words(random) + (i == 44 ? "." : ""));
      }
      out.endText();
    }
  }

  /// Nine words out of some thousands, as a text has them: they pack to half.
  private static String words(Random random) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 9; i++)
      words.append(Integer.toString(100_000 + random.nextInt(4_000) * 7_919, 36)).append("and ");
    return words.toString().strip();
  }

  private static String article(int number, String words) {
    return "第" + io.youju.text.ChineseNumerals.print(number) + "条　" + words;
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(UTF_8));
    zip.closeEntry();
  }

  private static void reads(Path file, Path folder, String holds, int times)
      throws IOException, InterruptedException {
    reads(file, folder, holds, times, SOME);
  }

  private static void reads(Path file, Path folder, String holds, int times, int beside)
      throws IOException, InterruptedException {
    long heap = times * Files.size(file) / (1 << 20) + beside;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap + "m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.youju.app.Main",
                "outline",
                "--json",
                file.toString())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(Files.readString(folder.resolve("out"))).contains(holds);
  }
}
