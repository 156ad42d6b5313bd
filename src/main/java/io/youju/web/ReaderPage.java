package io.youju.web;

import io.youju.document.Document;
import io.youju.document.Section;
import org.springframework.web.util.HtmlUtils;

/// A document as a page that needs no script: its outline, and each section under its own anchor.
final class ReaderPage {
  private ReaderPage() {}

  static String of(Document document) {
    StringBuilder html = new StringBuilder(document.text().length() * 2);
    html.append("<!doctype html><html lang=\"zh-CN\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<title>")
        .append(escaped(document.title()))
        .append(" · 有据</title>")
        .append("<link rel=\"stylesheet\" href=\"/style.css\">")
        .append("<script type=\"module\" src=\"/reader.js\"></script></head>")
        .append(
            "<body class=\"document-page\"><header class=\"top\"><a href=\"/\">有据</a></header><main>")
        .append("<h1>")
        .append(escaped(document.title()))
        .append("</h1><nav aria-label=\"目录\"><ol class=\"outline\">");
    document.sections().forEach(section -> outline(html, document, section));
    html.append("</ol></nav>");
    document.sections().forEach(section -> section(html, document, section));
    return html.append("</main></body></html>").toString();
  }

  private static void outline(StringBuilder html, Document document, Section section) {
    html.append("<li class=\"level-")
        .append(section.level())
        .append("\"><a href=\"#")
        .append(section.number())
        .append("\">")
        .append(escaped(document.heading(section)))
        .append("</a></li>");
  }

  private static void section(StringBuilder html, Document document, Section section) {
    String text = section.own().trim(document.text()).of(document.text());
    html.append("<section id=\"")
        .append(section.number())
        .append("\" data-label=\"")
        .append(escaped(section.label()))
        .append("\">");
    String heading = document.heading(section);
    int level = Math.min(6, section.level() + 1);
    html.append("<h")
        .append(level)
        .append('>')
        .append(escaped(heading))
        .append("</h")
        .append(level)
        .append('>');
    String rest =
        text.startsWith(heading) ? text.substring(heading.length()).replaceFirst("^。", "") : text;
    rest.lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> html.append("<p>").append(escaped(line)).append("</p>"));
    html.append("</section>");
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
