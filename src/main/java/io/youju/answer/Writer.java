package io.youju.answer;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Words a draft from labelled clauses; what it says is held to them by [DraftCheck]. Blocking;
/// callable from many threads; an interrupted thread stops the call upstream.
public interface Writer {
  /// The model's name as readers are told it.
  String model();

  /// The hash of the wording that asks it.
  String prompt();

  /// Asks for a draft; tells `events` what comes as it comes. Never throws for a service that
  /// fails.
  Outcome write(Assignment assignment, Consumer<Event> events);

  /// What is to be worded.
  ///
  /// @param evidence what may be said, each label once
  record Assignment(String question, List<Labelled> evidence) {
    public Assignment {
      evidence = List.copyOf(evidence);
    }
  }

  /// The words of the clauses that stand under one label.
  record Labelled(String label, String text) {}

  /// What becomes known while a draft is written.
  sealed interface Event {
    /// Some more of the draft, unchecked.
    record Piece(String text) implements Event {}
  }

  /// What came of it.
  sealed interface Outcome {
    /// A whole draft, unchecked.
    record Draft(String text) implements Outcome {}

    /// No draft, and why.
    record None(Failure why) implements Outcome {}
  }

  /// Why there is no draft: the closed list, in `engine.note` of a reply.
  enum Failure {
    NO_MODEL,
    NOTHING_TO_REWORD,
    BREAKER_OPEN,
    UNREACHABLE,
    RATE_LIMITED,
    REJECTED,
    SERVER_ERROR,
    SLOW,
    CUT_OFF,
    BROKEN,
    TOO_LONG,
    EMPTY,
    DECLINED,
    STRUCK_OUT,
    STOPPED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
