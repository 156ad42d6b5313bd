package io.youju.answer;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.PlainText;

/// Small papers, written for a test.
final class Papers {
  private Papers() {}

  static Document read(String text) {
    return read("plan", "修路和种树的决定", text);
  }

  static Document read(String id, String title, String text) {
    return PlainText.read(new Metadata(id, title, "", "", "", "", ""), text);
  }
}
