package io.youju.reading;

import io.youju.text.ChineseNumerals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The number that a line begins with.
///
/// Grammar, each at the start of a line after white space; numeral is Chinese or Arabic, of either
/// width, and may hold blanks (第 十 条); brackets are of either width:
///
/// ```
/// PORTION  第 numeral 部分   BOOK 第 numeral 篇     PART 第 numeral 编     SUBPART 第 numeral 分编
/// CHAPTER  第 numeral 章     DIVISION 第 numeral 节
/// ARTICLE  第 numeral 条 [之 numeral]
/// COMMA    chinese 、        BRACKET  （ chinese ） or ㈠
/// POINT    digits . or 、 or ⒈   PAREN   （ digits ） or digits ） or ⑴
/// BOX      专栏 numeral
/// WHOLE    digits, blank, words to the end of a short line
/// DECIMAL  digits . digits { . digits }, no unit following
/// CIRCLE   ① to ㉟
/// ATTACHMENT 附件 or 附录 or 附表 or 附 [numeral or letter], alone on its line or before its title
/// ROMAN    Ⅰ to Ⅻ . or 、   or I. before Chinese words
/// ```
///
/// A decimal may begin with the letter of the attachment that it stands in (A.1.2), a bracket be
/// 【一】. In English: Part, Chapter, Section, Article, Annex, Appendix with an Arabic, Roman or spelt
/// number.
///
/// @param value of a decimal the last number, of an attachment without a number 1
/// @param sub the number after 之, 0 without one
/// @param prefix the numbers of a decimal before the last
/// @param printed the numeral as printed, blanks removed
/// @param length code units from the start of the line up to the heading's words
record Marker(Family family, int value, int sub, List<Integer> prefix, String printed, int length) {
  private static final int LONGEST_HEADING = 60;
  private static final int LETTERS = 1_000;
  private static final Pattern NAMED = Pattern.compile("([零〇○一二三四五六七八九十百千]+)[、是级类等]");

  /// The marker at `start` of `text`, of a line that ends at `end`.
  static Optional<Marker> at(String text, int start, int end) {
    int at = start;
    while (at < end && blank(text.charAt(at))) at++;
    if (at == end) return Optional.empty();
    List<Family> families = families(text.charAt(at));
    for (Family family : families) {
      Matcher matcher = family.pattern.matcher(text).region(at, lineEnd(text, at, end));
      if (!matcher.lookingAt()) continue;
      Optional<Marker> marker = marker(family, matcher, start);
      if (marker.isPresent() && fits(family, text, matcher, end)) return marker;
    }
    return Optional.empty();
  }

  static boolean blank(char c) {
    return c == ' '
        || c == '　'
        || c == '\t'
        || c == '\u00a0'
        || c == '\r'
        || c == '\n'
        || (c >= '\u2000' && c <= '\u200a');
  }

  private static int lineEnd(String text, int at, int end) {
    int to = Math.min(end, at + 200);
    while (to > at && blank(text.charAt(to - 1))) to--;
    return to;
  }

  private static List<Family> families(char first) {
    return switch (first) {
      case '第' ->
          List.of(
              Family.ARTICLE,
              Family.CHAPTER,
              Family.DIVISION,
              Family.SUBPART,
              Family.PART,
              Family.BOOK,
              Family.PORTION);
      case '（', '(' -> List.of(Family.BRACKET, Family.PAREN);
      case '【' -> List.of(Family.BRACKET);
      case 'A', 'a' -> List.of(Family.ARTICLE, Family.ATTACHMENT, Family.DECIMAL);
      case 'C', 'c' -> List.of(Family.CHAPTER, Family.DECIMAL);
      case 'S', 's' -> List.of(Family.DIVISION);
      case 'P', 'p' -> List.of(Family.PART);
      case 'B', 'D', 'E', 'F', 'G', 'H' -> List.of(Family.DECIMAL);
      case 'I', 'V', 'X' -> List.of(Family.ROMAN);
      case '附' -> List.of(Family.ATTACHMENT);
      case '专' -> List.of(Family.BOX);
      default -> {
        if ((first >= '①' && first <= '⑳') || (first >= '㉑' && first <= '㉟'))
          yield List.of(Family.CIRCLE);
        if (first >= 'Ⅰ' && first <= 'Ⅻ') yield List.of(Family.ROMAN);
        if (first >= '㈠' && first <= '㈩') yield List.of(Family.BRACKET);
        if (first >= '⒈' && first <= '⒛') yield List.of(Family.POINT);
        if (first >= '⑴' && first <= '⒇') yield List.of(Family.PAREN);
        if (Character.isDigit(first))
          yield List.of(Family.DECIMAL, Family.POINT, Family.PAREN, Family.WHOLE);
        yield ChineseNumerals.digit(first) >= 0 || first == '十' || first == '百'
            ? List.of(Family.COMMA)
            : List.of();
      }
    };
  }

  private static Optional<Marker> marker(Family family, Matcher matcher, int start) {
    int length = matcher.end() - start;
    String number = number(matcher);
    if (family == Family.CIRCLE) {
      char c = number.charAt(0);
      int value = c <= '⑳' ? c - '①' + 1 : c - '㉑' + 21;
      return Optional.of(new Marker(family, value, 0, List.of(), number, length));
    }
    if (family == Family.DECIMAL) {
      List<Integer> parts = Stream.of(number.split("[.．]")).map(Marker::part).toList();
      return Optional.of(
          new Marker(
              family,
              parts.getLast(),
              0,
              parts.subList(0, parts.size() - 1),
              number.replace('．', '.'),
              length));
    }
    if (family == Family.ATTACHMENT) return attachment(matcher.group(), number, length);
    String numeral = number.substring(number.lastIndexOf(' ') + 1);
    OptionalInt value = Numeral.value(numeral);
    if (value.isEmpty() || value.getAsInt() < 1 || value.getAsInt() > 9999) return Optional.empty();
    return Optional.of(
        new Marker(family, value.getAsInt(), sub(family, matcher), List.of(), number, length));
  }

  /// One number of a decimal; letters come after all numbers.
  private static int part(String part) {
    char first = part.charAt(0);
    return first >= 'A' && first <= 'H' ? LETTERS + first - 'A' + 1 : Integer.parseInt(part);
  }

  /// Of a decimal that begins with a letter its place in the alphabet, else 0.
  int letter() {
    return prefix.isEmpty() ? 0 : Math.max(0, prefix.getFirst() - LETTERS);
  }

  /// 附件 and 附 are told from 附录 and 附表, which keep their name.
  private static Optional<Marker> attachment(String found, String number, int length) {
    char kind = found.length() > 1 ? found.charAt(1) : '件';
    String printed = kind == '录' || kind == '表' ? "附" + kind + number : number;
    String numeral = number.substring(number.lastIndexOf(' ') + 1);
    int value = numeral.matches("[A-H]") ? numeral.charAt(0) - 'A' + 1 : 1;
    if (!numeral.isEmpty() && !numeral.matches("[A-H]")) {
      OptionalInt parsed = Numeral.value(numeral.replaceFirst("[-－—–].*", ""));
      if (parsed.isEmpty() || parsed.getAsInt() < 1) return Optional.empty();
      value = parsed.getAsInt();
    }
    return Optional.of(new Marker(Family.ATTACHMENT, value, 0, List.of(), printed, length));
  }

  private static String number(Matcher matcher) {
    int found = 1;
    while (found < matcher.groupCount() && matcher.group(found) == null) found++;
    String group = matcher.group(found);
    return group == null || group.isEmpty()
        ? ""
        : open(group.charAt(0))
            .orElseGet(() -> group.replaceAll("[ 　\u00a0]+", english(group) ? " " : ""));
  }

  /// Whether the number is one with its unit: Chapter I.
  static boolean english(String number) {
    return number.length() > 5 && number.charAt(0) < 0x80 && Character.isLetter(number.charAt(0));
  }

  /// The numeral inside one character that holds bracket or dot too: ㈠, ⒈, ⑴.
  private static Optional<String> open(char c) {
    if (c >= '㈠' && c <= '㈩') return Optional.of(ChineseNumerals.print(c - '㈠' + 1));
    if (c >= '⒈' && c <= '⒛') return Optional.of(String.valueOf(c - '⒈' + 1));
    return c >= '⑴' && c <= '⒇' ? Optional.of(String.valueOf(c - '⑴' + 1)) : Optional.empty();
  }

  private static int sub(Family family, Matcher matcher) {
    String sub = family == Family.ARTICLE ? matcher.group(2) : null;
    return sub == null ? 0 : ChineseNumerals.parse(sub).orElse(0);
  }

  /// Headings of divisions and whole numbers are short lines; 一. is a number only before words.
  private static boolean fits(Family family, String text, Matcher matcher, int end) {
    String rest = text.substring(matcher.end(), lineEnd(text, matcher.end(), end));
    return switch (family) {
      case PORTION, BOOK, PART, SUBPART, CHAPTER, DIVISION, WHOLE, BOX ->
          rest.length() <= LONGEST_HEADING
              && !rest.endsWith("。")
              && !rest.endsWith("；")
              && !rest.endsWith("，");
      case ATTACHMENT ->
          rest.length() <= LONGEST_HEADING && !rest.endsWith("。") && !rest.contains("：");
      case COMMA -> !together(number(matcher), rest);
      case TITLE, UNNUMBERED, ROMAN, DECIMAL, BRACKET, ARTICLE, POINT, PAREN, CIRCLE -> true;
    };
  }

  /// Whether what follows is the next number with a word for both: 一、二类 names two classes.
  private static boolean together(String number, String rest) {
    Matcher next = NAMED.matcher(rest);
    if (!next.lookingAt()) return false;
    OptionalInt value = ChineseNumerals.parse(number);
    OptionalInt other = ChineseNumerals.parse(next.group(1));
    return value.isPresent() && other.isPresent() && other.getAsInt() == value.getAsInt() + 1;
  }

  /// Whether `next` comes directly after this in a counter.
  boolean before(Marker next) {
    if (family != next.family) return false;
    if (family == Family.DECIMAL && !prefix.equals(next.prefix)) return false;
    if (next.sub > 0) return value == next.value && sub + 1 == next.sub;
    return value + 1 == next.value;
  }

  boolean first() {
    return value == 1 && sub == 0;
  }
}
