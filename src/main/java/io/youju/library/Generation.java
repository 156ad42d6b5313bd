package io.youju.library;

import java.time.Instant;
import java.util.List;

/// What one generation holds, who made it and why.
///
/// @param number from 1, rising
public record Generation(
    int number, Instant made, String person, String why, List<Holding> holdings) {
  public Generation {
    holdings = List.copyOf(holdings);
  }
}
