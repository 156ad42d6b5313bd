package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The raw public documents beside the project: every character of the main text is in exactly one
/// section, menus and scripts in none.
class RawFilesTest {
  private static final Path FOLDER = Path.of("../shared/bench/laws-raw");

  static Stream<Path> files() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(FOLDER), "no " + FOLDER + " here");
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> Reading.reads(f.toString())).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyCharacterOfTheMainTextIsInOneSection(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String name = file.getFileName().toString();
    Document document = Reading.document(new Metadata("x", "", "", "", "", "", ""), name, bytes);
    ReadingLawsTest.holdsTheLaws(document);
    String read = bare(document.text());
    String raw = Decoding.text(bytes, name);
    for (String words : name.endsWith(".html") ? paragraphs(raw) : plain(raw, name))
      assertThat(read).as("%s holds its paragraph", name).contains(bare(words));
    if (name.endsWith(".html"))
      for (String words : chrome(raw))
        assertThat(document.text())
            .as("%s without its menus and scripts", name)
            .doesNotContain(words);
  }

  /// What people see between the tags of the main text, found another way than the reader does: the
  /// blocks of the element that the page names as its content.
  private static List<String> paragraphs(String html) {
    Element page = Jsoup.parse(html);
    Element main = page.selectFirst("#UCAP-CONTENT, .TRS_Editor, .TRS_UEDITOR, #zoom");
    if (main == null) return List.of();
    main.select("script, style").remove();
    return main.select("p").stream()
        .map(Element::wholeText)
        .flatMap(String::lines)
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static Set<String> chrome(String html) {
    Element page = Jsoup.parse(html);
    Set<String> words =
        page.select("script, style").stream()
            .map(Element::data)
            .flatMap(String::lines)
            .map(String::strip)
            .filter(line -> line.length() > 12)
            .collect(Collectors.toSet());
    for (String menu : List.of("扫一扫在手机打开当前页", "主办单位：国务院办公厅", "网站标识码", "您现在的位置", "版权所有"))
      if (page.text().contains(menu)) words.add(menu);
    return words;
  }

  private static List<String> plain(String text, String name) {
    if (name.endsWith(".txt")) return text.lines().filter(line -> !line.isBlank()).toList();
    return text.replaceAll("(?s)<!--.*?-->", "")
        .lines()
        .map(line -> line.replaceAll("^[#> ]+|[*_|\\\\]|!?\\[|]\\([^)]*\\)", ""))
        .filter(line -> !line.isBlank() && !line.matches("[-: ]+"))
        .map(line -> line.replaceFirst("^\\s*[-+] ", ""))
        .toList();
  }

  private static String bare(String text) {
    return text.replaceAll("[\\s　\u00a0\u200b\ufeff*_|\\\\\\[\\]]+", "");
  }
}
