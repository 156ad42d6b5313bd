package io.youju.answer;

import java.util.List;
import java.util.Map;

/// What is said to a question: an answer with proof, or a refusal with a reason.
public sealed interface Reply {
  /// The question as it was understood, on its own.
  String understood();

  /// What the reader reads; labels stand in it as 〔label〕.
  String text();

  Timings timings();

  /// This reply with other times.
  default Reply timed(Timings timings) {
    return switch (this) {
      case Answer a -> new Answer(a.understood, a.kind, a.text, a.citations, timings, a.engine);
      case Refusal r -> new Refusal(r.understood, r.reason, r.text, r.nearest, timings);
    };
  }

  /// Words with proof.
  ///
  /// @param citations one or more, in the order in which `text` shows them
  record Answer(
      String understood,
      Kind kind,
      String text,
      List<Citation> citations,
      Timings timings,
      Engine engine)
      implements Reply {
    public Answer {
      citations = List.copyOf(citations);
      if (citations.isEmpty()) throw new IllegalArgumentException("an answer needs a citation");
    }

    /// An answer that quotes.
    public Answer(
        String understood, Kind kind, String text, List<Citation> citations, Timings timings) {
      this(understood, kind, text, citations, timings, Engine.EXTRACT);
    }

    /// This answer with another account of how it was made.
    public Answer by(Engine engine) {
      return new Answer(understood, kind, text, citations, timings, engine);
    }

    /// This answer after `millis` more of answering.
    Answer after(double millis) {
      double rounded = Math.round(millis * 100) / 100.0;
      Timings later =
          new Timings(
              timings.understand,
              timings.retrieve,
              timings.answer + rounded,
              timings.total + rounded);
      return new Answer(understood, kind, text, citations, later, engine);
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

  /// How the words of an answer came to be.
  ///
  /// @param mode WRITE when a language model worded the text
  /// @param model who worded it; empty for nobody
  /// @param prompt the hash of the wording that a model was asked with; empty when none was
  /// @param note why the text is quoted though writing was asked for; else empty
  /// @param sentences of the model's draft
  /// @param strikes how many sentences of the draft each reason struck
  record Engine(
      Question.Mode mode,
      String model,
      String prompt,
      String note,
      int sentences,
      Map<Strike, Integer> strikes) {
    public static final Engine EXTRACT = new Engine(Question.Mode.EXTRACT, "", "", "", 0, Map.of());

    public Engine {
      strikes = Map.copyOf(strikes);
    }

    static Engine fallback(Writer.Failure why) {
      return new Engine(Question.Mode.EXTRACT, "", "", why.wire(), 0, Map.of());
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
