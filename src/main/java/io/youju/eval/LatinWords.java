package io.youju.eval;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cuts Latin text into words by the conventions of the Penn Treebank, as NLTK's `word_tokenize`
/// has them (3.8, one line taken for one sentence): `isn't` is `is|n't`, `(a)` is `(|a|)`,
/// `3,360.5` is one word, a point parts from its word only at the end.
///
/// Rules for marks that CMRC 2018's scorer takes away beforehand (`:`, `*`, `-`, the grave accent,
/// curly double quotes) are left out. The order of the rules matters.
final class LatinWords {
  private static final String OPEN = " `` ";
  private static final String CLOSE = " '' ";

  private record Rule(Pattern found, String becomes) {
    static Rule of(String found, String becomes) {
      return new Rule(Pattern.compile(found, Pattern.UNICODE_CHARACTER_CLASS), becomes);
    }

    /// What is found stands alone.
    static Rule alone(String found) {
      return of(found, " $0 ");
    }

    String on(String text) {
      return found.matcher(text).replaceAll(becomes);
    }
  }

  /// A point at the end, and what may close after it.
  private static final String LAST_POINT = "([^.])\\.([\\])}>\"'%s]*)\\s*\\n?\\z";

  private static final List<Rule> RULES =
      List.of(
          Rule.alone("[«‘„]"),
          Rule.of("\\A\"", OPEN),
          Rule.of("([ (\\[{<])(?:\"|'')", "$1" + OPEN),
          Rule.of("'(?!re|ve|ll|m|t|s|d|n)(\\w)\\b", "' $1"),
          Rule.of(LAST_POINT.formatted("» "), "$1 . $2 "),
          Rule.of(",(\\D)", " , $1"),
          Rule.of(",(?=\\n?\\z)", " , "),
          Rule.alone("\\.{2,}"),
          Rule.alone("[;@#$%&]"),
          Rule.of(LAST_POINT.formatted(""), "$1 .$2 "),
          Rule.alone("[?!]"),
          Rule.of("([^'])' ", "$1 ' "),
          Rule.alone("[\\]\\[(){}<>]"),
          Rule.of("\\A|\\z", " "),
          Rule.alone("»"),
          Rule.of("''|\"", CLOSE),
          Rule.of("([^' ])('[smd]|') ", "$1 $2 "),
          Rule.of("([^' ])('ll|'re|'ve|n't) ", "$1 $2 "),
          Rule.of("\\b(can)(not)\\b", " $1 $2 "),
          Rule.of("\\b(d)('ye)\\b", " $1 $2 "),
          Rule.of("\\b(gim|lem)(me)\\b", " $1 $2 "),
          Rule.of("\\b(gon)(na)\\b", " $1 $2 "),
          Rule.of("\\b(got)(ta)\\b", " $1 $2 "),
          Rule.of("\\b(more)('n)\\b", " $1 $2 "),
          Rule.of("\\b(wan)(na)(?=\\s)", " $1 $2 "),
          Rule.of(" ('t)(is|was)\\b", " $1 $2 "));

  private static final Pattern SPACE =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private LatinWords() {}

  /// @param text in lower case
  static Stream<String> of(String text) {
    String cut = text;
    for (Rule rule : RULES) cut = rule.on(cut);
    return SPACE.splitAsStream(cut).filter(word -> !word.isEmpty());
  }

  /// Without white space at either end, that of Unicode included.
  static String stripped(String text) {
    String front = SPACE.matcher(text).lookingAt() ? SPACE.matcher(text).replaceFirst("") : text;
    int end = front.length();
    while (end > 0 && SPACE.matcher(front.substring(end - 1, end)).matches()) end--;
    return front.substring(0, end);
  }
}
