package io.youju.ledger;

import java.time.Instant;
import java.util.List;

/// One question and what was said to it.
///
/// @param id the reply's id
/// @param channel where it was asked
/// @param person who asked, signed in; empty for the public
/// @param question as typed; personal data is masked before it is stored
/// @param status `answered` or `refused`
/// @param reason of a refusal, else empty
/// @param kind of an answer, else empty
/// @param generation the index generation that spoke
/// @param millis milliseconds the reply took
public record Enquiry(
    String id,
    Instant at,
    Channel channel,
    String person,
    String question,
    String status,
    String reason,
    String kind,
    List<Cited> citations,
    String generation,
    double millis) {
  static final int LONGEST = 4_000;

  public Enquiry {
    citations = List.copyOf(citations);
  }

  /// A place that a reply cites; `start` to `end` in UTF-16 code units of the document's text.
  public record Cited(String document, String section, String label, int start, int end) {}

  /// Where a question was asked.
  public enum Channel {
    PUBLIC,
    DESK
  }

  /// As it is stored: personal data masked.
  Enquiry masked() {
    String safe = Masking.mask(question);
    return new Enquiry(
        id,
        at,
        channel,
        person,
        safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST),
        status,
        reason,
        kind,
        citations,
        generation,
        millis);
  }
}
