package io.youju.web;

import io.youju.document.Document;
import io.youju.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// First questions to a document, out of its own outline.
final class Suggestions {
  private static final int MOST = 6;

  /// Characters of a heading that still make a question people would read.
  private static final int LONGEST_HEADING = 23;

  private Suggestions() {}

  /// A few questions about sections from all over the document, one about a part, one about the
  /// whole; none when the document has no outline.
  static List<String> of(Document document) {
    List<Section> parts =
        document.outline().stream().filter(part -> !part.children().isEmpty()).toList();
    List<Section> titled =
        (parts.isEmpty()
                ? document.outline().stream()
                : parts.stream().flatMap(part -> Stream.of(part.children().getLast())))
            .filter(section -> !section.title().isBlank())
            .filter(section -> section.title().length() <= LONGEST_HEADING)
            .toList();
    List<String> questions = new ArrayList<>();
    int wanted = Math.min(MOST - 2, titled.size());
    for (int i = 0; i < wanted; i++) {
      questions.add("怎样" + titled.get(i * titled.size() / wanted).title());
    }
    if (!parts.isEmpty()) questions.add("第" + parts.getLast().label() + "部分讲了哪些方面");
    if (parts.size() > 1) questions.add("全文一共几部分");
    return questions;
  }
}
