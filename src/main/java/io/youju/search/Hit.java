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

  /// This hit with another reading's score counting `share`.
  Hit blend(Hit other, double share) {
    Map<String, Double> both = new java.util.HashMap<>(why);
    other.why.forEach(
        (part, score) -> both.merge(part, score, (a, b) -> (1 - share) * a + share * b));
    return new Hit(document, section, best, (1 - share) * score + share * other.score, both);
  }

  public String quote() {
    return best.of(document.text());
  }
}
