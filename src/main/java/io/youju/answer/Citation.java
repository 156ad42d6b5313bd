package io.youju.answer;

import io.youju.document.SectionNumber;
import java.util.Comparator;
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

  /// Each once, as they stand in the documents.
  static List<Citation> inOrder(List<Citation> citations) {
    return citations.stream()
        .distinct()
        .sorted(Comparator.comparing(Citation::document).thenComparingInt(Citation::start))
        .toList();
  }

  /// Where a reader finds it on this service.
  public String href() {
    return "/documents/" + document + "#" + section;
  }
}
