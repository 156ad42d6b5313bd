package io.youju.ledger;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes personal data out of text before it is stored: identity cards, mobile and fixed-line
/// telephone numbers, bank cards, e-mail addresses. Figures that only look alike, such as document
/// numbers, amounts and dates, stay: a number must have the right form and, where the form has one,
/// the right check digit.
public final class Masking {
  /// Digits in groups, as people type them.
  private static final String GAP = "[ -]?";

  /// What follows an amount or a count, not a number of a person.
  private static final String NO_UNIT = "(?![\\d]|[.,]\\d| ?[元万亿千百人户吨米])";

  private static final String ALONE = "(?<![\\d.〔A-Za-z])";

  private record Kind(Pattern form, Predicate<String> holds, String mask) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              Pattern.compile(
                  "[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}"),
              _ -> true,
              "[邮箱]"),
          new Kind(
              Pattern.compile(
                  ALONE + "[1-8]\\d{5}" + GAP + "\\d{8}" + GAP + "\\d{3}[\\dXx](?![\\dA-Za-z])"),
              Masking::isIdentity,
              "[身份证号]"),
          new Kind(
              Pattern.compile(
                  ALONE
                      + "[1-8]\\d{5}\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])\\d{3}"
                      + NO_UNIT),
              _ -> true,
              "[身份证号]"),
          new Kind(
              Pattern.compile(
                  ALONE + "[3-6]\\d{3}(?:" + GAP + "\\d{4}){2,3}" + GAP + "\\d{1,7}" + NO_UNIT),
              Masking::isCard,
              "[银行卡号]"),
          new Kind(
              Pattern.compile(
                  "(?<![\\d.A-Za-z])(?:\\+?86"
                      + GAP
                      + ")?1[3-9]\\d"
                      + GAP
                      + "\\d{4}"
                      + GAP
                      + "\\d{4}"
                      + NO_UNIT),
              _ -> true,
              "[手机号]"),
          new Kind(
              Pattern.compile(
                  "(?<![\\d.A-Za-z])(?:\\(0(?:10|2\\d|[3-9]\\d{2})\\) ?|0(?:10|2\\d|[3-9]\\d{2})[ -]?)[2-8]\\d{6,7}(?:-\\d{1,6})?"
                      + NO_UNIT),
              _ -> true,
              "[电话]"));

  private Masking() {}

  /// `text` with each piece of personal data replaced by its kind in brackets. What was typed in
  /// full-width digits is found too.
  public static String mask(String text) {
    String masked = text;
    for (Kind kind : KINDS) masked = mask(masked, kind);
    return masked;
  }

  private static String mask(String text, Kind kind) {
    Matcher found = kind.form.matcher(narrow(text));
    StringBuilder masked = new StringBuilder();
    int from = 0;
    while (found.find()) {
      if (!kind.holds.test(found.group().replaceAll("[ -]", ""))) continue;
      masked.append(text, from, found.start()).append(kind.mask);
      from = found.end();
    }
    return masked.append(text, from, text.length()).toString();
  }

  /// Full-width characters as their narrow ones, place by place.
  private static String narrow(String text) {
    StringBuilder narrow = new StringBuilder(text);
    for (int i = 0; i < narrow.length(); i++) {
      char c = narrow.charAt(i);
      if (c >= '！' && c <= '～') narrow.setCharAt(i, (char) (c - '！' + '!'));
      else if (c == '　') narrow.setCharAt(i, ' ');
      else if ("‐‑–—".indexOf(c) >= 0) narrow.setCharAt(i, '-');
    }
    return narrow.toString();
  }

  /// GB 11643-1999: a birth date, and a check character after ISO 7064 MOD 11-2.
  static boolean isIdentity(String number) {
    if (!number.substring(6, 14).matches("(18|19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])")) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) sum += (number.charAt(i) - '0') * ((1 << (17 - i)) % 11);
    return "10X98765432".charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
  }

  /// 16 to 19 digits with the check digit of ISO/IEC 7812 (Luhn).
  static boolean isCard(String number) {
    if (number.length() < 16 || number.length() > 19) return false;
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int counted = i % 2 == 0 ? digit : 2 * digit;
      sum += counted > 9 ? counted - 9 : counted;
    }
    return sum % 10 == 0;
  }
}
