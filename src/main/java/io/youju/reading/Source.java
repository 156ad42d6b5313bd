package io.youju.reading;

import java.util.ArrayList;
import java.util.List;

/// The text of a document and the looks of its lines, which follow one another without a gap.
record Source(String text, List<Line> lines) {
  Source {
    lines = List.copyOf(lines);
  }

  /// Text without any look.
  static Source of(String text) {
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int newline = text.indexOf('\n', at);
      int end = newline < 0 ? text.length() : newline + 1;
      lines.add(new Line(at, end, Look.PLAIN));
      at = end;
    }
    return new Source(text, lines);
  }

  /// Builds a text line by line.
  static final class Builder {
    private final StringBuilder text = new StringBuilder();
    private final List<Line> lines = new ArrayList<>();

    /// Adds one line; white space at its ends is dropped, and a blank line with it.
    void add(String words, Look look) {
      String line = words.strip();
      if (line.isEmpty()) return;
      int start = text.length();
      text.append(line).append('\n');
      lines.add(new Line(start, text.length(), look));
    }

    boolean isEmpty() {
      return lines.isEmpty();
    }

    Source source() {
      return new Source(text.toString(), lines);
    }
  }
}
