package io.youju.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads Markdown: headings, emphasis, links, tables and comments; all else is text. Numbers at the
/// start of a line stay as written.
final class MarkdownText {
  private static final Pattern HEADING =
      Pattern.compile("^ {0,3}(#{1,6})[ \\t　]+(.*?)[ \\t]*#*[ \\t]*$");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]]{0,300})]\\([^()\\s]{0,600}(?:\\s+\"[^\"]{0,200}\")?\\)");
  private static final Pattern RULE = Pattern.compile("^[ |:*_-]{3,}$");
  private static final Pattern BOLD_LINE = Pattern.compile("^(\\*\\*|__)(.{1,60}?)\\1$");

  private MarkdownText() {}

  static Read read(String markdown) {
    Source.Builder out = new Source.Builder();
    StringBuilder title = new StringBuilder();
    boolean begun = false;
    for (String line :
        (Iterable<String>) COMMENT.matcher(markdown).replaceAll("").lines()::iterator) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        String words = words(heading.group(2));
        int level = heading.group(1).length();
        boolean names = level == 1 && !begun;
        if (names) title.append(title.isEmpty() ? "" : " ").append(words);
        out.add(words, names ? new Look(0, true, true, false) : Look.heading(level));
      } else if (!RULE.matcher(line.strip()).matches()) {
        text(line, out);
      }
      begun |= !line.isBlank() && !heading.matches();
    }
    Map<String, String> about = new HashMap<>();
    if (!title.isEmpty()) about.put("title", title.toString());
    return new Read(out.source(), about, java.util.List.of());
  }

  private static void text(String line, Source.Builder out) {
    String stripped = line.strip();
    if (stripped.startsWith("|") && stripped.endsWith("|") && stripped.length() > 2) {
      out.add(words(stripped.substring(1, stripped.length() - 1)), Look.ROW);
      return;
    }
    Matcher bold = BOLD_LINE.matcher(stripped);
    boolean heads =
        bold.matches() && "。；：:，".indexOf(bold.group(2).charAt(bold.group(2).length() - 1)) < 0;
    out.add(words(stripped.replaceFirst("^(?:>[ ]?)+", "")), heads ? Look.heading(6) : Look.PLAIN);
  }

  private static String words(String line) {
    String words = line.indexOf('[') >= 0 ? LINK.matcher(line).replaceAll("$1") : line;
    if (words.indexOf('*') >= 0) words = words.replace("**", "");
    return words.indexOf('_') >= 0 ? words.replace("__", "") : words;
  }
}
