package io.youju.answer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/// An answer that an editor wrote and cited, for every question that means the same as one of its
/// own.
///
/// @param questions 1 to 20 wordings of one question
/// @param text what is said; 〔label〕 of each citation stands in it
/// @param from first day of use, `YYYY-MM-DD`, or empty for any
/// @param until last day of use, or empty for no end
/// @param person who wrote it last
public record Pin(
    String id,
    List<String> questions,
    String text,
    List<Cited> citations,
    String from,
    String until,
    String person,
    Instant changed) {
  public static final int MOST_QUESTIONS = 20;
  public static final int LONGEST_QUESTION = 200;
  public static final int LONGEST_TEXT = 2_000;
  public static final int MOST_CITATIONS = 10;

  /// Words that the answer stands on.
  ///
  /// @param section canonical number of the section that holds them
  /// @param quote the words
  /// @param clause the whole clauses that the words are from, as they were when the answer was
  ///   written
  public record Cited(String document, String section, String label, String quote, String clause) {}

  /// @throws IllegalArgumentException naming the field and the limit
  public Pin {
    questions = questions.stream().map(String::strip).filter(q -> !q.isEmpty()).distinct().toList();
    citations = List.copyOf(citations);
    text = text.strip();
    within("questions", questions.size(), MOST_QUESTIONS);
    for (String question : questions) within("question", question.length(), LONGEST_QUESTION);
    within("text", text.length(), LONGEST_TEXT);
    within("citations", citations.size(), MOST_CITATIONS);
    for (Cited cited : citations) {
      if (!text.contains("〔" + cited.label() + "〕")) {
        throw new IllegalArgumentException("text: does not show the label 〔" + cited.label() + "〕");
      }
    }
    LocalDate first = from.isEmpty() ? LocalDate.MIN : day("from", from);
    LocalDate last = until.isEmpty() ? LocalDate.MAX : day("until", until);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("until: " + until + " is before " + from);
    }
  }

  private static void within(String what, int size, int most) {
    if (size < 1 || size > most) {
      throw new IllegalArgumentException(what + ": " + size + ", needs 1 to " + most);
    }
  }

  private static LocalDate day(String field, String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(field + ": '" + text + "', needs YYYY-MM-DD", e);
    }
  }

  /// Whether its first day has come.
  public boolean begins(LocalDate today) {
    return from.isEmpty() || !day("from", from).isAfter(today);
  }

  /// Whether its last day is past.
  public boolean isOver(LocalDate today) {
    return !until.isEmpty() && day("until", until).isBefore(today);
  }
}
