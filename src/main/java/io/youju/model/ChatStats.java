package io.youju.model;

import io.youju.answer.Writer.Failure;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// What a model service did and what it cost, since the start. Written from many threads.
public final class ChatStats {
  private final Map<Failure, LongAdder> failures = new EnumMap<>(Failure.class);
  private final LongAdder answered = new LongAdder();
  private final LongAdder retries = new LongAdder();
  private final LongAdder asked = new LongAdder();
  private final LongAdder said = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private final LongAdder underWay = new LongAdder();
  private volatile String last = "";
  private volatile int status;

  ChatStats() {
    for (Failure failure : Failure.values()) failures.put(failure, new LongAdder());
  }

  void began() {
    underWay.increment();
  }

  void ended(Optional<Failure> why, long took) {
    underWay.decrement();
    nanos.add(took);
    if (why.isEmpty()) answered.increment();
    else count(why.get());
  }

  void count(Failure why) {
    LongAdder adder = failures.get(why);
    if (adder != null) adder.increment();
    if (why != Failure.BREAKER_OPEN) last = status == 0 ? why.wire() : why.wire() + " " + status;
  }

  /// @param code HTTP status of an attempt that failed by it; otherwise 0
  void status(int code) {
    status = code;
  }

  void retried() {
    retries.increment();
  }

  void tokens(int in, int out) {
    asked.add(in);
    said.add(out);
  }

  public long answered() {
    return answered.sum();
  }

  public long failed(Failure why) {
    LongAdder adder = failures.get(why);
    return adder == null ? 0 : adder.sum();
  }

  public long retries() {
    return retries.sum();
  }

  /// Tokens sent, as the service counts them.
  public long tokensIn() {
    return asked.sum();
  }

  /// Tokens received, as the service counts them.
  public long tokensOut() {
    return said.sum();
  }

  public double seconds() {
    return nanos.sum() / 1e9;
  }

  /// Calls under way now.
  public long underWay() {
    return underWay.sum();
  }

  /// Why the latest call that failed did, with the HTTP status if that was it: `rejected 402`;
  /// empty before the first.
  public String last() {
    return last;
  }
}
