package io.youju.app;

import io.youju.answer.Pin;
import io.youju.ledger.Act;
import io.youju.ledger.Address;
import io.youju.ledger.Enquiry;
import io.youju.ledger.EnquiryQueue;
import io.youju.ledger.Ledger;
import io.youju.ledger.LedgerException;
import io.youju.ledger.Verdict;
import io.youju.library.Library;
import io.youju.web.People;
import io.youju.web.Staff;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/// The staff's side of a server: the library, the ledger, opened in the background, and what is on
/// its way there.
final class Backstage implements AutoCloseable {
  private static final int MOST_DAYS = 3_650;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// A verdict waits this long, in seconds, for the ledger to open.
  private static final int PATIENCE = 10;

  private final CompletableFuture<Ledger> opened = new CompletableFuture<>();
  private final Staff staff;
  private final Address address;
  private final Path kept;
  private final String adminPassword;
  private final int days;
  private final EnquiryQueue queue;
  private final List<Path> watched;
  private @Nullable Watch watch;

  Backstage(
      Library library, Assembly assembly, Environment settings, Path kept, List<Path> watched) {
    this.kept = kept;
    this.watched = watched;
    this.days = settings.getRequiredProperty("youju.keep-days", Integer.class);
    if (days < 0 || days > MOST_DAYS) {
      throw new IllegalArgumentException("youju.keep-days: " + days + ", needs 0 to " + MOST_DAYS);
    }
    this.address = address(settings, kept);
    this.adminPassword = settings.getProperty("youju.admin-password", "");
    this.staff =
        new Staff(
            library,
            assembly.pins(),
            assembly.likeness(),
            new People(() -> Staff.of(opened)),
            opened);
    this.queue =
        new EnquiryQueue(
            opened::join,
            Duration.ofDays(Math.max(1, days)),
            PAUSE,
            Instant::now,
            line -> System.err.println("ledger: " + line));
  }

  private static Address address(Environment settings, Path kept) {
    String url = settings.getProperty("youju.ledger.url", "");
    return url.isEmpty()
        ? Address.file(kept)
        : new Address(
            url,
            settings.getProperty("youju.ledger.user", ""),
            settings.getProperty("youju.ledger.password", ""));
  }

  Staff staff() {
    return staff;
  }

  /// Opens the ledger in the background, makes the first administrator where there is none, and
  /// begins to watch. While the ledger cannot be opened, the public side serves all the same.
  CompletableFuture<Void> open() {
    watch = new Watch(staff.library(), watched, LOOK);
    return CompletableFuture.runAsync(this::openLedger);
  }

  private void openLedger() {
    try {
      pinned();
      Ledger ledger = Ledger.open(address);
      staff
          .people()
          .load(ledger, adminPassword)
          .ifPresent(password ->
              System.out.println("first administrator: admin, password (shown once): " + password));
      repin(ledger);
      opened.complete(ledger);
      System.gc(); // Migrating read much that is not needed again.
    } catch (RuntimeException e) {
      System.err.println("ledger: " + e.getMessage() + "; the desk stays closed");
      opened.completeExceptionally(e);
    }
  }

  /// The pinned answers as they were kept beside the ledger, until it is open; a broken file is
  /// written anew then.
  private void pinned() {
    try {
      staff.pins().replace(PinFile.read(kept));
    } catch (WrongUse e) {
      System.err.println(e.getMessage() + "; pinned answers wait for the ledger");
    }
  }

  /// Reads the pinned answers anew from the ledger into use, and keeps them beside it.
  void repin() {
    repin(Staff.of(opened));
  }

  private synchronized void repin(Ledger ledger) {
    List<Pin> pins = ledger.pins();
    staff.pins().replace(pins);
    PinFile.write(kept, pins);
  }

  /// Takes note of a question; never waits, never fails.
  void asked(Enquiry enquiry) {
    if (days > 0) queue.take(enquiry);
  }

  /// Keeps a verdict; returns when it is on disk.
  void judged(Verdict verdict) {
    if (days == 0) return;
    try {
      opened.copy().orTimeout(PATIENCE, TimeUnit.SECONDS).join().judge(verdict);
    } catch (CompletionException e) {
      Staff.of(opened);
      throw e;
    }
  }

  /// Keeps an act, if it can; for acts that happen whether or not they are written down.
  void audit(Act act) {
    try {
      Staff.of(opened).audit(act);
    } catch (LedgerException e) {
      System.err.println("ledger: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    if (watch != null) watch.close();
    opened.completeExceptionally(new IllegalStateException("the server stops"));
    queue.close();
    if (!opened.isCompletedExceptionally()) opened.join().close();
  }
}
