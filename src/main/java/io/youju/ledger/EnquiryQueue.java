package io.youju.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Enquiries on their way to the ledger. Taking one never waits and never fails: when the queue is
/// full, because the database is away or slow, it is dropped and counted. One thread writes them in
/// batches and tries again while the database does not answer.
public final class EnquiryQueue implements AutoCloseable {
  /// Enquiries that wait at most; at about 1 kB each, 10 MB.
  static final int ROOM = 10_000;

  private static final int BATCH = 200;

  private final BlockingQueue<Enquiry> waiting = new ArrayBlockingQueue<>(ROOM);
  private final AtomicLong dropped = new AtomicLong();
  private final Consumer<String> trouble;
  private final Duration pause;
  private volatile boolean closing;
  private final Thread writer;

  /// Writes to the ledger that `opened` gives, which may wait until there is one.
  ///
  /// @param keep how long enquiries are kept
  /// @param pause between attempts, and between looks at what is too old
  /// @param trouble hears once a row of failures why nothing is written
  public EnquiryQueue(
      Supplier<Ledger> opened,
      Duration keep,
      Duration pause,
      Supplier<Instant> clock,
      Consumer<String> trouble) {
    this.pause = pause;
    this.trouble = trouble;
    this.writer = Thread.ofVirtual().name("ledger").start(() -> write(opened, keep, clock));
  }

  /// Takes one in, or drops it.
  public void take(Enquiry enquiry) {
    if (!waiting.offer(enquiry)) dropped.incrementAndGet();
  }

  /// Enquiries that found no room.
  public long dropped() {
    return dropped.get();
  }

  private void write(Supplier<Ledger> opened, Duration keep, Supplier<Instant> clock) {
    try {
      Ledger ledger = opened.get();
      Instant swept = Instant.EPOCH;
      while (!closing || !waiting.isEmpty()) {
        List<Enquiry> batch = next();
        if (!batch.isEmpty()) persist(ledger, batch);
        if (Duration.between(swept, clock.get()).compareTo(Duration.ofHours(1)) > 0) {
          swept = clock.get();
          sweep(ledger, swept.minus(keep));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      trouble.accept("enquiries are not written: " + e.getMessage());
    }
  }

  private List<Enquiry> next() throws InterruptedException {
    List<Enquiry> batch = new ArrayList<>();
    Enquiry first = waiting.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) return batch;
    batch.add(first);
    waiting.drainTo(batch, BATCH - 1);
    return batch;
  }

  private void persist(Ledger ledger, List<Enquiry> batch) throws InterruptedException {
    boolean told = false;
    while (true) {
      try {
        ledger.record(batch);
        return;
      } catch (LedgerException e) {
        if (!told) trouble.accept("enquiries wait: " + e.getMessage());
        told = true;
        if (closing) return;
        Thread.sleep(pause);
      }
    }
  }

  private void sweep(Ledger ledger, Instant before) {
    try {
      int _ = ledger.forget(before);
    } catch (LedgerException e) {
      trouble.accept("old enquiries stay for now: " + e.getMessage());
    }
  }

  /// Writes what waits, for at most five seconds.
  @Override
  public void close() {
    closing = true;
    try {
      if (!writer.join(Duration.ofSeconds(5))) writer.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
