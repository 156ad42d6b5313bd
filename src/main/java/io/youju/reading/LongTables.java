package io.youju.reading;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;

/// Parses a page and meanwhile folds the rows of long tables into their text: a cell of two digits
/// costs twenty times its bytes as an element, and a table of figures has thousands.
final class LongTables {
  private LongTables() {}

  static Document parsed(String html) {
    try (StreamParser parser = new StreamParser(Parser.htmlParser())) {
      parser.parse(html, "").stream().filter(LongTables::folds).forEach(LongTables::fold);
      return parser.document();
    }
  }

  private static boolean folds(Element row) {
    Element around = row.parent();
    return row.normalName().equals("tr")
        && around != null
        && around.childNodeSize() > Rows.MANY
        && row.selectFirst("table, a[href]") == null;
  }

  private static void fold(Element row) {
    String line = line(row);
    if (line.length() > Rows.LONG) return;
    if (row.previousSibling() instanceof TextNode gap && gap.isBlank()) gap.remove();
    row.clearAttributes().text(line);
  }

  /// The cells of a row on one line; that of a folded row.
  static String line(Element row) {
    if (folded(row)) return row.text();
    StringBuilder line = new StringBuilder();
    for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling()) {
      String text = cell.text().replace('\u00a0', ' ').strip();
      if (!text.isEmpty()) line.append(line.isEmpty() ? "" : Rows.BETWEEN).append(text);
    }
    return line.toString();
  }

  /// Whether more than one cell of a row holds words.
  static boolean several(Element row) {
    if (folded(row)) return row.text().contains(Rows.BETWEEN);
    int cells = 0;
    for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling())
      if (cell.hasText()) cells++;
    return cells > 1;
  }

  /// The length of its longest cell.
  static int longest(Element row) {
    int longest = 0;
    for (Element cell = row.firstElementChild(); cell != null; cell = cell.nextElementSibling())
      longest = Math.max(longest, cell.text().length());
    return longest;
  }

  // Not by children(), which leaves a list behind in every element that is asked.
  private static boolean folded(Element row) {
    return row.firstElementChild() == null;
  }
}
