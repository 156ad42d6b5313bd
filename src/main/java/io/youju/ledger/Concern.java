package io.youju.ledger;

import java.time.Instant;

/// A question that got no answer, or one that was of no use.
///
/// @param reason of the refusal, or of the verdict; may be empty
public record Concern(String question, Instant at, String reason) {
  /// What went wrong.
  public enum Kind {
    REFUSED,
    DISLIKED
  }
}
