package io.youju.reading;

import java.util.ArrayList;
import java.util.List;

/// The text of a document and the looks of its lines, which follow one another without a gap.
record Source(String text, Lines lines) {
  /// Text without any look.
  static Source of(String text) {
    Lines.Builder lines = new Lines.Builder();
    for (int at = 0; at < text.length(); ) {
      int newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length() : newline + 1;
      lines.add(at, Look.PLAIN, false);
    }
    return new Source(text, lines.lines());
  }

  /// Builds a text line by line, in pieces: one buffer that grows would hold it three times over.
  static final class Builder {
    private static final int PIECE = 1 << 15;

    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder last = new StringBuilder();
    private final Lines.Builder lines = new Lines.Builder();

    /// Adds one line; white space at its ends is dropped, and a blank line with it.
    void add(String words, Look look) {
      String line = words.strip();
      if (line.isEmpty()) return;
      if (last.length() > PIECE) {
        pieces.add(last.toString());
        last.setLength(0);
      }
      last.append(line).append('\n');
      lines.add(lines.end() + line.length() + 1, look, false);
    }

    boolean isEmpty() {
      return lines.isEmpty();
    }

    /// Called once, when all is added.
    Source source() {
      pieces.add(last.toString());
      return new Source(String.join("", pieces), lines.lines());
    }
  }
}
