package io.youju.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where lines began before their breaks were lost: at white space in a long line of a text
/// that has hardly any breaks, or in one that counts on after white space; and, in every text, at
/// an article or a chapter after a full stop, and where a line that begins with a number goes on to
/// the next: （一）….（二）….
final class LostBreaks {
  private static final int LONG = 400;
  private static final int COUNTED = 80;
  private static final String ENDS = "。；;：:！？”）)》";

  private LostBreaks() {}

  static Lines restore(Source source) {
    String text = source.text();
    Lines.Builder lines = new Lines.Builder();
    for (Line line : source.lines()) {
      if (line.look().cell() || line.length() < 24) lines.add(line.end(), line.look(), false);
      else split(text, line, lines, lost(text, line));
    }
    return lines.lines();
  }

  private static boolean lost(String text, Line line) {
    int length = line.length();
    return (length > LONG && sparse(text, line))
        || (length > COUNTED && (counts(text, line) || runsOn(text, line)));
  }

  /// Whether two numbers that follow each other stand after white space inside the line.
  private static boolean counts(String text, Line line) {
    int end = line.end();
    Marker last = null;
    for (int i = line.start() + 1; i + 2 < end; i++) {
      if (!gap(text, i - 1) || gap(text, i)) continue;
      Optional<Marker> marker = Marker.at(text, i, end).filter(m -> m.family() != Family.WHOLE);
      if (marker.isEmpty()) continue;
      if (last != null && last.before(marker.get())) return true;
      last = marker.get();
    }
    return false;
  }

  /// Whether 一、, 二、 and 三、 stand in the line, the first after 。 or a colon, the others after 。:
  /// paragraphs without so much as a blank between them.
  private static boolean runsOn(String text, Line line) {
    int end = line.end();
    Marker last = null;
    for (int i = line.start() + 1; i + 2 < end; i++) {
      char before = text.charAt(i - 1);
      if (before != '。' && (before != '：' || last != null)) continue;
      Optional<Marker> marker = Marker.at(text, i, end).filter(m -> m.family() == Family.COMMA);
      if (marker.isEmpty()) continue;
      boolean follows = last == null ? marker.get().first() : last.before(marker.get());
      if (follows && marker.get().value() == 3) return true;
      if (follows) last = marker.get();
    }
    return false;
  }

  /// A long line set as paragraphs are, its indents and spaces still in it.
  private static boolean sparse(String text, Line line) {
    int gaps = 0;
    for (int i = line.start() + 1; i + 2 < line.end(); i++) {
      if (gap(text, i) && !gap(text, i - 1) && (i < 1 || ideograph(text.charAt(i - 1)))) gaps++;
    }
    return gaps > 1;
  }

  private static boolean gap(String text, int at) {
    return Marker.blank(text.charAt(at));
  }

  private static boolean ideograph(char c) {
    return (c >= 0x4e00 && c <= 0x9fff) || ENDS.indexOf(c) >= 0;
  }

  private static void split(String text, Line line, Lines.Builder lines, boolean lost) {
    int from = line.start();
    int end = line.end();
    int quotes = 0;
    List<Marker> counted = new ArrayList<>();
    Marker.at(text, from, end).filter(LostBreaks::enumerates).ifPresent(counted::add);
    for (int i = from + 1; i < end; i++) {
      char before = text.charAt(i - 1);
      if (before == '“') quotes++;
      if (before == '”') quotes = Math.max(0, quotes - 1);
      if (quotes > 0 || Marker.blank(text.charAt(i))) continue;
      boolean afterEnd = ENDS.indexOf(before) >= 0;
      boolean afterGap = Marker.blank(before) && i - from > 1 && !onlyBlank(text, from, i);
      if (!afterEnd && !afterGap) continue;
      if (afterGap && onlyNumber(text, from, i) && Marker.at(text, i, end).isEmpty()) continue;
      if (!opens(text, i, end, afterGap, lost) && !goesOn(text, i, end, counted)) continue;
      lines.add(i, line.look(), from != line.start());
      from = i;
    }
    lines.add(end, line.look(), from != line.start());
  }

  /// Whether, after a full stop, the number comes that follows one already in the line.
  private static boolean goesOn(String text, int at, int end, List<Marker> counted) {
    int before = at - 1;
    while (Marker.blank(text.charAt(before))) before--;
    if (counted.isEmpty() || text.charAt(before) != '。') return false;
    Optional<Marker> marker =
        Marker.at(text, at, end).filter(m -> counted.stream().anyMatch(last -> last.before(m)));
    marker.ifPresent(counted::add);
    return marker.isPresent();
  }

  private static boolean enumerates(Marker marker) {
    return switch (marker.family()) {
      case COMMA, ROMAN, BRACKET, POINT, PAREN -> true;
      case ATTACHMENT,
          TITLE,
          PORTION,
          BOOK,
          PART,
          SUBPART,
          CHAPTER,
          UNNUMBERED,
          DIVISION,
          WHOLE,
          DECIMAL,
          ARTICLE,
          BOX,
          CIRCLE ->
          false;
    };
  }

  /// Whether nothing but a number stands there, whose words are still to come: 第一章 总则.
  private static boolean onlyNumber(String text, int from, int to) {
    if (to - from > 16) return false;
    Optional<Marker> marker = Marker.at(text, from, to);
    return marker.isPresent() && onlyBlank(text, from + marker.get().length(), to);
  }

  private static boolean onlyBlank(String text, int from, int to) {
    for (int i = from; i < to; i++) if (!Marker.blank(text.charAt(i))) return false;
    return true;
  }

  private static boolean opens(String text, int at, int end, boolean afterGap, boolean lost) {
    if (lost && afterGap && wordsAround(text, at)) return true;
    char first = text.charAt(at);
    if (!lost && first != '第') return false;
    // A reference: 《办法》第三条, 办法（某政发〔2020〕7号）第1条.
    if (first == '第' && !afterGap && "）)》".indexOf(text.charAt(at - 1)) >= 0) return false;
    Optional<Marker> marker =
        Marker.at(text, at, lost ? Math.min(end, nextGap(text, at, end)) : end);
    if (marker.isEmpty()) return false;
    Family family = marker.get().family();
    if (lost) return family != Family.ATTACHMENT && family != Family.WHOLE;
    char next =
        at + marker.get().length() - 1 < end ? text.charAt(at + marker.get().length() - 1) : ' ';
    return Marker.blank(next) && (family == Family.ARTICLE || (family.divides() && afterGap));
  }

  private static int nextGap(String text, int at, int end) {
    int i = at + 3;
    while (i < end && !Marker.blank(text.charAt(i))) i++;
    return i;
  }

  /// Not the gap inside 总　则 or between the two characters of a name.
  private static boolean wordsAround(String text, int at) {
    if ("“《（".indexOf(text.charAt(at)) >= 0) return true;
    int i = at;
    while (i < text.length() && ideograph(text.charAt(i)) && i - at < 3) i++;
    return i - at >= 2;
  }
}
