package io.youju.reading;

import io.youju.text.Span;

/// A line or paragraph of a text.
///
/// @param span from its first unit to the start of the next line
/// @param inside whether it begins inside a line of the text, where a line break was lost
record Line(Span span, Look look, boolean inside) {
  Line(int start, int end, Look look) {
    this(new Span(start, end), look, false);
  }

  String words(String text) {
    return span.of(text).strip();
  }
}
