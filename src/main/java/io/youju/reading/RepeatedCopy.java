package io.youju.reading;

import io.youju.text.Span;
import java.util.OptionalInt;

/// Finds a text that stands in its file more than once, whole.
final class RepeatedCopy {
  private static final int SHORT = 20;

  private RepeatedCopy() {}

  /// The index of the line with which the first identical copy begins, if the lines are one text
  /// repeated; blanks at the ends of lines aside.
  static OptionalInt firstLine(String text, Lines lines) {
    int count = lines.size();
    while (count > 0 && words(text, lines, count - 1).isEmpty()) count--;
    for (int at = 1; at <= count / 2; at++) {
      if (count % at == 0 && alike(text, lines, at, 0) && repeats(text, lines, at, count)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean repeats(String text, Lines lines, int period, int count) {
    for (int i = period; i < count; i++) {
      if (!alike(text, lines, i, i - period)) return false;
    }
    for (int i = 0; i < period; i++) {
      if (lines.start(i + 1) - lines.start(i) > SHORT) return true;
    }
    return false;
  }

  private static boolean alike(String text, Lines lines, int one, int other) {
    Span a = words(text, lines, one);
    Span b = words(text, lines, other);
    return a.length() == b.length() && text.regionMatches(a.start(), text, b.start(), a.length());
  }

  private static Span words(String text, Lines lines, int at) {
    return new Span(lines.start(at), lines.start(at + 1)).trim(text);
  }
}
