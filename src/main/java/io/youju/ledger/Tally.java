package io.youju.ledger;

import java.time.Instant;

/// One enquiry as figures are made of it.
///
/// @param verdict `liked`, `disliked` or empty
public record Tally(
    Instant at, Enquiry.Channel channel, boolean refused, double millis, String verdict) {}
