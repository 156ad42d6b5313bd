package io.youju.web;

import io.youju.search.Recent;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;

/// Slows down guessing of passwords: after [#FREE] failures for one name from one address each
/// further one doubles the wait, from 2 seconds up to 15 minutes. A wait is not ended by the right
/// password; success after it forgets the failures.
final class Lockout {
  static final int FREE = 4;
  static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST = 10_000;

  private record Failures(int count, Instant last) {}

  private final Supplier<Instant> clock;
  private final Map<String, Failures> failures = new Recent<>(MOST);

  Lockout(Supplier<Instant> clock) {
    this.clock = clock;
  }

  /// How long `who` must wait before another attempt; zero when not at all.
  synchronized Duration wait(String who) {
    Failures known = failures.get(who);
    if (known == null || known.count() < FREE) return Duration.ZERO;
    Duration whole = Duration.ofSeconds(1L << Math.min(20, known.count() - FREE + 1));
    if (whole.compareTo(LONGEST) > 0) whole = LONGEST;
    Duration left = whole.minus(Duration.between(known.last(), clock.get()));
    return left.isNegative() ? Duration.ZERO : left;
  }

  synchronized void failed(String who) {
    int count = failures.getOrDefault(who, new Failures(0, Instant.EPOCH)).count();
    failures.put(who, new Failures(count + 1, clock.get()));
  }

  synchronized void succeeded(String who) {
    failures.remove(who);
  }
}
