package io.youju.ledger;

import java.time.Instant;

/// Whether a reply was of use; the last word on a reply counts.
///
/// @param reason one of the closed list, or empty
public record Verdict(String reply, Instant at, boolean useful, String reason) {}
