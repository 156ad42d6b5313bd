package io.youju.answer;

import io.youju.text.ChineseNumerals;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Parts of a document that a question names by what they speak of, to hear their titles:
/// 讲文化的那一章叫什么, 科研、引才、办学归在同一章,那章的标题, 文化、民生、环保三大章分别要建成什么.
final class PartTitles {
  private static final String PART = "大?(?:章|部分|板块|篇章)";

  /// What asks for the title, right after the part is named.
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:[,:的那这该是]|一个?|"
              + PART
              + ")*大?总?(?:标题|题目|题名|章名|名称|名字|(?:是|要|该)?(?:怎么|如何)(?:写|起|表述)|(?:是)?叫(?:什么|啥|个啥|做))");

  /// What asks for the part itself.
  private static final Pattern WHICH = Pattern.compile("(?:第几|哪一?|什么|啥)个?" + PART);

  private static final Pattern ONE =
      Pattern.compile("^(?<before>.*?)(?:[归放写列收编]?在)?(?:同|[这那])?一?个?" + PART);

  private static final Pattern SEVERAL =
      Pattern.compile("^(?<before>[^,:]*?)[这那]?(?<number>[两二三四])个?" + PART);

  private static final Pattern BREAK = Pattern.compile("[,:;。?!]");
  private static final Pattern SPEAKS = Pattern.compile("^.*?(?:讲|说|谈|写|关于|有关|涉及)的?(?=.{2})");
  private static final Pattern LEAD = Pattern.compile("^.*(?:引|要|缺了?|找|查|问|给我|知道|请|抄|核对)(?=.{2})");
  private static final Pattern END = Pattern.compile("(?:[都全也]|内容|方面|的|这|那|几)+$");
  private static final int SHORTEST = 2;

  private PartTitles() {}

  /// What each part that `normal` names speaks of; empty when it names none to hear of its title.
  static List<String> matters(String normal) {
    if (SectionReference.anyIn(normal) || WHICH.matcher(normal).find()) return List.of();
    Matcher several = SEVERAL.matcher(normal);
    if (several.find()) {
      List<String> matters =
          Parts.joined(matter(several.group("before"))).stream().map(PartTitles::matter).toList();
      boolean all = matters.stream().allMatch(matter -> matter.length() >= SHORTEST);
      return all && matters.size() == number(several.group("number")) ? matters : List.of();
    }
    Matcher one = ONE.matcher(normal);
    if (!one.find() || !TITLE.matcher(normal.substring(one.end())).find()) return List.of();
    String matter = matter(one.group("before"));
    boolean named = matter.length() >= SHORTEST && !Hollow.names(matter).isBlank();
    return named ? List.of(matter) : List.of();
  }

  /// Whether `text` has a word for one of the things that a part is said to speak of.
  static boolean names(String text, String matter) {
    return Parts.joined(matter).stream().anyMatch(text::contains);
  }

  private static int number(String numeral) {
    return ChineseNumerals.parse(numeral).orElse(0);
  }

  private static String matter(String words) {
    String[] pieces = BREAK.split(words);
    String last = pieces.length == 0 ? "" : pieces[pieces.length - 1];
    String rest = SPEAKS.matcher(last).replaceFirst("");
    if (rest.length() == last.length()) rest = LEAD.matcher(last).replaceFirst("");
    return END.matcher(rest).replaceFirst("").strip();
  }
}
