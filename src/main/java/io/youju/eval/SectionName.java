package io.youju.eval;

import io.youju.document.SectionNumber;

/// A section as a question set names it: `5.2`, or `hangzhou-decision#5.2` where several documents
/// are asked at once.
///
/// @param document empty when any document will do
public record SectionName(String document, SectionNumber number) {
  public SectionName {
    number = number.plain();
  }

  /// @throws IllegalArgumentException when the number is not numbers joined by dots
  static SectionName parse(String text) {
    int hash = text.indexOf('#');
    return new SectionName(
        hash < 0 ? "" : text.substring(0, hash), SectionNumber.parse(text.substring(hash + 1)));
  }

  /// Whether a citation of `other` is a citation of this.
  boolean covers(SectionName other) {
    return number.equals(other.number) && (document.isEmpty() || document.equals(other.document));
  }

  @Override
  public String toString() {
    return document.isEmpty() ? number.toString() : document + "#" + number;
  }
}
