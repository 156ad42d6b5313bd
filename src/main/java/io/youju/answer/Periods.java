package io.youju.answer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which time each part of a section speaks of: a time that opens a phrase reigns until the next
/// one that does. Texts in normal form.
final class Periods {
  private static final Pattern OPENING =
      Pattern.compile(
          "(?:^|[,，;；。:：\\n])(?:到|至|在|截至|自|从|力争到|争取到)?((?:[12][0-9]{3}|本世纪中叶|本世纪末|未来[0-9一二三四五六七八九十]+年|近期|当前|今年|明年|去年|[0-9]{1,2}月)年?)");

  private Periods() {}

  /// The time that opens a phrase of `text`, the first one.
  static Optional<String> opened(String text) {
    Matcher opening = OPENING.matcher(text);
    return opening.find() ? Optional.of(opening.group(1)) : Optional.empty();
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
