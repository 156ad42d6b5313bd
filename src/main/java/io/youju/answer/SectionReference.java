package io.youju.answer;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.document.SectionNumber;
import io.youju.text.ChineseNumerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A section named by its number in a question: 第四部分第2条, 四(二), 4.2, 四、2, 第七章, 第四十三条, section 4.2.
///
/// @param second empty when only a part or a running number is named
/// @param article whether it was named 第…条 alone
/// @param rest the question without the reference
record SectionReference(
    int first, OptionalInt second, boolean article, String printed, String rest) {
  private static final String NUMERAL = "([〇零一二三四五六七八九十百两壹贰叁肆伍陆柒捌玖拾]++|\\d{1,4}+)";
  private static final String TOP = "(?:个|大)*(?:部分|部份|章|篇|大点|大块|块|编)";
  private static final String UNDER = "(?:小?条|小?点|小?节|小?项|款|小部分|个小?点|小?段|小?标题)";
  private static final String WITHIN = "(?:的|里头?|中|里面|下面?|底下|当中|,|、)*";
  private static final Pattern BOTH =
      Pattern.compile(
          "第?"
              + NUMERAL
              + "(?:"
              + TOP
              + "|、(?=的?(?:[里下中]|底下)))"
              + WITHIN
              + "(?:第?\\("
              + NUMERAL
              + "\\)"
              + UNDER
              + "?|第"
              + NUMERAL
              + "(?!"
              + TOP
              + ")"
              + UNDER
              + "?|"
              + NUMERAL
              + UNDER
              + "(?!建议|的?小?标题(?!后|之后|下)|的?题目|都?叫))");
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?<![\\d.a-z]|(?:缩小|扩大|[缩升降增涨减达])到)\\(?([一二三四五六七八九十]+|\\d{1,2})\\)?(?:[、.．\\-—之,的](?:第|\\()?|\\(|(?<=\\)))"
              + "([一二三四五六七八九十]+|\\d{1,2})\\)?(?![\\d%万亿元年月日倍个公千名、一二三四五六七八九十]|\\.\\d|百分|[两三几]?个?(?:部分|章))");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:section|chapter|part|article)(?:no\\.?|number)?(\\d{1,3}|[ivx]{1,5}(?=section|item|point|article|paragraph|[^a-z]|$))(?:[.,]?(?:section|item|point|article|paragraph|no\\.?)?(\\d{1,3}))?");
  private static final List<String> ROMAN =
      List.of(
          "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv",
          "xv");

  private static final Pattern ARTICLE = Pattern.compile("第" + NUMERAL + "条");
  private static final Pattern ALONE = Pattern.compile("第" + NUMERAL + TOP);

  /// 十一部分四条的小标题: a part without 第, which else is a count of parts.
  private static final Pattern BARE =
      Pattern.compile(
          "(?<![第分共有那这哪同每另后头首末尾上下前〇零一二三四五六七八九十百\\d])"
              + NUMERAL
              + "(?:这一?)?(?:大)?(?:部分|部份|章|块|(?<=大)点)(?=的?(?:下面)?[两三四五六七八九十]"
              + UNDER
              + "|的?(?:下面|底下|小标题|标题)|[讲说写]|的?主要|[又都下]?分[成为])");

  private static final Pattern LAST =
      Pattern.compile("(?:(?:最后|末)一?|(?:压轴|收尾|末尾|垫底|殿后)的?那?一?)(?:个|大)*(?:部分|章|块)");
  private static final Pattern FIRST = Pattern.compile("(?:头一|首|开头一)(?:个|大)*(?:部分|章)");

  /// 第五部分最后一条, 第三部分打头那点, 第五部分倒数第二条.
  private static final Pattern PLACED_UNDER =
      Pattern.compile(
          "(?:第?"
              + NUMERAL
              + TOP
              + "|最后一?(?:个|大)*(?:部分|章))"
              + WITHIN
              + "(?:(?<last>最后|末尾|末了|末(?=[条节点])|压轴|收尾)的?那?一?"
              + UNDER
              + "|(?<opening>头|打头|开头|首|最前面?)的?那?一?"
              + UNDER
              + "|倒数第"
              + NUMERAL
              + UNDER
              + ")");

  private static final Pattern PREAMBLE =
      Pattern.compile(
          "前言|序言|导语|引言|开头(?:那|一)?段|开篇|^(?:请问)?(?:这份)?(?:文件|决定|全文)?的?最?开头(?=怎么|是|说|写|讲|有|部分|的?内容|$)|第一段|开头语|引子|第一(?:部分|章)(?:之前|前面?)(?:还?有|的?那)");

  /// The end of the whole document.
  private static final Pattern END =
      Pattern.compile(
          "^(?:请问)?(?:这份|整份|整个)?(?:(?:文件|决定|全文)?的?(?:结尾|末尾|文末|最后一?(?:段|条|节|句话?))|(?:文件|决定|全文)的?最(?:后|末尾?)的?那?一?(?:段|条|节|句话?))(?:部分|那?段)?(?:\\([^)]*\\))?");

  /// 倒数第二部分, 从后往前数第四部分第四点.
  private static final Pattern FROM_BEHIND =
      Pattern.compile(
          "(?:倒数|从(?:最?后面?|末尾|结尾)[^,。?]{0,5}数)(?:过来|起|的|,)*第"
              + NUMERAL
              + TOP
              + "(?:"
              + WITHIN
              + "(?:它的?|其)?第"
              + NUMERAL
              + UNDER
              + ")?");

  /// 夹在第三和第五之间那部分.
  private static final Pattern BETWEEN =
      Pattern.compile(
          "第?"
              + NUMERAL
              + "(?:"
              + TOP
              + ")?(?:和|与|跟|到|、)第?"
              + NUMERAL
              + "(?:"
              + TOP
              + ")?(?:之间|中间)的?(?:[那这]一?)?(?:"
              + TOP
              + ")");

  /// Further sections of the part named before: 第四部分第二条和第三条.
  private static final Pattern FURTHER = Pattern.compile("^(?:和|与|跟|及|以及|、|,)第?" + NUMERAL + UNDER);

  /// Further parts: 第三章、第六章.
  private static final Pattern FURTHER_PART =
      Pattern.compile("^(?:和|与|跟|及|以及|、|,)第" + NUMERAL + TOP);

  /// 第三章到第九章.
  private static final Pattern UP_TO = Pattern.compile("^(?:到|至|—+|-|~)第?" + NUMERAL + TOP);

  /// 3.2和3.3: the second with its part.
  private static final Pattern FURTHER_WHOLE =
      Pattern.compile("^(?:和|与|跟|及|以及|、|,)第?" + NUMERAL + "[.、．]" + NUMERAL + "(?!\\d)");

  /// 第三、第四两个部分.
  private static final Pattern TWO_PARTS =
      Pattern.compile(
          "第([一二三四五六七八九十]{1,2}|\\d{1,2})(?:、|和|与|跟|及)第?([一二三四五六七八九]|十[一二三四五六七八九]?|\\d{1,2})(?=[这那]?[两二]个?大?(?:部分|章))[这那]?[两二]个?大?(?:部分|章)");

  /// 第八部分头一条跟末一条.
  private static final Pattern BOTH_ENDS =
      Pattern.compile(
          "第?([一二三四五六七八九十]{1,2}|\\d{1,2})大?(?:部分|章)的?(?:头|第|首)一[条节点](?:和|与|跟|及|、)(?:最后|末尾?)的?那?一?[条节点]");

  /// What the answer is wanted for.
  private static final Pattern PURPOSE =
      Pattern.compile(
          "[,。](?:我们?)?[^,。?]{0,8}(?:要用|急用|用得上|要学|要讲|备课|汇报|写材料|做课件|做ppt|做笔记|做脚注|对照|核对|交差)[^,。?]{0,4}[?。]?$");

  private static final int MOST_PARTS = 30;

  /// Whether some section is named, of whatever document.
  static boolean anyIn(String normal) {
    return Stream.of(
            BOTH,
            SIGNS,
            ENGLISH,
            ARTICLE,
            ALONE,
            BARE,
            FIRST,
            LAST,
            PLACED_UNDER,
            PREAMBLE,
            END,
            FROM_BEHIND,
            BETWEEN)
        .anyMatch(pattern -> pattern.matcher(normal).find());
  }

  /// Finds the first reference in `question`, in normal form, read against `document`.
  static Optional<SectionReference> in(String question, Document document) {
    String normal = spelledOut(PURPOSE.matcher(question).replaceFirst(""), document);
    Optional<SectionReference> end = placedUnder(normal, document);
    if (end.isPresent()) return end;
    Matcher behind = FROM_BEHIND.matcher(normal);
    if (behind.find() && !document.outline().isEmpty()) {
      int back = value(behind, 1).orElse(1);
      int number = Math.max(0, document.outline().getLast().number().last() - back + 1);
      return Optional.of(reference(behind, normal, number, value(behind, 2), false));
    }
    Matcher between = BETWEEN.matcher(normal);
    if (between.find()) {
      int before = value(between, 1).orElse(0);
      int after = value(between, 2).orElse(0);
      if (after == before + 2) {
        return Optional.of(reference(between, normal, before + 1, OptionalInt.empty(), false));
      }
    }
    for (Pattern pattern : List.of(BOTH, SIGNS, ENGLISH)) {
      Matcher matcher = pattern.matcher(normal);
      while (matcher.find()) {
        if (isName(matcher, normal, document)) continue;
        OptionalInt second = OptionalInt.empty();
        for (int group = 2; second.isEmpty() && group <= matcher.groupCount(); group++) {
          second = value(matcher, group);
        }
        return Optional.of(reference(matcher, normal, value(matcher, 1).orElse(0), second, false));
      }
    }
    Matcher article = ARTICLE.matcher(normal);
    if (article.find()) {
      SectionReference found =
          reference(article, normal, value(article, 1).orElse(0), OptionalInt.empty(), true);
      return isItem(found, document) ? Optional.empty() : Optional.of(found);
    }
    for (Pattern pattern : List.of(ALONE, BARE)) {
      Matcher alone = pattern.matcher(normal);
      if (alone.find()) {
        return Optional.of(
            reference(alone, normal, value(alone, 1).orElse(0), OptionalInt.empty(), false));
      }
    }
    Matcher last = LAST.matcher(normal);
    if (last.find() && !document.outline().isEmpty()) {
      int number = document.outline().getLast().number().last();
      return Optional.of(reference(last, normal, number, OptionalInt.empty(), false));
    }
    Matcher opening = FIRST.matcher(normal);
    if (opening.find()) {
      return Optional.of(reference(opening, normal, 1, OptionalInt.empty(), false));
    }
    Matcher preamble = PREAMBLE.matcher(normal);
    if (preamble.find()) {
      return Optional.of(reference(preamble, normal, 0, OptionalInt.empty(), false));
    }
    Matcher finish = END.matcher(normal);
    if (finish.find() && !document.sections().isEmpty()) {
      List<Integer> parts = document.sections().getLast().number().parts();
      if (parts.size() <= 2) {
        OptionalInt second =
            parts.size() == 2 ? OptionalInt.of(parts.getLast()) : OptionalInt.empty();
        return Optional.of(reference(finish, normal, parts.getFirst(), second, false));
      }
    }
    return Optional.empty();
  }

  /// Two sections that are named in one, each by its own number.
  private static String spelledOut(String normal, Document document) {
    String parts = TWO_PARTS.matcher(normal).replaceFirst("第$1部分、第$2部分");
    Matcher ends = BOTH_ENDS.matcher(parts);
    if (!ends.find()) return parts;
    int last =
        document
            .section(new SectionNumber(List.of(value(ends, 1).orElse(0))))
            .map(part -> part.children().size())
            .orElse(0);
    return last < 2 ? parts : ends.replaceFirst("第$1部分第1条和第" + last + "条");
  }

  /// Whether the document itself writes that number after the same character: 2.0 of 大脑2.0.
  private static boolean isName(Matcher found, String normal, Document document) {
    if (found.start() == 0) return false;
    char before = normal.charAt(found.start() - 1);
    return Character.isIdeographic(before) && document.text().contains(before + found.group());
  }

  /// Whether 第三条 is an item of what else the question speaks of: where parts are the sections above
  /// all others, none of them is called 条.
  private static boolean isItem(SectionReference found, Document document) {
    return document.outline().stream()
            .filter(section -> section.kind() != Section.Kind.PREAMBLE)
            .noneMatch(section -> section.children().isEmpty())
        && !OutlineQuestion.matter(Titles.without(found.rest(), document), document.text())
            .isEmpty();
  }

  /// The sections named after this one under the same part, or the parts named after a part, each
  /// without what was said before it.
  List<SectionReference> further() {
    List<SectionReference> more = new ArrayList<>();
    String after = rest.substring(rest.indexOf(' ') + 1);
    boolean part = second.isEmpty();
    Matcher upTo = UP_TO.matcher(after);
    if (part && upTo.find()) {
      String beyond = after.substring(upTo.end());
      int last = Math.min(value(upTo, 1).orElse(0), first + MOST_PARTS);
      for (int next = first + 1; next <= last; next++) {
        more.add(new SectionReference(next, OptionalInt.empty(), false, upTo.group(), beyond));
      }
      return more;
    }
    Matcher whole = FURTHER_WHOLE.matcher(after);
    if (!part && whole.find()) {
      more.add(
          new SectionReference(
              value(whole, 1).orElse(0),
              value(whole, 2),
              false,
              whole.group(),
              after.substring(whole.end())));
      return more;
    }
    Pattern beside = part ? FURTHER_PART : FURTHER;
    Matcher next = beside.matcher(after);
    while (next.find()) {
      after = after.substring(next.end());
      OptionalInt number = value(next, 1);
      more.add(
          new SectionReference(
              part ? number.orElse(0) : first,
              part ? OptionalInt.empty() : number,
              false,
              next.group(),
              after));
      next = beside.matcher(after);
    }
    return more;
  }

  /// A section named by its place under a part.
  private static Optional<SectionReference> placedUnder(String normal, Document document) {
    Matcher matcher = PLACED_UNDER.matcher(normal);
    if (!matcher.find()) return Optional.empty();
    int part =
        matcher.group(1) == null
            ? document.outline().getLast().number().last()
            : ChineseNumerals.parse(matcher.group(1)).orElse(0);
    return document
        .section(new SectionNumber(List.of(part)))
        .map(Section::children)
        .filter(under -> !under.isEmpty())
        .map(under -> {
          int behind = value(matcher, 4).orElse(1);
          int at = matcher.group("opening") != null ? 0 : under.size() - behind;
          // One that is not there is named by a number that no section has.
          int number = at < 0 ? under.size() + behind : under.get(at).number().last();
          return reference(matcher, normal, part, OptionalInt.of(number), false);
        });
  }

  private static SectionReference reference(
      Matcher matcher, String normal, int first, OptionalInt second, boolean article) {
    String rest = normal.substring(0, matcher.start()) + " " + normal.substring(matcher.end());
    return new SectionReference(first, second, article, matcher.group(), rest);
  }

  private static OptionalInt value(Matcher matcher, int group) {
    if (matcher.groupCount() < group || matcher.group(group) == null) return OptionalInt.empty();
    String number = matcher.group(group);
    int roman = ROMAN.indexOf(number);
    return roman < 0 ? ChineseNumerals.parse(number) : OptionalInt.of(roman + 1);
  }

  SectionNumber number() {
    SectionNumber number = new SectionNumber(List.of(first));
    return second.isPresent() ? number.child(second.getAsInt()) : number;
  }

  Optional<Section> find(Document document) {
    return document.section(number());
  }
}
