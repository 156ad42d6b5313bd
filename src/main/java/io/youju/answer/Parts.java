package io.youju.answer;

import io.youju.text.ChineseNumerals;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The questions that one sentence asks together: 机场怎么建,空港经济区又怎么搞. What stands before the first of
/// them and asks nothing is their common subject.
final class Parts {
  private static final int MOST = 3;
  private static final int SHORTEST = 4;

  /// A piece of this many characters may stand without its subject.
  private static final int ALONE = 7;

  /// One of this many, without 它 or 这个, needs nothing that was said before.
  private static final int LONG = 9;

  private static final Pattern POINTS = Pattern.compile("它|这个|那个|这些|那些|其中|上面|刚才|前面");

  /// What is asked of two things at once: A 和 B 有什么区别.
  private static final Pattern COMPARED =
      Pattern.compile(
          "^(.{2,14}?)(?:和|与|跟|同)(.{2,14}?)(?:之间)?(?:到底)?(?:有|的)?(?:啥|什么|何)?(?:区别|不同|差别|不一样|异同)");

  private static final String ONE_PLACE = "一(?:处|头|边|方面|块|条)(?:是?[讲说]的?|是|管)?";

  /// The same asked of each of two: 城西和城东分别怎么发展.
  private static final Pattern OF_EACH =
      Pattern.compile(
          "^(?:(?<subject>.{2,14}?)(?:[:：,，]|在))?(?<one>[^,，:：]{2,14}?)(?:和|与|跟)(?<other>(?:(?!分别|各)[^,，:：]){2,14})(?:这?[两俩](?:方面|个方面|块|边|头|处|个|地方)?)?(?<rest>[,，]?(?:[^,，]{0,12}[,，])?[^,，]{0,6}?(?:分别|分见|各自?)(?!类|种|项|界|地|级|区|方).{2,})$");

  /// Two things that stand in two places: 一处讲分级保护,一处讲防风险; 平日的一处、亚运的一处.
  private static final Pattern TWO_PLACES =
      Pattern.compile(
          "^(?:(?<subject>[^,，:：]{2,16})[,，:：])?"
              + ONE_PLACE
              + "(?<one>[^,，、]{2,16})[,，、]"
              + ONE_PLACE
              + "(?<other>[^,，、?？]{2,16})(?:[,，?？].*)?$");

  private static final Pattern PLACES_OF_TWO =
      Pattern.compile(
          "^(?:(?<subject>[^,，:：]{2,16})[,，:：])?(?<one>[^,，、]{2,12}?)的?一[处条头][、,，和与](?<other>[^,，、]{2,12}?)的?一[处条头](?:[,，?？].*)?$");

  /// The same asked of each of three: 攻关、转化、引才三个环节各由哪项计划牵引.
  private static final Pattern OF_ALL =
      Pattern.compile(
          "^(?:(?<subject>[^,，:：、]{2,14}?)[:：,，])?(?<list>[^,，、]{2,12}(?:、[^,，、]{2,12}?){1,2}(?:、|和|与|跟|以及)?[^,，、]{2,12}?)[,，]?[这那]?(?<number>[两三四])[个项类种大块头样](?:环节|方面|领域|地方|东西|人)?[,，]?(?<rest>[^,，]{0,4}?(?:分别|各自?)(?!类|种|项|界|地|级|区|方).{2,})$");

  /// The things of which the same is asked.
  private static final Pattern LIST =
      Pattern.compile(
          "^(?:[^,，:：、]{2,14}?[:：])?(?<list>[^,，、和与跟]{3,12}(?:(?:、|和|与|跟|以及)[^,，、和与跟]{3,12}?){1,3})(?=[,，]|这?[两三四几]|分别|各自?|不是).*?(?:分别|各)");

  /// Characters of a name that tell it.
  private static final int NAME = 3;

  private static final Pattern JOINED = Pattern.compile("、|和|与|跟|以及");

  private static final Pattern OWNER = Pattern.compile("^.{2,10}的(?=.{1,6}$)");

  private static final Pattern SHARED =
      Pattern.compile("分见(?:何处|哪里|哪儿)?[、,，]?|分别|各自?|^[,，]|这?[两俩](?:个?方面|个?地方)?");

  /// What stands between the questions of several.
  private static final Pattern SENTENCE =
      Pattern.compile(
          "[?？。;；]\\s*|[,，](?=另外|还有.{6}|二来|一来)|(?<=[,，。?？])(?:另外|一来|二来)[,，]?|(?<=吗)\\s+");

  private static final Pattern COUNTED = Pattern.compile("一来.*二来");

  /// Characters that a sentence must have beside its question words.
  private static final int SENTENCE_LEAST = 4;

  private static final Pattern PIECE = Pattern.compile("[,，;；。?？:：、]");
  private static final Pattern MEETING =
      Pattern.compile("[,，;；。?？:：、]|还有|以及|另外|顺便|一来|二来|(?<=.{3})(?:和|跟|与|及)(?=.{3})");

  private static final int MOST_PIECES = 5;
  private static final Pattern BREAK = Pattern.compile("[,，;；。?？:：]");

  /// Question words, 帮不帮, and 能进不 at the end.
  private static final Pattern ASKS =
      Pattern.compile(
          "什么|啥|怎么|怎样|如何|哪|多少|(?<![好十那这])几|谁|吗|又|分别|各|有没有|(?<![么很最])多大|咋|([\\u4e00-\\u9fff])不\\1|[不没么]$");

  /// What begins another question, whether or not a question word is in it.
  private static final Pattern ANOTHER = Pattern.compile("^(?:另外|还有|顺便|再一个|再就是|以及)(?:再?问一?下?)?");

  /// A piece that begins so leans on the piece before it.
  private static final Pattern LEANS =
      Pattern.compile("^(?:几|多少|有|还|能|会|要|可|怎么|怎样|如何|什么|啥|哪|谁|由谁|归谁|多久|多大|又|各|分别|具体|靠什么|为什么|为啥|咋)");

  /// What only leads up to several things: 防风险报告要写三段:, 我家三代人各有难处:, 写三农材料,.
  private static final Pattern FRAME =
      Pattern.compile(
          "^[^,，:：]{2,20}[:：]|^[^,，:：]{0,10}(?:写|起草|准备|做|整理)[^,，:：]{0,14}(?:材料|稿子?|报告|方案|汇报|专报|总结|课件|[两三四]段|报道)[^,，:：]{0,4}[,，]");

  private static final Pattern EMPTY =
      Pattern.compile(
          "什么|啥|怎么|怎样|如何|哪些?|多少|几|谁|又|分别|各自?|是不是|有没有|会不会|能不能|说|讲|写|做|提|规定|定性|定位|表述|界定|评价|要求|文件|里|的|是|有|在|呢|吗|了|样|它们|都|一共|总共|共|几?[种个类项条]");
  private static final Pattern EACH =
      Pattern.compile(
          "各是|各自|分别|各[给引摘会用]|[这那][两三](?:点|处|类|段|句|层|桩|个?方面|个难处)|[两三]桩|[哪几两三]处|连同|两方面|两头|两边|各有|各怎么|各要|各在|各归|各写|[两三](?:条(?:路|走廊)?|段)(?=[各都我分,。?怎]|$)|[两三](?:件事|样|个地方|回事)|不止一处|另一处|另外一段|对照|比一比|一起(?:找|给)|都(?:给我|找给|念)|(?<!名单)除了.{2,}还有一?处");

  /// What asks for several answers and names no matter.
  private static final Pattern CUES =
      Pattern.compile(
          "(?:各是|各自|分别|各有|各怎么|各要|各在|各归|各写|各)(?:是|怎么|在|归|写)?(?:提|说|讲|写|规定)?(?:的|了)?|[哪几两三]处|两方面|两头|两边|[这那]?[两三](?:条路|条|段|件事|样|个地方|个方面|所|回事)|不止一处|另一?处|另外一段|对照|比一比|一起(?:找|给|讲|说)一?下?|都?(?:给|找给?|念给?)我?|哪一?条|在哪|出处|写法|列一?下|帮我|文件|决定|好像|写到|提到");

  /// So many clauses before the question tell a story.
  private static final int STORY = 2;

  /// 叫啥? after a question asks no more.
  private static final int BRIEF = 4;

  private static final Pattern MARK = Pattern.compile("[?？]");
  private static final Pattern BESIDE = Pattern.compile("还[想要]|[又也]想|一[来头边]|另");
  private static final Pattern ASKED =
      Pattern.compile("什么|啥|怎么(?!也)|怎样|如何|哪(?!怕)|多少|吗|有没有|能不能|会不会");
  private static final Pattern JOINS = Pattern.compile("和|跟|与|及|、|还有|另外|顺便|同时|分别|各|[两三][头边处样件]");

  private Parts() {}

  /// Whether one question wants what several sections say.
  static boolean wantsEach(String question) {
    return EACH.matcher(question).find();
  }

  /// Whether it tells a story and then asks one thing by its name: only the last clauses ask, and
  /// they join nothing.
  static boolean single(String question) {
    if (wantsEach(question)) return false;
    List<String> clauses =
        Stream.of(BREAK.split(question.strip())).filter(clause -> !clause.isBlank()).toList();
    int asking = clauses.size();
    while (asking > 0 && ASKS.matcher(clauses.get(asking - 1)).find()) asking--;
    List<String> told = clauses.subList(0, asking);
    List<String> asked = clauses.subList(asking, clauses.size());
    boolean one = asked.size() == 1 || (asked.size() == 2 && asked.get(1).length() <= BRIEF);
    if (!one || MARK.matcher(question).results().count() > asked.size()) {
      return false;
    }
    if (told.size() < STORY || BESIDE.matcher(String.join(",", told)).find()) return false;
    String words = String.join("", asked);
    return ASKS.matcher(words.replace("又", "")).find()
        && told.stream().noneMatch(clause -> ASKED.matcher(clause).find())
        && !JOINS.matcher(words).find()
        && EMPTY.matcher(words).replaceAll("").length() >= SHORTEST;
  }

  /// What a question for several answers names, each by itself: where it is more than one sentence,
  /// each of these, else its clauses and the members of its lists.
  static List<String> pieces(String question) {
    List<String> sentences =
        named(SENTENCE.split(question), SENTENCE_LEAST).stream()
            .filter(sentence -> COUNTED.matcher(question).find() || ASKS.matcher(sentence).find())
            .toList();
    if (sentences.size() > 1) return sentences;
    return wantsEach(question)
        ? named(PIECE.split(FRAME.matcher(question).replaceFirst("")), 2)
        : List.of();
  }

  /// The pieces of a question that name something, cut wherever two matters may meet.
  static List<String> all(String question) {
    List<String> pieces = named(MEETING.split(question), 2);
    return pieces.size() < 2 ? List.of() : pieces;
  }

  private static List<String> named(String[] cuts, int least) {
    List<String> pieces = new ArrayList<>();
    for (String cut : cuts) {
      String piece = CUES.matcher(cut.strip()).replaceAll("").strip();
      if (EMPTY.matcher(Hollow.rest(piece)).replaceAll("").length() >= least) pieces.add(piece);
    }
    return pieces.size() > MOST_PIECES ? List.of() : pieces;
  }

  /// One of several questions.
  ///
  /// @param subject what stands before all of them; empty or ended by a comma
  /// @param before the question before this one, without its question words, when this one leans on
  ///   it; empty or ended by a comma
  record Part(String subject, String before, String piece) {
    /// Whether it says itself what it is about.
    boolean alone() {
      return before.isEmpty() && piece.length() >= LONG && !POINTS.matcher(piece).find();
    }

    /// The ways to read it, with its subject and, when it may stand alone, without.
    List<String> readings() {
      String whole = subject + before + piece;
      boolean stands = before.isEmpty() ? piece.length() >= ALONE : !LEANS.matcher(piece).find();
      return stands && !whole.equals(piece) ? List.of(whole, piece) : List.of(whole);
    }
  }

  /// Two or three questions; none when it asks one thing.
  static List<Part> of(String question) {
    Matcher compared = COMPARED.matcher(question.strip());
    if (compared.find()) {
      return List.of(new Part("", "", compared.group(1)), new Part("", "", compared.group(2)));
    }
    Matcher each = OF_EACH.matcher(question.strip());
    if (each.find()) {
      String subject = subject(each);
      String rest = SHARED.matcher(each.group("rest")).replaceAll("");
      // 某工程的目标和做法各是什么: the work is that of both.
      Matcher owner = OWNER.matcher(each.group("one"));
      boolean shared = subject.isEmpty() && owner.find() && !each.group("other").contains("的");
      return List.of(
          new Part(subject, "", each.group("one") + rest),
          new Part(shared ? owner.group() : subject, "", each.group("other") + rest));
    }
    for (Pattern places : List.of(TWO_PLACES, PLACES_OF_TWO)) {
      Matcher two = places.matcher(question.strip());
      if (two.matches()) {
        String subject = subject(two);
        return List.of(
            new Part(subject, "", two.group("one")), new Part(subject, "", two.group("other")));
      }
    }
    Matcher all = OF_ALL.matcher(question.strip());
    if (all.find()) {
      String rest = SHARED.matcher(all.group("rest")).replaceAll("");
      List<String> named = joined(all.group("list"));
      int number = ChineseNumerals.parse(all.group("number")).orElse(0);
      if (named.size() == number) {
        return named.stream().map(one -> new Part(subject(all), "", one + rest)).toList();
      }
    }
    List<String> asking = new ArrayList<>();
    StringBuilder subject = new StringBuilder();
    String told = "";
    for (String cut : cuts(question)) {
      String piece = cut.strip();
      if (piece.isEmpty()) continue;
      Matcher another = ANOTHER.matcher(piece);
      if (another.find() && (!asking.isEmpty() || !subject.isEmpty())) {
        piece = piece.substring(another.end());
        if (asking.isEmpty()) {
          asking.add(subject.substring(0, subject.length() - 1));
          subject.setLength(0);
        }
        if (matter(piece)) asking.add(piece);
      } else if (ASKS.matcher(piece).find() && piece.length() >= SHORTEST && matter(piece)) {
        asking.add(told + piece);
        told = "";
      } else if (!asking.isEmpty() && !ASKS.matcher(piece).find() && piece.length() >= ALONE) {
        // 一下大雨就积水,又在搞什么: what is told between two questions belongs to the second.
        told = piece + ",";
      } else if (asking.isEmpty() && !ASKS.matcher(piece).find()) {
        subject.append(piece).append(',');
      }
    }
    if (asking.size() < 2 || asking.size() > MOST) return List.of();
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < asking.size(); i++) {
      String piece = asking.get(i);
      boolean leans = i > 0 && (LEANS.matcher(piece).find() || piece.length() < ALONE);
      String before =
          leans && subject.isEmpty()
              ? EMPTY.matcher(asking.get(i - 1)).replaceAll("").strip() + ","
              : "";
      parts.add(new Part(subject.toString(), before, piece));
    }
    return parts;
  }

  /// Whether `text` names by itself each of the things that a question asks the same of:
  /// 甲工程和乙行动分别怎么写的.
  static boolean allIn(String question, String text) {
    Matcher all = LIST.matcher(question.strip());
    if (!all.find()) return false;
    List<String> named = joined(all.group("list"));
    return named.stream()
        .allMatch(name -> {
          String shared = Members.longest(name, text);
          return shared.length() >= Math.min(NAME, name.length())
              && 2 * shared.length() >= name.length()
              && named.stream().filter(other -> other.contains(shared)).count() == 1;
        });
  }

  /// What stands before all of the questions; empty or ended by a comma.
  private static String subject(Matcher questions) {
    String subject = questions.group("subject");
    return subject == null ? "" : subject + ",";
  }

  /// The members of a list: A、B和C.
  static List<String> joined(String list) {
    return List.of(JOINED.split(list));
  }

  /// Cut at its marks, and at 、 where there is a question on either side.
  private static List<String> cuts(String question) {
    List<String> cuts = new ArrayList<>();
    for (String cut : BREAK.split(question)) {
      List<String> pieces = List.of(cut.split("、"));
      boolean all = pieces.stream().allMatch(piece -> ASKS.matcher(piece).find());
      if (all) cuts.addAll(pieces);
      else cuts.add(cut);
    }
    return cuts;
  }

  /// Whether more than question words is in it.
  private static boolean matter(String piece) {
    return EMPTY.matcher(piece).replaceAll("").strip().length() >= 2;
  }
}
