package io.youju.eval;

import io.youju.eval.Said.Cited;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One question, what came of it, and what that is worth.
///
/// @param id of the question; a turn of a conversation is `c01/2`
/// @param set where the question stands
/// @param topic the id of the conversation that the question is a turn of, or its own: what belongs
///   together when questions are drawn anew
/// @param tallies by metric, in the order in which metrics are shown
public record Judged(
    String id,
    String set,
    String type,
    String topic,
    Map<String, Tally> tallies,
    Exchange exchange) {
  public Judged {
    tallies = Collections.unmodifiableMap(new LinkedHashMap<>(tallies));
  }

  /// What was asked, expected and said, for people.
  ///
  /// @param faults what was wrong, in single words; empty when nothing was
  /// @param score how sure the service was; NaN when it does not say
  public record Exchange(
      String question,
      String expected,
      String said,
      List<Cited> cited,
      String reason,
      List<String> faults,
      double score,
      double millis) {
    public Exchange {
      cited = List.copyOf(cited);
      faults = List.copyOf(faults);
    }
  }
}
