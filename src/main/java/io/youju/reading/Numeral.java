package io.youju.reading;

import io.youju.text.ChineseNumerals;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// The value of a number as papers print it: Chinese or Arabic, Roman in letters or in signs of its
/// own (Ⅳ), an English word up to twenty.
final class Numeral {
  private static final List<String> ENGLISH =
      List.of(
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");
  private static final String LETTERS = "IVXLC";
  private static final int[] VALUES = {1, 5, 10, 50, 100};

  private Numeral() {}

  /// The value, or empty when `words` are no number of one kind.
  static OptionalInt value(String words) {
    if (words.isEmpty()) return OptionalInt.empty();
    char first = words.charAt(0);
    if (first >= 'Ⅰ' && first <= 'Ⅻ')
      return words.length() > 1 ? OptionalInt.empty() : OptionalInt.of(first - 'Ⅰ' + 1);
    String bare = words.toUpperCase(Locale.ROOT);
    if (bare.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)) return roman(bare);
    int word = ENGLISH.indexOf(words.toLowerCase(Locale.ROOT));
    return word >= 0 ? OptionalInt.of(word + 1) : ChineseNumerals.parse(words);
  }

  private static OptionalInt roman(String letters) {
    int value = 0;
    int before = 0;
    for (int i = letters.length() - 1; i >= 0; i--) {
      int letter = VALUES[LETTERS.indexOf(letters.charAt(i))];
      value += letter < before ? -letter : letter;
      before = Math.max(before, letter);
    }
    // Only what it would be printed as: not IIII, nor VX.
    return ListNumeral.print(value, "upperRoman").equals(letters)
        ? OptionalInt.of(value)
        : OptionalInt.empty();
  }
}
