package io.youju.answer;

import java.util.regex.Pattern;

/// Words of number and time that ask for none: 多开几条, 这几年, 要是哪天….
final class Indefinite {
  private static final Pattern SOME =
      Pattern.compile(
          "(?<=[多再又加][\\u4e00-\\u9fff]{1,2})几(?=[个条家所座处次点批趟辆班])|(?<=[这那前头后过近好])几(?=[年天个月日次])"
              + "|(?<=分)几(?=块)");

  private static final Pattern ONE_DAY =
      Pattern.compile("(?<=(?:要是|万一|如果|假如|假使|哪怕|倘若|要)[^,]{0,4})哪一?[天年日]");

  private Indefinite() {}

  /// `normal` with 些 for an indefinite 几, and 某天 for a day that is not asked for.
  static String plain(String normal) {
    return ONE_DAY.matcher(SOME.matcher(normal).replaceAll("些")).replaceAll("某天");
  }
}
