package io.youju.answer;

import io.youju.text.ChineseNumerals;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Whether a text says of which members something consists, for a question that asks which they
/// are: 四大行动是哪四个. To name the four is not to unfold them; 警源、访源、诉源“三源”治理 does.
final class Members {
  private static final Pattern ASKED =
      Pattern.compile(
          "哪(?:([二两三四五六七八九十]|\\d{1,2})|几)(?:大(?!多|小)|大?(?:[个条家项座种样位所块类支只县市区省国届件名点级定层]|线)|(?=[?。]?$))(?!数字|字|词)|哪[二两三四五六七八九十](?=[\\u4e00-\\u9fff](?:[?,。、]|$))|名单(?:是|有|里|呢|都|包括|上|[?。]?$)");

  /// 几个定位,列全.
  private static final Pattern IN_FULL =
      Pattern.compile(
          "几[个项条类种样家处大][^,?]{0,10},?(?:都|一个?个)?(?:列|报|念|说|讲|写|数)(?:全|一下|出来|齐)|(?:列|报|念|写|数)[全齐]");

  /// What each member of a set that is only counted says.
  private static final Pattern UNFOLD =
      Pattern.compile(
          "([二两三四五六七八九十]|\\d{1,2})(?:个|大|项|条)[^,?]{1,8}?(?:的?(?:原话|原文)|(?:各自?|分别)(?:是|指|讲|说|有|代表|对应|表示)|(?:列|讲|说|写|念)(?:一下|出来|全|清楚)|[“”的]*具体(?:内容|是|指|有|包括))");

  /// How many of something there are.
  private static final Pattern COUNTED =
      Pattern.compile("(?<![那这边好哪十百])几[个家条种类处句点样件座所](?!市|城市|区县|方面都|年|月|字)|有几项");

  private static final Pattern NUMBER = Pattern.compile("[0-9]|[一二三四五六七八九十百千万两]+[个项大家条种类名人户次座所处]");

  /// What may be told phrase by phrase.
  private static final Pattern TOLD =
      Pattern.compile("方面|措施|举措|要求|内容|做法|任务|工作|办法|步骤|目标|导向|原则|动作|事");

  private static final Pattern ORDINAL = Pattern.compile("[一二三四五六七八九]是");
  private static final Pattern SEVERAL = Pattern.compile("[二两三四五六七八九十]");
  private static final Pattern JOINED = Pattern.compile("和|与|及");
  private static final Pattern EXCEPT = Pattern.compile("除了?|去掉|除开|抛开|不算|以外|之外|剩下|其余");

  private static final int SHORTEST = 2;

  /// So many are a list whatever they are called.
  private static final int MANY = 4;

  private static final int FEW = 2;

  /// Shared words of this many characters name a thing.
  private static final int LONG = 3;

  /// A name that counts without telling what: “六个必须坚持”, “双查三建议”.
  private static final Pattern COUNTING_NAME = Pattern.compile("“([^”]{2,14})”");

  /// A counting piece of such a name: 六个必须坚持, 三建议.
  private static final Pattern COUNTING = Pattern.compile("([两二三四五六七八九十])([^二两三四五六七八九十、双]{1,8})");

  private static final Pattern MEASURES = Pattern.compile("[“”\"'‘’个大项条、]");

  /// What asks for what such a name counts by its number: 三查查啥, 排最后的是哪个.
  private static final String BY_ITS_NUMBER =
      "[二两三四五六七八九十]([\\u4e00-\\u9fff])\\1(?:些|的)?(?:啥|什么|哪|谁)|排(?:最[前后末]|第.)";

  /// What asks what such a name stands for.
  private static final Pattern SPELL_OUT =
      Pattern.compile(
          "哪(?:[几些]|[二两三四五六七八九十])|哪[“\"][二两三四五六七八九十]|分别|各(?:是|指)|名字|(?:一条一?条|逐[一条个项]|挨个)|列(?:出|一下|全|举)|其中(?:的?一个|第.|最后)|念一?[遍念]|展开|(?:后面|另外|剩下|其余)的?(?:[二两三四五六七八九十几]个)?(?:是|叫)|具体(?:内容|是|指|有|包括)|都(?:是|有|指)(?:啥|什么|哪)|"
              + BY_ITS_NUMBER);

  private static final Pattern DOUBLED = Pattern.compile(BY_ITS_NUMBER);

  /// Whether it is asked what a counting name of `section` stands for, and nothing beside it says:
  /// 2 where it is asked by that number (哪三不), 1 where it is by other words, 0 if not.
  static int unexplained(String normal, String section) {
    if (!SPELL_OUT.matcher(normal).find()) return 0;
    String asked = MEASURES.matcher(normal).replaceAll("");
    Matcher name = COUNTING_NAME.matcher(section);
    while (name.find()) {
      Matcher piece = COUNTING.matcher(name.group(1));
      while (piece.find()) {
        String bare = MEASURES.matcher(piece.group()).replaceAll("");
        int number = ChineseNumerals.parse(piece.group(1)).orElse(0);
        if (bare.length() >= SHORTEST
            && asked.contains(bare)
            && !toldBeside(section, name.start(), name.end(), number)) {
          return asked.contains("哪" + piece.group(1)) || DOUBLED.matcher(normal).find() ? 2 : 1;
        }
      }
    }
    return 0;
  }

  /// Whether so many members stand directly before what stands from `from` to `to`, or after it.
  private static boolean toldBeside(String section, int from, int to, int number) {
    int start = from;
    while (start > 0 && ",，;；。:：“”".indexOf(section.charAt(start - 1)) < 0) start--;
    int end = to;
    while (end < section.length() && "，;；。“".indexOf(section.charAt(end)) < 0) end++;
    return joints(section.substring(start, from)) >= number - 1
        || (section.startsWith(":", to) && joints(section.substring(to, end)) >= number - 1);
  }

  private static long joints(String text) {
    return text.chars().filter(c -> c == '、').count();
  }

  private Members() {}

  /// Whether `normal`, of which `now` is what was asked just now, asks which members there are, or
  /// how many, and no phrase of `section` about the same thing lists or counts them, nor, where it
  /// does not name that thing, `heart`, the phrases nearest to the question.
  static boolean missing(String normal, String now, String heart, String section) {
    if (!asks(now)) return false;
    Matcher members = ASKED.matcher(normal);
    Matcher counted = COUNTED.matcher(normal);
    boolean plain = members.find();
    Matcher asked = plain ? members : UNFOLD.matcher(normal);
    boolean which = plain || asked.find();
    if (!which && !counted.find()) return false;
    int wanted = which ? wanted(asked) : FEW;
    boolean two = which && asked.group(1) != null && wanted == 2;
    if (!which && (NUMBER.matcher(heart).find() || lists(heart, MANY, false))) return false;
    Matcher found = which ? asked : counted;
    String before = normal.substring(0, found.start());
    String after = normal.substring(found.end());
    String near = longest(which ? before : after, section);
    String thing = near.length() < SHORTEST ? longest(which ? normal : before, section) : near;
    boolean named = thing.length() >= LONG && heart.contains(thing);
    if (itemised(section, named ? thing : "", wanted)) return false;
    if (!named && unfolds(heart, thing, wanted, two)) return false;
    List<String> phrases =
        Sentences.phrases(section, new Span(0, section.length())).stream()
            .map(span -> span.of(section))
            .toList();
    // 去掉甲和乙,剩下哪三个: they stand in a longer list with those that are named.
    if (EXCEPT.matcher(before).find()
        && phrases.stream()
            .anyMatch(phrase -> phrase.contains(thing) && lists(phrase, wanted + 1, false))) {
      return false;
    }
    // A list of just so many, with their number, is what was asked for, whatever the asker calls
    // it.
    if (plain && wanted > FEW && countsAndLists(section, asked.group(1), wanted)) return false;
    if (TOLD.matcher(now).find()) return phrases.size() < wanted;
    String last = which ? last(before, section) : "";
    String kind = after.replaceFirst("^[“\"]", "").replaceFirst("^[,?。].*", "");
    return phrases.stream()
        .noneMatch(phrase ->
            ofKind(phrase, kind)
                || (plain && listsKind(phrase, kind, wanted, two))
                || (speaksOf(phrase, thing, last)
                    && (unfolds(phrase, thing, wanted, two)
                        || (!which && NUMBER.matcher(phrase).find()))));
  }

  private static boolean asks(String normal) {
    return Stream.of(ASKED, UNFOLD, COUNTED).anyMatch(asking -> asking.matcher(normal).find());
  }

  /// Whether `section` numbers so many items (一是, 二是), of which `thing` is not a word of one.
  private static boolean itemised(String section, String thing, int wanted) {
    Matcher ordinal = ORDINAL.matcher(section);
    if (!ordinal.find() || section.indexOf(thing) > ordinal.start()) return false;
    return ORDINAL.matcher(section).results().count() >= wanted;
  }

  private static boolean speaksOf(String phrase, String thing, String last) {
    return (thing.length() >= SHORTEST && phrase.contains(thing))
        || (last.length() >= SHORTEST && phrase.contains(last));
  }

  /// Whether two members or more of a list are called by what was asked for: 目标体系、工作体系 for 哪几个体系.
  private static boolean ofKind(String phrase, String asked) {
    if (asked.length() < SHORTEST) return false;
    String kind = asked.substring(0, SHORTEST);
    return Stream.of(phrase.split("、")).filter(member -> member.contains(kind)).count() >= 2;
  }

  /// Whether a phrase that names the kind of thing asked for lists so many members:
  /// 物联、医药、装备“三大生态圈”.
  private static boolean listsKind(String phrase, String asked, int wanted, boolean two) {
    return asked.length() >= SHORTEST
        && phrase.contains(asked.substring(0, SHORTEST))
        && lists(phrase, wanted, two);
  }

  private static int wanted(Matcher asked) {
    return asked.group(1) == null
        ? FEW
        : Math.max(FEW, ChineseNumerals.parse(asked.group(1)).orElse(FEW));
  }

  /// Whether `text` lists so many members, of which `thing` is not one itself.
  private static boolean unfolds(String text, String thing, int wanted, boolean two) {
    if (!lists(text, wanted, two)) return false;
    int at = thing.length() < LONG ? -1 : text.indexOf(thing);
    return at < 0 || !isMember(text, at, at + thing.length());
  }

  /// Whether some phrase of `text` lists so many members; two may be joined by 和.
  private static boolean lists(String text, int wanted, boolean two) {
    for (String phrase : text.split("[,，;；。:：]")) {
      long quoted = phrase.chars().filter(c -> c == '“').count();
      long between = phrase.chars().filter(c -> c == '、').count();
      boolean joined = JOINED.matcher(phrase).find() && (between > 0 || two);
      long members = between + (joined ? 1 : 0);
      if (Math.max(quoted, members == 0 ? 0 : members + 1) >= wanted) return true;
    }
    return false;
  }

  /// Whether some phrase of `text` lists just so many members and says how many they are (“五大…”).
  private static boolean countsAndLists(String text, @Nullable String number, int wanted) {
    if (number == null) return false;
    Pattern counted = Pattern.compile(number + "[大个项类种条家座]");
    return Stream.of(text.split("[,，;；。:：]"))
        .filter(phrase -> counted.matcher(phrase).find())
        .anyMatch(phrase -> lists(phrase, wanted, false) && !lists(phrase, wanted + 1, false));
  }

  /// Whether what stands from `from` to `to` is itself one of a list's members.
  private static boolean isMember(String phrase, int from, int to) {
    String kind = phrase.substring(Math.max(from, to - SHORTEST), to);
    if (ofKind(phrase, kind)) return false;
    if (phrase.startsWith("”“", to) || phrase.startsWith("”“", from - 2)) return true;
    int before = phrase.lastIndexOf('、', from);
    int after = phrase.indexOf('、', to);
    if (after >= 0 && phrase.substring(to, after).length() <= 2) return true;
    boolean counted = SEVERAL.matcher(phrase.substring(from, to)).find();
    return before >= 0 && from - before <= 1 && !counted;
  }

  /// Whether `phrase` lists members where `normal` asks which there are: just so many, if it says
  /// how many.
  static boolean listed(String normal, String phrase) {
    Matcher asked = ASKED.matcher(normal);
    if (!asked.find()) return IN_FULL.matcher(normal).find() && lists(phrase, LONG, false);
    int wanted = asked.group(1) == null ? LONG : wanted(asked);
    return lists(phrase, wanted, wanted == 2)
        && (asked.group(1) == null || !lists(phrase, wanted + 1, false));
  }

  /// The longest words that both share.
  static String longest(String words, String text) {
    String longest = "";
    for (int from = 0; from < words.length(); from++) {
      for (int to = from + longest.length() + 1; to <= words.length(); to++) {
        String shared = words.substring(from, to);
        if (!text.contains(shared)) break;
        longest = shared;
      }
    }
    return longest;
  }

  /// The last words of `before`, two characters or more, that `text` has too.
  private static String last(String before, String text) {
    for (int to = before.length(); to >= SHORTEST; to--) {
      int from = to - SHORTEST;
      if (!text.contains(before.substring(from, to))) continue;
      while (from > 0 && text.contains(before.substring(from - 1, to))) from--;
      return before.substring(from, to);
    }
    return "";
  }
}
