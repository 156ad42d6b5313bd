package io.youju.answer;

import io.youju.text.ChineseNumerals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The numbers of a text in normal form, with their units and what they are said of: the words
/// between the number before and the end of the number's own phrase.
final class Quantities {
  private static final String UNITS =
      "平方公里|平方米|公里|个百分点|小时|分钟|年级|元|人|年|月|日|天|个|项|家|亩|户|名|所|座|倍|岁|吨|米|条|次|类|件|批|种|级|层|强|位|号|周|届|期|栋|辆|%";
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<value>[0-9]+(?:[.,][0-9]+)*|[零一二两三四五六七八九十百千]+(?=[十百千万亿]*(?:"
              + UNITS
              + ")))(?<scale>[百千万亿]*)余?多?(?<unit>"
              + UNITS
              + ")?");
  private static final Pattern TIME = Pattern.compile("年|月|日");
  private static final Pattern ATOM = Pattern.compile("[,，;；。:：、]");

  private Quantities() {}

  /// A number.
  ///
  /// @param unit empty when none follows
  /// @param about from the end of the phrase with the number before to the end of its own phrase
  record Quantity(int start, int end, BigDecimal value, String unit, String about) {
    boolean isTime() {
      return TIME.matcher(unit).matches();
    }

    boolean isArabic(String text) {
      return Character.isDigit(text.charAt(start));
    }
  }

  static List<Quantity> of(String normal) {
    List<Quantity> found = new ArrayList<>();
    Matcher number = NUMBER.matcher(normal);
    int before = 0;
    while (number.find()) {
      Optional<BigDecimal> value = value(number.group("value"), number.group("scale"));
      if (value.isEmpty()) continue;
      String unit = number.group("unit") == null ? "" : number.group("unit");
      int end = phraseEnd(normal, number.end());
      found.add(
          new Quantity(
              number.start(),
              number.end(),
              value.get(),
              unit,
              normal.substring(Math.min(before, number.start()), end)));
      if (Character.isDigit(normal.charAt(number.start()))) before = end;
    }
    return found;
  }

  private static int phraseEnd(String normal, int from) {
    Matcher atom = ATOM.matcher(normal);
    return atom.find(from) ? atom.start() : normal.length();
  }

  private static Optional<BigDecimal> value(String digits, String scale) {
    BigDecimal value;
    if (Character.isDigit(digits.charAt(0))) {
      String plain = digits.replaceAll(",(?=\\d{3})", "");
      if (!plain.matches("[0-9]+(\\.[0-9]+)?")) return Optional.empty();
      value = new BigDecimal(plain);
    } else {
      var whole = ChineseNumerals.parse(digits);
      if (whole.isEmpty()) return Optional.empty();
      value = BigDecimal.valueOf(whole.getAsInt());
    }
    for (int i = 0; i < scale.length(); i++) {
      value =
          value.movePointRight(
              switch (scale.charAt(i)) {
                case '百' -> 2;
                case '千' -> 3;
                case '万' -> 4;
                default -> 8;
              });
    }
    return Optional.of(value.stripTrailingZeros());
  }

  /// What is wrong with the numbers of `words`, if anything.
  ///
  /// @param source the clause they are said to come from
  static Optional<Strike> against(String words, String source) {
    List<Quantity> known = of(source);
    for (Quantity said : of(words)) {
      if (!said.isArabic(words)) {
        if (source.contains(words.substring(said.start(), said.end()))) continue;
      }
      List<Quantity> same =
          known.stream().filter(k -> k.value().compareTo(said.value()) == 0).toList();
      List<Quantity> close =
          same.stream().filter(k -> sameOf(said.about(), k.about(), source)).toList();
      if (close.isEmpty()) return Optional.of(said.isTime() ? Strike.DATE : Strike.NUMBER);
      if (close.stream().noneMatch(k -> k.unit().equals(said.unit()))) {
        return Optional.of(Strike.QUANTITY);
      }
    }
    return Optional.empty();
  }

  /// Whether what a number is said of stands by that number in the source, not by another.
  private static boolean sameOf(String said, String known, String source) {
    for (Wording.Piece piece : Wording.cut(said, source, List.of())) {
      if (piece.kind() != Wording.Kind.SOURCE) continue;
      String part = piece.of(said);
      if (part.length() > 1 && !known.contains(part) && !LINK.matcher(part).matches()) return false;
    }
    return true;
  }

  private static final Pattern LINK = Pattern.compile("力争|达到|实现|全市|未来五年|我市|建设");
}
