package io.youju.answer;

import java.util.List;

/// What is said to a question: an answer with proof, or a refusal with a reason.
public sealed interface Reply {
  /// The question as it was understood, on its own.
  String understood();

  /// What the reader reads; labels stand in it as 〔label〕.
  String text();

  Timings timings();

  /// Words with proof.
  ///
  /// @param citations one or more, in the order in which `text` shows them
  record Answer(
      String understood, Kind kind, String text, List<Citation> citations, Timings timings)
      implements Reply {
    public Answer {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) throw new IllegalArgumentException("an answer needs a citation");
    }
  }

  /// No answer, and why.
  ///
  /// @param nearest up to three citations of the closest sections
  record Refusal(
      String understood, Reason reason, String text, List<Citation> nearest, Timings timings)
      implements Reply {
    public Refusal {
      nearest = List.copyOf(nearest);
    }
  }

  /// Milliseconds spent.
  record Timings(double understand, double retrieve, double answer, double total) {
    public static final Timings NONE = new Timings(0, 0, 0, 0);
  }

  /// What an answer is made of.
  enum Kind {
    QUOTE,
    LIST,
    OUTLINE,
    SECTION,
    COUNT,
    WRITTEN,
    PINNED;

    public String wire() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /// Why there is no answer: the closed list.
  enum Reason {
    NOT_IN_DOCUMENTS("not-in-documents"),
    OUT_OF_SCOPE("out-of-scope"),
    FALSE_PREMISE("false-premise"),
    UNSAFE_INPUT("unsafe-input"),
    EMPTY_QUESTION("empty-question"),
    NO_SUCH_SECTION("no-such-section"),
    UNSUPPORTED_CITATION("unsupported-citation");

    private final String wire;

    Reason(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }
}
