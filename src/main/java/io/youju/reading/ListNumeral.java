package io.youju.reading;

import io.youju.text.ChineseNumerals;

/// A number of a list of Word, printed in one of the formats of ISO/IEC 29500-1, 17.18.59, with
/// what Word does otherwise as [MS-OI29500] 2.1.540 says. Formats not listed here are printed as
/// digits.
final class ListNumeral {
  private static final String COUNTED = "〇一二三四五六七八九";
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final String BRANCHES = "子丑寅卯辰巳午未申酉戌亥";
  private static final String[] ROMAN = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private ListNumeral() {}

  /// `value`, 0 to 32,767, in `format`, the name that the standard gives it.
  static String print(int value, String format) {
    return switch (format) {
      case "none", "bullet" -> "";
      case "decimalZero" -> value < 10 ? "0" + value : String.valueOf(value);
      case "decimalFullWidth", "decimalFullWidth2" -> shifted(value, '０');
      case "decimalEnclosedParen" -> enclosed(value, '⑴', 20);
      case "decimalEnclosedFullstop" -> enclosed(value, '⒈', 20);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> enclosed(value, '①', 20);
      case "ideographEnclosedCircle" -> enclosed(value, '㈠', 10);
      case "chineseCounting", "taiwaneseCounting" ->
          value < 100 ? counted(value) : digits(value).replace('〇', '○');
      case "chineseCountingThousand", "taiwaneseCountingThousand" -> counted(value);
      case "japaneseCounting", "koreanCounting" -> japanese(value);
      case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" -> digits(value);
      case "chineseLegalSimplified" -> legal(counted(value), value);
      case "ideographTraditional" -> among(value, STEMS);
      case "ideographZodiac" -> among(value, BRANCHES);
      case "upperLetter" -> letters(value, 'A');
      case "lowerLetter" -> letters(value, 'a');
      case "upperRoman" -> roman(value).toUpperCase(java.util.Locale.ROOT);
      case "lowerRoman" -> roman(value);
      default -> String.valueOf(value);
    };
  }

  private static String counted(int value) {
    return value > 9999 ? String.valueOf(value) : ChineseNumerals.print(value);
  }

  private static String shifted(int value, char zero) {
    StringBuilder out = new StringBuilder();
    for (char c : String.valueOf(value).toCharArray()) out.append((char) (c - '0' + zero));
    return out.toString();
  }

  private static String digits(int value) {
    StringBuilder out = new StringBuilder();
    for (char c : String.valueOf(value).toCharArray()) out.append(COUNTED.charAt(c - '0'));
    return out.toString();
  }

  private static String enclosed(int value, char one, int most) {
    return value < 1 || value > most
        ? String.valueOf(value)
        : String.valueOf((char) (one + value - 1));
  }

  private static String among(int value, String signs) {
    return value < 1 || value > signs.length()
        ? String.valueOf(value)
        : signs.substring(value - 1, value);
  }

  /// 百一 for 101, where Chinese says 一百零一.
  private static String japanese(int value) {
    if (value > 9999) return String.valueOf(value);
    return counted(value)
        .replaceFirst("零(?=.)", "")
        .replace("零", value == 0 ? "〇" : "")
        .replace("一千", "千")
        .replace("一百", "百")
        .replace("一十", "十");
  }

  private static String legal(String counted, int value) {
    String whole = value >= 10 && value < 20 ? "一" + counted : counted;
    String from = "一二三四五六七八九十百千";
    String to = "壹贰叁肆伍陆柒捌玖拾佰仟";
    StringBuilder out = new StringBuilder();
    for (char c : whole.toCharArray())
      out.append(from.indexOf(c) < 0 ? c : to.charAt(from.indexOf(c)));
    return out.toString();
  }

  /// a to z, then aa, bb, as Word counts.
  private static String letters(int value, char first) {
    if (value < 1 || value > 26 * 30) return String.valueOf(value);
    return String.valueOf((char) (first + (value - 1) % 26)).repeat((value - 1) / 26 + 1);
  }

  private static String roman(int value) {
    if (value < 1 || value > 4999) return String.valueOf(value);
    StringBuilder out = new StringBuilder();
    int rest = value;
    for (int i = 0; i < VALUES.length; i++)
      for (; rest >= VALUES[i]; rest -= VALUES[i]) out.append(ROMAN[i]);
    return out.toString();
  }
}
