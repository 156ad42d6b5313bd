package io.youju.answer;

import io.youju.search.Hit;
import java.util.Set;

/// How the chance that evidence answers is reckoned: for a document with likely questions by
/// weights that count how near those are, for another without.
///
/// @param foreseen for documents with likely questions
public record Calibration(Weights plain, Weights foreseen) {
  /// Those that come with the programme.
  ///
  /// @param models whether there are models, or words alone
  public static Calibration standard(boolean models) {
    return new Calibration(
        Weights.standard(models ? "support" : "support-words"), Weights.standard("support-likely"));
  }

  /// The same, but these features count nothing.
  public Calibration without(Set<String> features) {
    return new Calibration(plain.without(features), foreseen.without(features));
  }

  Weights of(Hit hit) {
    return hit.why().containsKey("likely") ? foreseen : plain;
  }
}
