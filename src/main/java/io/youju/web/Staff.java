package io.youju.web;

import io.youju.answer.Pins;
import io.youju.ledger.Ledger;
import io.youju.library.Library;
import io.youju.search.Likeness;
import java.util.concurrent.CompletableFuture;
import org.springframework.http.HttpStatus;

/// What the staff's routes stand on.
///
/// @param pins the pinned answers in use
/// @param likeness groups questions
/// @param opened the ledger, once it is open
public record Staff(
    Library library,
    Pins pins,
    Likeness likeness,
    People people,
    CompletableFuture<Ledger> opened) {
  /// @throws Problem 503 while the ledger is not open
  Ledger ledger() {
    return of(opened);
  }

  /// The ledger that `opened` holds by now.
  public static Ledger of(CompletableFuture<Ledger> opened) {
    if (opened.isCompletedExceptionally()) {
      throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "", "the ledger cannot be opened");
    }
    Ledger ledger = opened.getNow(null);
    if (ledger == null) {
      throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "", "the ledger is being opened");
    }
    return ledger;
  }
}
