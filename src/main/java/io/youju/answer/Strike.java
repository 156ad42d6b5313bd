package io.youju.answer;

import java.util.Locale;

/// Why a sentence of a draft is struck out: the closed list, counted in `engine.strikes`.
public enum Strike {
  /// It names no label.
  NO_LABEL,
  /// It names a label that was not shown, or writes one otherwise than shown.
  UNKNOWN_LABEL,
  /// It holds HTML, Markdown, an address or an invisible character.
  MARKUP,
  /// It holds a number that its clauses do not, or gives a number to something else.
  NUMBER,
  /// It holds a year, month or day that its clauses do not, or gives one to something else.
  DATE,
  /// A number stands with another unit than in its clauses.
  QUANTITY,
  /// It names a body, place, paper or quotation that its clauses do not.
  NAME,
  /// It says no where its clause says yes, or the other way round.
  NEGATION,
  /// It claims more than its clause: 探索 became 已, 可以 became 必须.
  STRENGTH,
  /// It holds the clause's words turned round a comparison or a change.
  ORDER,
  /// It holds words that no one clause of its labels has.
  WORDS,
  /// It is far from its clauses in meaning.
  MEANING,
  /// A second opinion did not find the claim in its clauses.
  CLAIM,
  /// One of its labels supports none of it.
  IDLE_LABEL,
  /// It leans on a sentence that was struck.
  DANGLING,
  /// It is too long to be one sentence.
  TOO_LONG;

  /// Whether the sentence says what its clauses do not; the others are faults of form.
  public boolean isUnsupported() {
    return switch (this) {
      case NO_LABEL, UNKNOWN_LABEL, MARKUP, DANGLING, TOO_LONG -> false;
      case NUMBER,
          DATE,
          QUANTITY,
          NAME,
          NEGATION,
          STRENGTH,
          ORDER,
          WORDS,
          MEANING,
          CLAIM,
          IDLE_LABEL ->
          true;
    };
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
