package io.youju.reading;

import io.youju.document.Numbering;
import io.youju.text.ChineseNumerals;
import java.util.regex.Pattern;

/// A way of numbering. A family of higher rank never stands above one of lower rank, except that
/// articles may stand below anything and that nothing below an article is a section.
///
/// In the patterns `~` is a run of blanks, empty or not.
enum Family {
  ATTACHMENT(
      -20,
      "附[件录表]?~("
          + Patterns.ANY
          + "{0,4}(?:(?<=\\d)[-－—–]\\d{1,2})?|[A-H])~(?:[.．:：]?~$|[.．:：、 　]|(?=[（(])|(?<=[\\dA-H])(?=[\\u4e00-\\u9fff]))|"
          + Patterns.english("Annex|Appendix")),
  TITLE(-10, ""),
  PORTION(-5, Patterns.nth("部分")),
  BOOK(-3, Patterns.nth("篇")),
  PART(0, Patterns.nth("编") + "|" + Patterns.english("Part")),
  SUBPART(10, Patterns.nth("分编")),
  CHAPTER(20, Patterns.nth("章") + "|" + Patterns.english("Chapter")),
  UNNUMBERED(25, ""),
  DIVISION(30, Patterns.nth("节") + "|" + Patterns.english("Section")),
  COMMA(40, "(" + Patterns.CHINESE + "{1,5})~[、．.]~"),
  WHOLE(41, "(" + Patterns.DIGIT + "{1,2})~(?<=[^\\d])(?=[\\u4e00-\\u9fff])"),
  DECIMAL(
      42,
      "((?:[A-H]|"
          + Patterns.DIGIT
          + "{1,3})(?:[.．]"
          + Patterns.DIGIT
          + "{1,3}){1,9})[.．]?(?![\\d０-９.．%％:：/-])~(?![%％万亿元个倍吨米公千]|[a-zA-Z])"),
  /// Ⅰ．, or in letters I. before Chinese words.
  ROMAN(45, "(?:([Ⅰ-Ⅻ])~[、．.]|([IVX]{1,5})[、．.](?=~[\\u4e00-\\u9fff《“]))~"),
  BRACKET(50, "(?:[（(【]~(" + Patterns.CHINESE + "{1,5})~[）)】]|([㈠-㈩]))[、.．]?~(?![项款至和])"),
  ARTICLE(
      55,
      "第~("
          + Patterns.ANY
          + "{1,9}?)~条(?:之~("
          + Patterns.CHINESE
          + "{1,3}))?(?![的第款和，,规之至到项所等〕）)》中以与及]|、~(?:[第本《]|"
          + Patterns.CHINESE
          + "))[、：:]?~|"
          + Patterns.english("Article")),
  /// A box of a plan: 专栏2 重大工程.
  BOX(57, "专栏~(" + Patterns.ANY + "{1,4})~[：:]?~"),
  POINT(60, "(?:(" + Patterns.DIGIT + "{1,3})[ 　]?(?:[.．](?![\\d０-９])|、(?![\\d０-９]))|([⒈-⒛]))~"),
  PAREN(
      70,
      "(?:[（(]~("
          + Patterns.DIGIT
          + "{1,3})~[）)]|("
          + Patterns.DIGIT
          + "{1,3})[）)]|([⑴-⒇]))[、.．]?~(?![项款至和])"),
  CIRCLE(80, "([①-⑳㉑-㉟])~");

  final int rank;
  final Pattern pattern;

  Family(int rank, String pattern) {
    this.rank = rank;
    this.pattern = Pattern.compile(pattern.replace("~", Patterns.BLANKS));
  }

  private static final class Patterns {
    static final String BLANKS = "[ 　\\t\\u00a0\\u2000-\\u200a]*";
    static final String DIGIT = "[\\d０-９]";
    static final String CHINESE = "[零〇○一二三四五六七八九十百千]";
    static final String ANY = "[零〇○一二三四五六七八九十百千\\d０-９ 　]";

    static String nth(String unit) {
      return "第~(" + ANY + "{1,8}?)~" + unit + "(?![的规中第之内、，,。；;以关外至与和及所〕）)》章])~[：:]?~";
    }

    /// Chapter I, Article 12, Part One; no reference to one: Article 12 of the Law.
    static String english(String unit) {
      return "((?i:"
          + unit
          + ")[ \\u00a0]+(?:\\d{1,3}|[IVXLC]{1,7}|[A-H]|(?i:[a-z]{3,9})))(?![\\w])(?! ?[,;(]| (?:of|and|or|to|in|is|are|shall|which|that|may|has|above|below)\\b)[.:：]?~";
    }
  }

  /// Whether it divides a whole document, so that its heading is a line of its own.
  boolean divides() {
    return rank >= PORTION.rank && rank <= DIVISION.rank;
  }

  /// Whether it can number the points of a list inside a section.
  boolean lists() {
    return rank >= COMMA.rank && this != ARTICLE && this != BOX;
  }

  Numbering numbering() {
    return switch (this) {
      case CIRCLE -> Numbering.PAREN;
      case ROMAN -> Numbering.COMMA;
      case PORTION, BOOK -> Numbering.PART;
      case BOX -> Numbering.UNNUMBERED;
      case ATTACHMENT,
          TITLE,
          PART,
          SUBPART,
          CHAPTER,
          UNNUMBERED,
          DIVISION,
          COMMA,
          WHOLE,
          DECIMAL,
          BRACKET,
          ARTICLE,
          POINT,
          PAREN ->
          Numbering.valueOf(name());
    };
  }

  /// The number as printed, without 、 or dot.
  String printed(String number, int sub) {
    if (Marker.english(number)) return number;
    return switch (this) {
      case PORTION -> "第" + number + "部分";
      case BOOK -> "第" + number + "篇";
      case PART -> "第" + number + "编";
      case SUBPART -> "第" + number + "分编";
      case CHAPTER -> "第" + number + "章";
      case DIVISION -> "第" + number + "节";
      case ARTICLE -> "第" + number + "条" + (sub > 0 ? "之" + ChineseNumerals.print(sub) : "");
      case BRACKET, PAREN -> "（" + number + "）";
      case ATTACHMENT -> number.startsWith("附") ? number : "附件" + number;
      case TITLE, UNNUMBERED, BOX -> "";
      case COMMA, ROMAN, POINT, WHOLE, DECIMAL, CIRCLE -> number;
    };
  }

  /// The number as it stands in a label.
  String label(int value, int sub, String number) {
    boolean chinese = this == ARTICLE && !Marker.english(number);
    return chinese ? printed(ChineseNumerals.print(value), sub) : printed(number, sub);
  }
}
