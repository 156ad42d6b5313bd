package io.youju.web;

import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Provision;
import io.youju.document.Section;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A document as a page that needs no script: its outline, and each section under its own anchor,
/// with the way up, back and on; a quote, or words looked for, are marked where they stand.
final class ReaderPage {
  /// `start-end`, UTF-16 code units into the document's text.
  private static final Pattern QUOTE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  private final StringBuilder html = new StringBuilder(64 * 1024);
  private final Document document;
  private final String words;
  private final List<Span> marks;
  private final List<String> notes;

  private ReaderPage(Document document, String words, List<Span> marks, List<String> notes) {
    this.document = document;
    this.words = words;
    this.marks = marks;
    this.notes = notes.stream().filter(note -> !note.isEmpty()).toList();
  }

  /// @param notice why the document is not in force; empty when it is
  /// @param words marked wherever they stand; none when blank
  /// @param quote place of a quote to be marked, as `start-end`; none when empty
  static String of(Document document, String notice, String words, String quote) {
    if (!words.isBlank()) {
      List<Span> marks =
          places(document.text(), words.strip()).stream()
              .filter(place ->
                  document.sections().stream().anyMatch(section -> section.own().contains(place)))
              .toList();
      return new ReaderPage(document, words.strip(), marks, List.of(notice)).page();
    }
    Optional<Span> place = span(quote, document.text().length());
    String note =
        quote.isEmpty() || place.isPresent()
            ? ""
            : "链接里的摘录位置“" + Wire.shortened(quote) + "”不在这份文件里；文件可能已经更新。";
    return new ReaderPage(document, "", place.stream().toList(), List.of(notice, note)).page();
  }

  static String list(Youju youju) {
    StringBuilder html = new StringBuilder("<h1>收录的文件</h1><ul class=\"plain\">");
    for (Document document : youju.documents()) {
      html.append("<li><a href=\"/documents/")
          .append(escaped(document.id()))
          .append("\">")
          .append(escaped(document.title()))
          .append("</a>");
      about(document).ifPresent(said -> html.append("<br>").append(said));
      youju
          .notice(document.id())
          .ifPresent(why ->
              html.append("<br><span class=\"small\">").append(escaped(why)).append("</span>"));
      html.append("</li>");
    }
    return Frame.page("收录的文件", html.append("</ul>").toString(), "/document.js");
  }

  private static Optional<Span> span(String quote, int length) {
    Matcher matcher = QUOTE.matcher(quote);
    if (!matcher.matches()) return Optional.empty();
    int start = Integer.parseInt(matcher.group(1));
    int end = Integer.parseInt(matcher.group(2));
    return start < end && end <= length ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private static List<Span> places(String text, String words) {
    List<Span> places = new ArrayList<>();
    for (int i = text.indexOf(words); i >= 0; i = text.indexOf(words, i + words.length())) {
      places.add(new Span(i, i + words.length()));
    }
    return places;
  }

  /// Who published it, when, and on which days it is in force, as far as that is known.
  private static Optional<String> about(Document document) {
    List<String> said = new ArrayList<>();
    if (!document.metadata().issuer().isBlank()) said.add(document.metadata().issuer());
    Metadata about = document.metadata();
    if (!about.date().isBlank()) said.add(about.date());
    if (!about.inForceFrom().isEmpty()) said.add("自" + about.inForceFrom() + "起施行");
    if (!about.inForceUntil().isEmpty()) said.add("有效期至" + about.inForceUntil());
    return said.isEmpty()
        ? Optional.empty()
        : Optional.of("<span class=\"small\">" + escaped(String.join(" · ", said)) + "</span>");
  }

  private String page() {
    html.append("<h1>").append(escaped(document.title())).append("</h1>");
    about(document).ifPresent(said -> html.append("<p>").append(said).append("</p>"));
    html.append("<form class=\"find\" role=\"search\"><input type=\"search\" name=\"q\" ")
        .append("maxlength=\"100\" aria-label=\"在文件中查找\" placeholder=\"在文件中查找\" value=\"")
        .append(escaped(words))
        .append("\"><button>查找</button></form>");
    if (!words.isEmpty()) found();
    for (String note : notes) {
      html.append("<p class=\"note\">").append(escaped(note)).append("</p>");
    }
    html.append("<nav id=\"outline\" aria-label=\"目录\"><ol class=\"outline\">");
    List<Section> sections = document.sections();
    sections.forEach(this::outline);
    html.append("</ol></nav>");
    for (int i = 0; i < sections.size(); i++) {
      section(sections.get(i));
      steps(sections, i);
    }
    return Frame.page(document.title(), html.toString(), "/document.js");
  }

  private void found() {
    html.append("<p role=\"status\">“").append(escaped(words)).append("”");
    if (marks.isEmpty()) {
      html.append("没有找到。</p>");
      return;
    }
    html.append("共 ").append(marks.size()).append(" 处：");
    document.sections().stream()
        .filter(section -> marks.stream().anyMatch(section.own()::contains))
        .forEach(section -> {
          link(section, escaped(section.label()));
          html.append(' ');
        });
    html.append("</p>");
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
    Span own = section.own().trim(document.text());
    int from = heading(section, own);
    lines(from, own.end(), Provision.of(document.text(), section), section);
    html.append("</section>");
  }

  /// The heading as an element; returns where the text after it begins.
  private int heading(Section section, Span own) {
    String heading = document.heading(section);
    boolean printed = document.text().startsWith(heading, own.start());
    int end = printed ? own.start() + heading.length() : own.start();
    int level = Math.min(6, section.level() + 1);
    html.append("<h").append(level).append('>');
    if (printed) marked(own.start(), end);
    else html.append(escaped(heading));
    html.append("</h").append(level).append('>');
    return printed && document.text().startsWith("。", end) ? end + 1 : end;
  }

  private void lines(int from, int to, List<Provision> provisions, Section section) {
    String text = document.text();
    int next = 0;
    int start = from;
    while (start < to) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 || newline > to ? to : newline;
      if (!text.substring(start, end).isBlank()) {
        html.append("<p>");
        int at = start;
        for (; next < provisions.size() && provisions.get(next).span().start() < end; next++) {
          int begins = Math.max(at, provisions.get(next).span().start());
          marked(at, begins);
          anchor(section, provisions.get(next));
          at = begins;
        }
        marked(at, end);
        html.append("</p>");
      }
      start = end + 1;
    }
  }

  /// Where a link to a 款, 项 or 目 leads.
  private void anchor(Section section, Provision provision) {
    html.append("<span id=\"")
        .append(section.number())
        .append('-')
        .append(provision.number())
        .append("\"></span>");
  }

  private void steps(List<Section> sections, int i) {
    html.append("<p class=\"steps\">");
    if (i > 0) link(sections.get(i - 1), "上一节");
    if (i + 1 < sections.size()) link(sections.get(i + 1), "下一节");
    link(sections.get(i), "本节链接");
    html.append("<a href=\"#outline\">目录</a></p>");
  }

  /// The text from `from` to `to`, with what is to be marked in it.
  private void marked(int from, int to) {
    String text = document.text();
    int at = from;
    for (Span mark : marks) {
      int start = Math.max(mark.start(), at);
      int end = Math.min(mark.end(), to);
      if (start >= end) continue;
      html.append(escaped(text.substring(at, start)))
          .append("<mark>")
          .append(escaped(text.substring(start, end)))
          .append("</mark>");
      at = end;
    }
    html.append(escaped(text.substring(at, to)));
  }

  private static String escaped(String text) {
    return Frame.escaped(text);
  }
}
