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
    boolean refused,
    String reason,
    String text,
    List<Cited> cited,
    double score,
    double millis,
    Drafted drafted) {
  public Said {
    cited = List.copyOf(cited);
  }

  /// What no model drafted.
  public Said(
      boolean refused, String reason, String text, List<Cited> cited, double score, double millis) {
    this(refused, reason, text, cited, score, millis, Drafted.NONE);
  }

  /// How a model's draft fared.
  ///
  /// @param sentences of the draft; 0 for no draft
  /// @param struck how many of them were struck, for whatever reason
  /// @param unsupported how many were struck because their clauses do not say that
  public record Drafted(int sentences, int struck, int unsupported) {
    public static final Drafted NONE = new Drafted(0, 0, 0);
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
