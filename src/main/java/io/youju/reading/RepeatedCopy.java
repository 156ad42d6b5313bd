package io.youju.reading;

import java.util.List;
import java.util.OptionalInt;

/// Finds a text that stands in its file more than once, whole.
final class RepeatedCopy {
  private RepeatedCopy() {}

  /// The index of the line with which the first identical copy begins, if the lines are one text
  /// repeated.
  static OptionalInt firstLine(List<String> lines) {
    int count = lines.size();
    while (count > 0 && lines.get(count - 1).isBlank()) count--;
    for (int at = 1; at <= count / 2; at++) {
      if (count % at == 0 && lines.get(at).equals(lines.getFirst()) && repeats(lines, at, count)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  private static boolean repeats(List<String> lines, int period, int count) {
    for (int i = period; i < count; i++) {
      if (!lines.get(i).strip().equals(lines.get(i - period).strip())) return false;
    }
    return lines.subList(0, period).stream().anyMatch(line -> line.length() > 20);
  }
}
