package io.youju.reading;

import io.youju.document.Numbering;
import io.youju.document.Section.Kind;
import io.youju.text.ChineseNumerals;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number that a line begins with.
///
/// Grammar, each at the start of a line after white space:
///
/// ```
/// PART     第 numeral 编        CHAPTER  第 numeral 章      DIVISION 第 numeral 节
/// ARTICLE  第 numeral 条 [之 numeral]
/// COMMA    numeral 、           BRACKET  （ numeral ） or ( numeral )
/// POINT    digits . or ．, no digit following, or digits 、
/// ```
///
/// @param length code units from the start of the line up to the heading's words
record Marker(Family family, int value, String printed, int length) {
  /// A way of numbering. Families nest in the order in which a document first opens them.
  enum Family {
    PART("第([零一二三四五六七八九十百]+)编[\\s　]*", false),
    CHAPTER("第\\s*([零一二三四五六七八九十百]+)\\s*章[\\s　]*", false),
    DIVISION("第\\s*([零一二三四五六七八九十百]+)\\s*节[\\s　]*", false),
    ARTICLE("第\\s*([零〇一二三四五六七八九十百千]+|\\d+)\\s*条(?![的第款和、，,规])[\\s　]*", true),
    COMMA("([一二三四五六七八九十百]+)、", false),
    BRACKET("[（(]([一二三四五六七八九十百]+)[）)]", false),
    POINT("(\\d{1,3})(?:[.．](?!\\d)|、)\\s*", false);

    private final Pattern pattern;
    private final boolean runsOn;

    Family(String pattern, boolean runsOn) {
      this.pattern = Pattern.compile("[\\s　]*" + pattern);
      this.runsOn = runsOn;
    }

    /// Whether its counter runs on through the document, so that the number alone names the
    /// section.
    boolean runsOn() {
      return runsOn;
    }

    Kind kind(boolean top) {
      return top && !runsOn ? Kind.CHAPTER : Kind.SECTION;
    }

    Numbering numbering() {
      return Numbering.valueOf(name());
    }

    String printed(String number) {
      return switch (this) {
        case PART -> "第" + number + "编";
        case CHAPTER -> "第" + number + "章";
        case DIVISION -> "第" + number + "节";
        case ARTICLE -> "第" + number + "条";
        case BRACKET -> "（" + number + "）";
        case COMMA, POINT -> number;
      };
    }

    /// The number as it stands in a label.
    String label(int value, String printed) {
      return switch (this) {
        case PART -> "第" + printed + "编";
        case CHAPTER -> "第" + printed + "章";
        case DIVISION -> "第" + printed + "节";
        case ARTICLE -> "第" + ChineseNumerals.print(value) + "条";
        case BRACKET -> "（" + printed + "）";
        case COMMA, POINT -> printed;
      };
    }
  }

  static Optional<Marker> of(String line) {
    for (Family family : Family.values()) {
      Matcher matcher = family.pattern.matcher(line);
      if (!matcher.lookingAt()) continue;
      OptionalInt value = ChineseNumerals.parse(matcher.group(1));
      if (value.isPresent() && value.getAsInt() > 0 && value.getAsInt() <= 9999) {
        return Optional.of(new Marker(family, value.getAsInt(), matcher.group(1), matcher.end()));
      }
    }
    return Optional.empty();
  }
}
