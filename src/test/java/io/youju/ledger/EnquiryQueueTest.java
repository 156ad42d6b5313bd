package io.youju.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnquiryQueueTest {
  private static final Duration PAUSE = Duration.ofMillis(5);
  @TempDir private Path folder;

  private EnquiryQueue queue(CompletableFuture<Ledger> opened, List<String> heard) {
    return new EnquiryQueue(
        opened::join, Duration.ofDays(30), PAUSE, () -> LedgerContract.NOON, heard::add);
  }

  @Test
  void whatWasTakenBeforeTheLedgerOpenedIsWrittenAfterwards() {
    CompletableFuture<Ledger> opened = new CompletableFuture<>();
    EnquiryQueue queue = queue(opened, new ArrayList<>());
    for (int i = 0; i < 300; i++) {
      queue.take(LedgerContract.enquiry("e" + i, LedgerContract.NOON, "问题" + i));
    }
    try (Ledger ledger = Ledger.open(Address.file(folder))) {
      opened.complete(ledger);
      queue.close();
      assertThat(ledger.enquiries(EnquiryFilter.all(1000))).hasSize(300);
    }
  }

  @Test
  void aFullQueueDropsAndCountsAndNeitherWaitsNorFails() {
    CompletableFuture<Ledger> never = new CompletableFuture<>();
    EnquiryQueue queue = queue(never, new ArrayList<>());
    for (int i = 0; i < EnquiryQueue.ROOM + 7; i++) {
      queue.take(LedgerContract.enquiry("e" + i, LedgerContract.NOON, ""));
    }
    assertThat(queue.dropped()).isEqualTo(7);
    never.completeExceptionally(new IllegalStateException("over"));
    queue.close();
  }

  @Test
  void aLedgerThatDoesNotAnswerIsToldOnceAndTriedAgain() {
    List<String> heard = new CopyOnWriteArrayList<>();
    Ledger ledger = Ledger.open(Address.file(folder));
    ledger.work("test", c -> c.createStatement().execute("alter table enquiry rename to away"));
    EnquiryQueue queue = queue(CompletableFuture.completedFuture(ledger), heard);
    queue.take(LedgerContract.enquiry("1", LedgerContract.NOON, "问"));
    while (heard.isEmpty()) Thread.onSpinWait();
    ledger.work("test", c -> c.createStatement().execute("alter table away rename to enquiry"));
    queue.close();
    assertThat(ledger.enquiries(EnquiryFilter.all(10))).hasSize(1);
    assertThat(heard.stream().filter(line -> line.startsWith("enquiries wait"))).hasSize(1);
    ledger.close();
  }
}
