package io.youju.text;

import java.util.OptionalInt;

/// Whole numbers written in Chinese (一百零三, 十一, 二〇三五, 拾壹) or in Arabic digits of either width.
public final class ChineseNumerals {
  private static final String DIGITS = "零一二三四五六七八九";
  private static final String FORMAL = "零壹贰叁肆伍陆柒捌玖";

  private ChineseNumerals() {}

  /// The value of `text`, 0 to 99,999,999, or empty when `text` is not one whole numeral.
  public static OptionalInt parse(String text) {
    if (text.isEmpty() || text.length() > 16) return OptionalInt.empty();
    if (text.chars().allMatch(Character::isDigit)) return arabic(text);
    if (text.chars().allMatch(c -> digit((char) c) >= 0) && text.length() > 1)
      return positional(text);
    return additive(text.replace('拾', '十').replace('佰', '百').replace('仟', '千'));
  }

  /// `value`, 0 to 9999, as it is counted aloud: 11 is 十一, 103 is 一百零三.
  public static String print(int value) {
    if (value < 0 || value > 9999) {
      throw new IllegalArgumentException("numeral " + value + ": needs 0..9999");
    }
    if (value < 10) return DIGITS.substring(value, value + 1);
    StringBuilder out = new StringBuilder();
    int rest = value;
    boolean gap = false;
    int unit = 1000;
    for (char name : new char[] {'千', '百', '十', ' '}) {
      int digit = rest / unit;
      rest %= unit;
      if (digit == 0) {
        gap = !out.isEmpty();
      } else {
        if (gap) out.append('零');
        gap = false;
        if (!(digit == 1 && name == '十' && out.isEmpty())) out.append(DIGITS.charAt(digit));
        if (name != ' ') out.append(name);
      }
      unit /= 10;
    }
    return out.toString();
  }

  /// The digit that `c` stands for, 0 to 9, or -1.
  public static int digit(char c) {
    return switch (c) {
      case '〇', '○' -> 0;
      case '两' -> 2;
      default ->
          Character.isDigit(c)
              ? Character.digit(c, 10)
              : Math.max(DIGITS.indexOf(c), FORMAL.indexOf(c));
    };
  }

  private static OptionalInt arabic(String text) {
    return text.length() > 8 ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
  }

  private static OptionalInt positional(String text) {
    int value = 0;
    for (int i = 0; i < text.length() && i < 8; i++) value = value * 10 + digit(text.charAt(i));
    return text.length() > 8 ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static OptionalInt additive(String text) {
    int total = 0;
    int below = 0;
    int digit = -1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int unit = unit(c);
      if (unit == 10_000) {
        total = (total + below + Math.max(digit, 0)) * unit;
        below = 0;
        digit = -1;
      } else if (unit > 0) {
        below += (digit < 0 ? 1 : digit) * unit;
        digit = -1;
      } else if (digit(c) >= 0) {
        if (digit > 0) return OptionalInt.empty();
        digit = digit(c);
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(total + below + Math.max(digit, 0));
  }

  private static int unit(char c) {
    return switch (c) {
      case '十' -> 10;
      case '百' -> 100;
      case '千' -> 1000;
      case '万' -> 10_000;
      default -> 0;
    };
  }
}
