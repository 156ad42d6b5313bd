package io.youju.web;

import io.youju.document.Document;
import io.youju.document.Section;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/// A document as a page that needs no script: its outline, and each section under its own anchor,
/// with the way up, back and on; words looked for are marked.
final class ReaderPage {
  private final StringBuilder html = new StringBuilder(64 * 1024);
  private final Document document;
  private final String words;

  private ReaderPage(Document document, String words) {
    this.document = document;
    this.words = words;
  }

  /// @param words marked wherever they stand; none when blank
  static String of(Document document, String words) {
    return new ReaderPage(document, words.strip()).page();
  }

  static String list(List<Document> documents) {
    StringBuilder html = new StringBuilder(top("收录的文件"));
    html.append("<h1>收录的文件</h1><ul>");
    for (Document document : documents) {
      html.append("<li><a href=\"/documents/")
          .append(escaped(document.id()))
          .append("\">")
          .append(escaped(document.title()))
          .append("</a></li>");
    }
    return html.append("</ul></main></body></html>").toString();
  }

  private static String top(String title) {
    return "<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<title>"
        + escaped(title)
        + " · 有据</title><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"/style.css\">"
        + "<script type=\"module\" src=\"/reader.js\"></script></head>"
        + "<body class=\"document-page\"><header class=\"top\"><a href=\"/\">有据</a></header><main>";
  }

  private String page() {
    html.append(top(document.title()))
        .append("<h1>")
        .append(escaped(document.title()))
        .append("</h1><form class=\"find\" role=\"search\"><input type=\"search\" name=\"q\" ")
        .append("aria-label=\"在文件中查找\" value=\"")
        .append(escaped(words))
        .append("\"><button>查找</button></form>");
    if (!words.isEmpty()) found();
    html.append("<nav id=\"outline\" aria-label=\"目录\"><ol class=\"outline\">");
    List<Section> sections = document.sections();
    sections.forEach(this::outline);
    html.append("</ol></nav>");
    for (int i = 0; i < sections.size(); i++) {
      section(sections.get(i));
      steps(sections, i);
    }
    return html.append("</main></body></html>").toString();
  }

  private void found() {
    long many =
        document.sections().stream()
            .filter(section -> section.own().of(document.text()).contains(words))
            .count();
    html.append("<p>“").append(escaped(words)).append("”见于 ").append(many).append(" 节。</p>");
  }

  private void outline(Section section) {
    html.append("<li class=\"level-").append(section.level()).append("\">");
    link(section, escaped(document.heading(section)));
    html.append("</li>");
  }

  private void link(Section section, String name) {
    html.append("<a href=\"#").append(section.number()).append("\">").append(name).append("</a>");
  }

  private void section(Section section) {
    String text = section.own().trim(document.text()).of(document.text());
    html.append("<section id=\"")
        .append(section.number())
        .append("\" data-label=\"")
        .append(escaped(section.label()))
        .append("\">");
    List<String> path = document.headingPath(section);
    if (path.size() > 1) {
      html.append("<p class=\"path\">")
          .append(escaped(String.join(" › ", path.subList(0, path.size() - 1))))
          .append("</p>");
    }
    String heading = document.heading(section);
    int level = Math.min(6, section.level() + 1);
    html.append("<h").append(level).append('>').append(marked(heading));
    html.append("</h").append(level).append('>');
    String rest =
        text.startsWith(heading) ? text.substring(heading.length()).replaceFirst("^。", "") : text;
    rest.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> html.append("<p>").append(marked(line)).append("</p>"));
    html.append("</section>");
  }

  private void steps(List<Section> sections, int i) {
    html.append("<p class=\"steps\">");
    if (i > 0) link(sections.get(i - 1), "上一节");
    if (i + 1 < sections.size()) link(sections.get(i + 1), "下一节");
    link(sections.get(i), "本节链接");
    html.append("<a href=\"#outline\">目录</a></p>");
  }

  private String marked(String text) {
    String shown = escaped(text);
    if (words.isEmpty()) return shown;
    String wanted = escaped(words);
    return shown.replace(wanted, "<mark>" + wanted + "</mark>");
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
