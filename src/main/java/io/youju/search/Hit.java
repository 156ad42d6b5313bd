package io.youju.search;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.Span;
import java.util.Map;

/// A section near to a question, its best clause, and why.
///
/// @param best the clause that speaks for the section, trimmed
/// @param why the named parts of `score`
public record Hit(
    Document document, Section section, Span best, double score, Map<String, Double> why) {
  public Hit {
    why = Map.copyOf(why);
  }

  /// Where a section stands. Sections of different documents may be equal by themselves.
  ///
  /// @param start of the section's own text
  public record Place(String document, int start) {
    static Place of(Document document, Section section) {
      return new Place(document.id(), section.own().start());
    }
  }

  public Place place() {
    return Place.of(document, section);
  }

  /// This hit with another reading's score counting `share`.
  Hit blend(Hit other, double share) {
    Map<String, Double> both = new java.util.HashMap<>(why);
    other.why.forEach(
        (part, score) -> both.merge(part, score, (a, b) -> (1 - share) * a + share * b));
    return new Hit(document, section, best, (1 - share) * score + share * other.score, both);
  }

  /// This hit where another reading gives it no more than `least`, counting `share`.
  Hit lowered(double least, double share) {
    return new Hit(document, section, best, (1 - share) * score + share * least, why);
  }

  public String quote() {
    return best.of(document.text());
  }
}
