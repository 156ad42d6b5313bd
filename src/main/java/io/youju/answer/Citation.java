package io.youju.answer;

import io.youju.document.SectionNumber;
import java.util.List;

/// Proof of a sentence: `quote` is the document's text from `start` to `end`, UTF-16 code units.
public record Citation(
    String label,
    String document,
    String documentTitle,
    SectionNumber section,
    List<String> headingPath,
    String quote,
    int start,
    int end) {
  public Citation {
    headingPath = List.copyOf(headingPath);
  }

  /// Where a reader finds it on this service.
  public String href() {
    return "/documents/" + document + "#" + section;
  }
}
