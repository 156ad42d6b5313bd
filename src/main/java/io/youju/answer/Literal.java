package io.youju.answer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The very words of a document that are all that was typed, or that and where they stand.
///
/// @param typed all that was typed; empty where it leans on an earlier question or is too short
/// @param named the words of which it is asked where they stand; empty where more is asked
/// @param signed names with signs in them, such as 3+N, that word search would cut apart
record Literal(String typed, String named, List<String> signed) {
  private static final Pattern SIGNED =
      Pattern.compile(
          "[0-9A-Za-z]+(?:\\+[0-9A-Za-z]+)+|[\\u4e00-\\u9fff]{2,6}\\+[\\u4e00-\\u9fff]{2,6}");

  /// Characters at least.
  private static final int SHORTEST = 2;

  static Literal of(Understanding question) {
    List<String> signed =
        SIGNED.matcher(question.original()).results().map(MatchResult::group).toList();
    if (!question.focus().isEmpty()) return new Literal("", "", signed);
    return new Literal(
        longEnough(question.original()), longEnough(Whereabouts.named(question)), signed);
  }

  private static String longEnough(String words) {
    return words.length() < SHORTEST ? "" : words;
  }

  /// Whether `text` has one of the names with signs.
  boolean signedIn(String text) {
    return signed.stream().anyMatch(text::contains);
  }

  boolean standsIn(String text) {
    return (!typed.isEmpty() && text.contains(typed)) || (!named.isEmpty() && text.contains(named));
  }
}
