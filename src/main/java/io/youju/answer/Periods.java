package io.youju.answer;

import io.youju.text.ChineseNumerals;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which time each part of a section speaks of: a time that opens a phrase reigns until the next
/// one that does. Texts in normal form.
final class Periods {
  private static final Pattern OPENING =
      Pattern.compile(
          "(?:^|[,，;；。:：\\n])(?:到|至|在|截至|自|从|力争到|争取到)?((?:[12][0-9]{3}|本世纪中叶|本世纪末|未来[0-9一二三四五六七八九十]+年|近期|当前|今年|明年|去年|[0-9]{1,2}月)年?)");

  private static final Pattern COMING = Pattern.compile("未来([0-9]{1,2}|[一二三四五六七八九十]+)年");
  private static final Pattern YEAR = Pattern.compile("20(\\d{2})年?");

  private Periods() {}

  /// The time that opens a phrase of `text`, the first one.
  static Optional<String> opened(String text) {
    Matcher opening = OPENING.matcher(text);
    return opening.find() ? Optional.of(opening.group(1)) : Optional.empty();
  }

  /// The time that `normal`, a question, names and a phrase of `section` opens with; empty when it
  /// names none or several.
  static Optional<String> asked(String normal, String section) {
    List<String> named =
        OPENING
            .matcher(section)
            .results()
            .map(opening -> opening.group(1))
            .distinct()
            .filter(time -> names(normal, time))
            .toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  private static boolean names(String normal, String time) {
    if (time.startsWith("本世纪")) {
      return normal.contains(time.substring(1)) || normal.contains("2050");
    }
    Matcher coming = COMING.matcher(time);
    if (coming.matches()) {
      String years = coming.group(1);
      int value = ChineseNumerals.parse(years).orElseGet(() -> Integer.parseInt(years));
      String either = value <= 10 ? value + "|" + "零一二三四五六七八九十".charAt(value) : years;
      return Pattern.compile("(?<![0-9一二三四五六七八九十])(?:" + either + ")年(?!级|制|规划|前|来)")
          .matcher(normal)
          .find();
    }
    Matcher year = YEAR.matcher(time);
    return year.matches()
        ? Pattern.compile("(?<!\\d)(?:20)?" + year.group(1) + "(?!\\d)").matcher(normal).find()
        : normal.contains(time);
  }

  /// Whether what stands at `at` in `section` may be said of `time`: always when no phrase of the
  /// section opens with that time.
  static boolean reigns(String time, String section, int at) {
    boolean known = false;
    String reigning = "";
    Matcher opening = OPENING.matcher(section);
    while (opening.find()) {
      if (opening.group(1).equals(time)) known = true;
      if (opening.start() <= at) reigning = opening.group(1);
    }
    return !known || reigning.equals(time);
  }
}
