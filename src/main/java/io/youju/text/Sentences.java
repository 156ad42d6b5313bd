package io.youju.text;

import java.util.ArrayList;
import java.util.List;

/// Where Chinese text may be cut. Every cut covers its range without a gap; marks and white space
/// stay with what they end.
public final class Sentences {
  private static final String CLAUSE_ENDS = "。;；！？!?\n";
  private static final String PHRASE_ENDS = CLAUSE_ENDS + ",，:：";
  private static final String TRAILING = "”’」』）)》 \t\r\n　";
  private static final String OPENING = "（(《“「『";
  private static final String CLOSING = "）)》”」』";

  private Sentences() {}

  /// Sentences and items ended by a semicolon.
  public static List<Span> clauses(String text, Span range) {
    return cut(text, range, CLAUSE_ENDS);
  }

  /// Clauses cut again at commas and colons outside brackets and quotation marks.
  public static List<Span> phrases(String text, Span range) {
    return cut(text, range, PHRASE_ENDS);
  }

  private static List<Span> cut(String text, Span range, String ends) {
    List<Span> spans = new ArrayList<>();
    int from = range.start();
    int depth = 0;
    for (int i = from; i < range.end(); i++) {
      char c = text.charAt(i);
      if (OPENING.indexOf(c) >= 0) depth++;
      if (CLOSING.indexOf(c) >= 0) depth = Math.max(0, depth - 1);
      if (c == '\n' || c == '。') depth = c == '\n' ? 0 : depth;
      if (ends.indexOf(c) < 0 || depth > 0 || insideNumber(text, i)) continue;
      while (i + 1 < range.end() && TRAILING.indexOf(text.charAt(i + 1)) >= 0) i++;
      spans.add(new Span(from, i + 1));
      from = i + 1;
    }
    if (from < range.end()) spans.add(new Span(from, range.end()));
    return spans;
  }

  /// 58,758 and 12:30 are not cut.
  private static boolean insideNumber(String text, int at) {
    return ",:".indexOf(text.charAt(at)) >= 0
        && at > 0
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at - 1))
        && Character.isDigit(text.charAt(at + 1));
  }
}
