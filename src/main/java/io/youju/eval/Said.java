package io.youju.eval;

import io.youju.document.SectionNumber;
import java.util.List;
import java.util.OptionalDouble;

/// What a service said to one question.
///
/// @param refused also when the service rejected the input
/// @param reason of a refusal; empty otherwise
/// @param cited in the order of the text; empty for a refusal
/// @param score how sure the service was, in any unit, higher is surer; NaN when it does not say
/// @param millis from asking to the whole reply
public record Said(
    boolean refused, String reason, String text, List<Cited> cited, double score, double millis) {
  public Said {
    cited = List.copyOf(cited);
  }

  /// A section that a reply cites, and the words it shows of it.
  public record Cited(String label, SectionName section, String quote) {}

  static Cited cited(String label, String document, SectionNumber section, String quote) {
    return new Cited(label, new SectionName(document, section), quote);
  }

  OptionalDouble sureness() {
    return Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score);
  }

  /// The text without the labels of its citations.
  String plain() {
    String plain = text;
    for (Cited citation : cited) plain = plain.replace("〔" + citation.label() + "〕", "");
    return plain;
  }
}
