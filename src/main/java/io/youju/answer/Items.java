package io.youju.answer;

import io.youju.text.ChineseNumerals;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Items that stand one after the other in running text, 一是…二是…, for a question that asks for one
/// of them by its place: 头一条, 第三点, 最后一条.
final class Items {
  private static final String NUMERAL = "[一二三四五六七八九十]{1,2}";
  private static final Pattern ASKED =
      Pattern.compile(
          "[第头](" + NUMERAL + "|\\d{1,2})(?:条|点|个(?!五年|百年)|项|方面)|((?:最后|末)[一那])(?:条|点|个|项|方面)");
  private static final Pattern MARKS =
      Pattern.compile("[“\"]?一是[”\"]?(?:到|至|、|—|-)+[“\"]?" + NUMERAL + "是");
  private static final Pattern SEVERAL = Pattern.compile("(?<!第)[几两三四五六七八九十](?:条|点|项|个?方面)");
  private static final Pattern ITEM = Pattern.compile("(?:^|[。;；:：,，\\s])(" + NUMERAL + ")是");
  private static final Pattern NUMBER = Pattern.compile("(?<!第)([三四五六七八九十])(?:大|[条点项个])");

  /// Words of so many characters name what there are several of.
  private static final int NAME = 4;

  private static final int LAST = -1;
  private static final int LEAST = 2;

  private Items() {}

  /// Whether `words` speak of such items by their marks: “一是”到“六是”.
  static boolean named(String words) {
    return MARKS.matcher(words).find();
  }

  /// The place asked for, from 1; -1 for the last.
  static OptionalInt asked(String normal) {
    Matcher asked = ASKED.matcher(normal);
    if (!asked.find()) return OptionalInt.empty();
    if (asked.group(2) != null) return OptionalInt.of(LAST);
    return ChineseNumerals.parse(asked.group(1));
  }

  /// The mark, such as 三是, of the item that `normal` asks for; empty when it asks for none, or
  /// `section` has no such items.
  static String mark(String normal, String section) {
    OptionalInt asked = asked(normal);
    if (asked.isEmpty()) return "";
    List<MatchResult> items = items(section, LEAST);
    int at = asked.getAsInt() == LAST ? items.size() : asked.getAsInt();
    return at < 1 || at > items.size() ? "" : items.get(at - 1).group(1) + "是";
  }

  /// Whether a reply begins with such an item.
  static boolean shown(String reply) {
    return ITEM.matcher(reply).lookingAt();
  }

  /// Whether `normal` asks for several items, and `section` has some.
  static boolean counted(String normal, String section) {
    return SEVERAL.matcher(normal).find() && !items(section, LEAST).isEmpty();
  }

  /// Whether `normal` asks for just so many as `section` has, by the name that its heading gives
  /// them.
  static boolean wholly(String normal, String section) {
    Matcher number = NUMBER.matcher(normal);
    String heading = section.strip().split("[。\n]", 2)[0];
    return asked(normal).isEmpty()
        && number.find()
        && items(section, LEAST).size() == ChineseNumerals.parse(number.group(1)).orElse(0)
        && Members.longest(normal, heading).length() >= NAME;
  }

  /// Where the items begin in `text`, the first 一是; empty when it does not count so many.
  static List<Integer> starts(String text, int least) {
    return items(text, least).stream().map(item -> item.start(1)).toList();
  }

  /// The items of `text`; none when they do not begin with the first or are fewer than `least`.
  private static List<MatchResult> items(String text, int least) {
    List<MatchResult> found = ITEM.matcher(text).results().toList();
    boolean counted = found.size() >= least && found.getFirst().group(1).equals("一");
    return counted ? found : List.of();
  }

  /// Whether `normal` asks for an item beyond those of `section`.
  static boolean missing(String normal, String section) {
    OptionalInt asked = asked(normal);
    if (asked.isEmpty() || asked.getAsInt() == LAST) return false;
    long items = ITEM.matcher(section).results().count();
    return items >= 2 && asked.getAsInt() > items;
  }
}
