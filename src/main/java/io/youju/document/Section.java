package io.youju.document;

import io.youju.text.Span;
import java.util.List;
import java.util.stream.Stream;

/// A numbered, headed part of a document.
///
/// @param label the number as people cite it, such as `四、2`
/// @param title the heading without its number and full stop; empty when it has none
/// @param numbering how the section announces itself
/// @param printed the number as printed, without 、 or dot; empty when it has none
/// @param level depth in the outline, from 1
/// @param span everything from the heading to the end of the last child
/// @param own the heading and the text before the first child; the own spans of all sections
///   partition the text
public record Section(
    SectionNumber number,
    String label,
    String title,
    Kind kind,
    Numbering numbering,
    String printed,
    int level,
    Span span,
    Span own,
    List<Clause> clauses,
    List<Section> children) {

  /// What a section is to its document.
  public enum Kind {
    PREAMBLE("前言"),
    CHAPTER("部分"),
    SECTION("条");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /// What readers of the document call it.
    public String word() {
      return word;
    }
  }

  public Section {
    clauses = List.copyOf(clauses);
    children = List.copyOf(children);
    if (!span.contains(own)) {
      throw new IllegalArgumentException(
          "section " + number + ": own text " + own + " outside " + span);
    }
  }

  /// This section and all below it, in document order.
  public Stream<Section> walk() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Section::walk));
  }
}
