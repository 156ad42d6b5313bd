package io.youju.ledger;

import java.time.Instant;

/// Which enquiries are read, newest first.
///
/// @param person who asked; empty for all
/// @param since not before
/// @param most 1 or more
public record EnquiryFilter(String person, Instant since, int most) {
  public static EnquiryFilter all(int most) {
    return new EnquiryFilter("", Instant.EPOCH, most);
  }
}
