package io.youju.reading;

import io.youju.document.Document;
import io.youju.document.Metadata;
import java.util.List;

/// Reads plain text.
public final class PlainText {
  private PlainText() {}

  /// Never fails: text without any number is one preamble.
  public static Document read(Metadata metadata, String text) {
    return Trees.document(metadata, Source.of(text), List.of());
  }
}
