package io.youju.reading;

import io.youju.text.Span;

/// A line or paragraph of a text.
///
/// @param end the start of the next line
/// @param inside whether it begins inside a line of the text, where a line break was lost
record Line(int start, int end, Look look, boolean inside) {
  Span span() {
    return new Span(start, end);
  }

  int length() {
    return end - start;
  }

  String words(String text) {
    return text.substring(start, end).strip();
  }
}
