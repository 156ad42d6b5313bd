package io.youju.answer;

import java.util.List;
import java.util.Optional;

/// What was asked.
///
/// @param text 1 to 2,000 characters after trimming
/// @param history earlier turns, oldest first, at most 20
/// @param documents ids of the documents to answer from; empty for all
/// @param focus what was asked just now, word for word
/// @param labels of sections that the question points back to, such as 五、2
/// @param other the other way to read a follow-up, in full: by itself when `text` leans on earlier
///   turns, leaning when it does not; empty when there is one way only
public record Question(
    String text,
    List<Turn> history,
    List<String> documents,
    Mode mode,
    String focus,
    List<String> labels,
    String other) {
  public static final int LONGEST = 2_000;
  public static final int MOST_TURNS = 20;

  /// One earlier turn, as the client kept it.
  public record Turn(String question, String answer) {}

  /// EXTRACT quotes only; WRITE lets a language model reword.
  public enum Mode {
    EXTRACT,
    WRITE
  }

  public Question {
    history = List.copyOf(history);
    documents = List.copyOf(documents);
    labels = List.copyOf(labels);
  }

  public Question(String text, List<Turn> history, List<String> documents, Mode mode) {
    this(text, history, documents, mode, text, List.of(), "");
  }

  /// A first question to all documents.
  public static Question of(String text) {
    return new Question(text, List.of(), List.of(), Mode.EXTRACT);
  }

  /// This question made standalone.
  ///
  /// @param full what is asked, in full
  /// @param earlier labels of sections that the question points back to
  public Question standalone(String full, List<String> earlier) {
    return new Question(full, history, documents, mode, focus, earlier, "");
  }

  /// This question with another way to read it.
  ///
  /// @param full what is asked then, in full; empty for none
  public Question or(String full) {
    return new Question(text, history, documents, mode, focus, labels, full);
  }

  /// The question read the other way, when there is one.
  public Optional<Question> otherwise() {
    return other.isEmpty() ? Optional.empty() : Optional.of(standalone(other, labels));
  }
}
