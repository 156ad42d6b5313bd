package io.youju.answer;

import io.youju.search.Terms;
import io.youju.text.ChineseNumerals;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a question asks of an outline: which titles, how many, what comes before or after. It says
/// nothing of what sections hold; whether a question names some matter is told by the text's own
/// words, so that 三两句话就好 is none.
final class OutlineQuestion {
  /// What is asked of one section, or of the whole.
  enum Ask {
    TITLE,
    /// The titles of what stands under it, and how many there are.
    CHILDREN,
    /// How its text begins, after the title, or ends.
    FIRST_SENTENCE,
    LAST_SENTENCE,
    /// All its words.
    TEXT,
    /// The title of what comes next to it.
    NEXT,
    PREVIOUS,
    BOTH_SIDES
  }

  private static final String PART = "(?:大?部分|部份|大?章|板块|大?块|篇章|大标题|parts?|chapters?)";
  private static final String UNDER =
      "(?:小?节(?![约能目假日])|条(?![例件约])目?|小?点|小标题|小?项(?!目)|小?段|小块|款|sections?|items?|points?)";
  private static final String NUMBER = "[〇零一二两三四五六七八九十]{1,3}|\\d{1,3}";

  private static final Pattern ANY_PART = Pattern.compile(PART);

  /// What parts have more or fewer of.
  private static final Pattern SIZE = Pattern.compile(UNDER + "|分条|篇幅");

  private static final Pattern LEAD = Pattern.compile("^(?:请问|.{1,6}部分里?面?[,，:])");

  private static final Pattern TITLE =
      Pattern.compile("标题|题目|题名|章名|条名|名称|名字|名目|叫(?:什么|啥|个啥|做)|titles?|headings?|called");

  private static final Pattern CHILDREN =
      Pattern.compile(
          "(?:下面|底下|下头|下边|里头|里面|下设|下分|又分|分成?|分为|包括|包含|共有?|一共|总共|有)[^,。?!;]{0,6}?(?:几|哪|多少|各|每|都|"
              + NUMBER
              + ")[些几个大]{0,2}"
              + UNDER
              + "|小标题|(?:几|多少|哪些?|哪几|各|每|"
              + NUMBER
              + ")个?小?"
              + UNDER
              + "的?(?:各自?|分别|都|标题|题目|名称|名字|叫)|(?:各|每一?)个?"
              + UNDER
              + "|(?:下面|底下|下头)[^,。?!;]{0,4}(?:标题|题目)|(?:那|这)?(?:"
              + NUMBER
              + ")"
              + UNDER
              + "(?:各|分别|都)?(?:叫|是什么|是啥)|(?:"
              + NUMBER
              + ")个?"
              + UNDER
              + "(?:按|依)?(?:顺序|次序|依次)?(?:排|列|数|报|念)|哪些方面|几个?方面|[都各][有分]?哪[些几]|标题都|目录|tableofcontents|(?:"
              + NUMBER
              + ")"
              + UNDER
              + "的?(?:小?标题|题目|名称)|titlesof(?:the)?(?:all)?(?:sections|items|points)|(?:sections|items|points)(?:are)?(?:there)?(?:under|in)");

  private static final Pattern NEXT =
      Pattern.compile(
          "(?:后面|之后|后头|后边|往后|接下去|接下来|接着|紧接着|紧跟着|下面?一|后一|其后)(?:的|那|是|个|大|一|第一|紧接着|紧跟着|又|该|轮到|到)*(?:哪一?个?|什么|啥|那一?个?大?(?=部|章|块|小?节|条|点)|"
              + PART
              + "|"
              + UNDER
              + ")|(?:后面|之后|后头|后边)(?:又)?(?:是|叫)(?:什么|啥|哪)|(?:^|的|讲完,?)(?:下|后)一(?:个|大)*(?:"
              + PART
              + "|"
              + UNDER
              + ")|comesafter|follows|thenextsection|thenextpart");

  private static final Pattern PREVIOUS =
      Pattern.compile(
          "(?:前面|之前|前头|前边|往前|上面?一|前一)(?:的|那|是|个|大|一|紧挨着)*(?:哪一?个?|什么|啥|那一?个?大?(?=部|章|块|小?节|条|点)|"
              + PART
              + "|"
              + UNDER
              + ")|(?:前面|之前|前头|前边)(?:又)?(?:是|叫)(?:什么|啥|哪)|comesbefore|precedes|thepreviouspart|theprevioussection");

  /// Words that make a question of an outline, and politeness.
  private static final Pattern EMPTY =
      Pattern.compile(
          "所有|全部|原样|照抄|[条节]数|最多|最少|啥|算上|加起来|只要|单独|专门|全文|整[个篇份]|一共|总共|总的|共|文件|决定|这份|文章|目录|大纲|框架|结构|提纲|章节|分别|各自|哪些|哪几|哪方面|哪|怎么样|怎样|如何|怎么写|什么样|什么|多少|讲述?|说到?|写到?|谈|"
              + "内容|主要|大致|大概|大意|意思|概括|总结|归纳|简述|简介|介绍|组成|构成|包括|标题|题目|名称|名字|叫|围绕|针对|关于|部署|安排|要求|规定|措施|举措|任务|方面|工作|要点|重点|核心|精神|表述|观点|"
              + "请问|麻烦|帮我|帮忙|帮|劳驾|翻到|翻开|翻|看到|看看|看|念一?念?|读一?读?|查|找|抄给?|发给?|报给?|告诉|列出来?|列一?列?|知道|晓得|想要?|我要|要|给我|给|听听?|"
              + "一下子?|一遍|一句|几句|两句|三句|三两句|话|就好|就行|就可以|可以|完整地?|别缩写|按次序|按顺序|次序|顺序|依次|从头到尾|原文|原话|全称|简单|详细|具体|到底|究竟|说说|讲讲|谢谢|你好|您好|"
              + "里头|里面|下面|底下|那里|这里|那段|这段|那一?|这一?|我们?|你们?|您|它|的|地|得|了|呢|吗|啊|呀|嘛|吧|哦|是|有|在|由|分|为|成|都|各|几|个|大|小|和|跟|与|就|也|还|再|又|把|对|用|写材料|"
              + PART
              + "|"
              + UNDER
              + "|"
              + NUMBER
              + "|[,.。?!、:;“”\"‘’《》()\\-]|"
              + "howmany|tableofcontents|outline|please|what|which|does|about|the|this|that|document|decision|say|says|said|tell|show|give|list|text|quote|full|title|titles|heading|headings|are|is|of|in|under|me|to|all|and|you|can|it|its|for|content|contents|summary|summarize|sum|up|i|want|a");

  /// A section that is named by its matter, and what is asked of it: 营商环境那节的下一节.
  private static final Pattern ANCHOR =
      Pattern.compile(
          "^(?<before>[^,，:：]{2,18}?)的?[那这]一?个?(?:(?<part>"
              + PART
              + ")|"
              + UNDER
              + ")(?<after>.+)$");

  /// What comes after a matter: 说完修路,接下来的一条标题是什么.
  private static final Pattern AFTER =
      Pattern.compile(
          "^(?:[说讲写谈]完|紧?[跟接]在)(?<matter>[^,，]{2,14}?)(?:之后|以后|后面?)?[,，]?(?:接下来|紧?接着|紧跟着|后面|下面|再往下|的)+(?:[一那]|是)*个?(?:(?<part>"
              + PART
              + ")|"
              + UNDER
              + ").*$");

  /// Two matters and what stands between them: 修路那个部分和养鱼那个部分当中夹着的是哪个部分.
  private static final Pattern AMID =
      Pattern.compile(
          "^[“\"]?(?<one>[^,，“”\"]{2,14}?)[”\"]?的?[那这]?一?个?(?:"
              + PART
              + "|"
              + UNDER
              + ")?(?:和|跟|与|、)[“\"]?(?<other>[^,，“”\"]{2,14}?)[”\"]?的?[那这两]{0,2}一?个?(?<kind>"
              + PART
              + "|"
              + UNDER
              + ")?(?:当中|中间|之间)(?:还|又|的|是)*(?:夹|隔|有).{0,10}$");

  /// Two matters, and which comes first.
  private static final Pattern ORDER =
      Pattern.compile(
          "^(?<one>[^,，]{2,12}?)(?:和|跟|与|、)(?<other>[^,，]{2,12}?)(?:这?[两俩](?:个|样|块|章|部分))?[,，:]?[^,，]{0,6}?(?:先|后)(?:写|讲|说|提|谈|出现)?的?(?:是)?(?:哪|谁|什么|啥)|^[“\"](?<first>[^”\"]{2,12})[”\"](?:和|跟|与|、)?[“\"](?<second>[^”\"]{2,12})[”\"][^,，]{0,6}谁先谁后|^(?<before>[^,，]{2,12}?)(?:和|跟|与|、)(?<after>[^,，]{2,12}?)[,，:]?[^,，]{0,6}?(?:哪一?个|谁|哪一?块)(?:部分|章|块)?(?:排|写|放|讲|说)?在?(?:先|前|后)|先[说讲写提谈](?<former>[^,，]{2,12}?)(?:还是|,|，|再)(?:是)?(?:先)?[说讲写提谈](?<latter>[^,，?？]{2,12})");

  /// Two matters, and the titles of both.
  private static final Pattern BOTH =
      Pattern.compile("^(?<one>[^,，]{2,12}?)(?:和|跟|与)(?<other>[^,，]{2,12}?)(?:是|在|,|，|分|各|这|的).*$");

  private static final Pattern EACH = Pattern.compile("各|分别|都");

  private static final Pattern SPEAKS =
      Pattern.compile("^.*?(?:讲|说|谈|写|搞|管|抓|关于|有关|涉及|针对)的?(?=.{2})");

  private static final Pattern LISTS =
      Pattern.compile(
          "目录|大纲|提纲|框架|大标题|tableofcontents|outline|(?:各|每一?|全部)个?"
              + PART
              + "|(?:哪|几)[些几个大]*"
              + PART
              + "|"
              + PART
              + "(?:的|分别|都|各)*(?:标题|题目|叫)");

  private static final Pattern COUNTS =
      Pattern.compile(
          "(?:几|多少|howmany)[个大]*(?!块钱|条(?:线|路|街|河))(?:"
              + PART
              + "|"
              + UNDER
              + "|方面)|分[成为]?几|总共多少|共几");

  private static final Pattern OF_ALL =
      Pattern.compile(
          "全文|各部分|加起来|整[个篇份]|一共|总共|文件|决定|这份|本文|文章|howmany|目录|大纲|框架|结构|提纲|分[为成几]|tableofcontents|outline|大标题");

  /// What is asked of a law that is spoken of: 一共多少条,哪天施行.
  private static final Pattern OF_A_LAW = Pattern.compile("施行|生效|实施|哪一?天");

  private static final Pattern SECTIONS_IN_ALL =
      Pattern.compile("(?:一共|总共|共有?|合计|加起来)[^,，]{0,4}?(?:几|多少)[个大]*" + UNDER);

  private static final Pattern NAMES_ALL =
      Pattern.compile("每|各|都|叫|列|名|标题|题目|哪|目录|大纲|提纲|框架|结构|outline|tableof|title");

  private static final Pattern EXTREME =
      Pattern.compile("(?:" + UNDER + "|分条|篇幅|内容)?(?:数量?|数目)?最(?<which>多|少)");

  private static final Pattern EXACTLY =
      Pattern.compile(
          "(?:哪[些几]?一?个?|有一?个)"
              + PART
              + "[^,，]{0,4}?(?:刚好|正好|恰好|都|只|就|仅|有|是|分)+(?<number>"
              + NUMBER
              + ")个?"
              + UNDER);

  private static final Pattern HOLDING =
      Pattern.compile(
          "(?:标题|题目|titles?|headings?)(?:\\([^)]*\\))?(?:里头?|中|上|当中|都|全|是|直接|明确|能|可以|收尾|结尾|末尾|开头)*(?<not>没有?|不|未|without)?(?:带|含|有|找[到得]|出现|包含|包括|拿|写|提到|用|以|是|contain|include|mention)[^“\"]{0,6}[“\"][.…]*的?(?<words>[^”\"]{2,12})[”\"]|[“\"](?<first>[^”\"]{2,12})[”\"][^“”]{0,10}(?:出现|写|用|放|进|带)[^“”]{0,8}(?:标题|题目)|(?:标题|题目)(?:里头?|中|上|当中|都|全|是|直接|明确)*(?:带有?|含有?|出现|写到|写了|提到|用到)(?<plain>[^“”\"。?,，]{2,12}?)的");

  private static final Pattern LAST_UNDER = Pattern.compile("最(?:后面?|末尾?)的?那?一?(?:条|节|小?点)");

  private static final Pattern BENEATH =
      Pattern.compile(
          "[,，?？。](?:它|这[部章]分?)?(?:的?(?:[里下]面|[里下]头|底下))?(?:又|都|共|一共|还)*(?:分成?|有|列|包括|含)[了着]?(?:哪[几些]|几|多少)个?"
              + UNDER);

  private static final Pattern SECTIONS_ONLY = Pattern.compile("小节|小标题|各?[条节]的?标题");
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("(?:第一|头一|首|打头|开头)(?:那|的)?一?句|标题(?:后面|之后|下面)[^,。?]{0,8}[句话]|firstsentence");

  private static final Pattern LAST_SENTENCE =
      Pattern.compile("(?:最后|末尾?|收尾|结尾)(?:那|的)?一?句|lastsentence");

  private static final Pattern TEXT =
      Pattern.compile(
          "(?<!标题|题目)全文|全部(?:内容|原文|文字)|完整的?(?:原文|内容|文字)|从头到尾(?:念|读|抄|发)|一字不[漏差落]|整条|fulltext");

  /// The title asked for right after the section is named.
  private static final Pattern ITS_TITLE =
      Pattern.compile(" 的?(?:那个|大|小)?(?:标题|题目)(?!后|之后|下|里|中|上|带|有|含|说|写|提|讲)");

  /// What comes beside the sections of some documents.
  private static final Pattern PIECE =
      Pattern.compile("附件|附录|附表|附则|结束语|结语|落款|(?<!做)[脚尾]注(?=写|是|里|说|有|标|讲|的)");

  /// So many characters are left of a question that names no matter.
  private static final int FEW = 2;

  /// So many of a question about the whole outline.
  private static final int STRAY = 3;

  private static final int MUCH = 8;

  private OutlineQuestion() {}

  /// A section named by its matter.
  ///
  /// @param part whether a part is meant, or a section under one
  record Anchored(String matter, boolean part, Ask ask) {}

  /// Two matters and what stands between them.
  ///
  /// @param part whether parts are meant, or sections under one
  record Amid(String one, String other, boolean part) {}

  /// Two matters of which it is asked what stands between them.
  static Optional<Amid> amid(String normal) {
    Matcher amid = AMID.matcher(normal);
    if (!amid.find()) return Optional.empty();
    boolean part = ANY_PART.matcher(normal.substring(amid.end("other"))).find();
    return Optional.of(new Amid(amid.group("one"), amid.group("other"), part));
  }

  /// What is asked of a section that is named by its matter.
  static Optional<Anchored> anchored(String normal) {
    Matcher after = AFTER.matcher(normal);
    if (after.find()) {
      return Optional.of(
          new Anchored(after.group("matter"), after.group("part") != null, Ask.NEXT));
    }
    Matcher anchor = ANCHOR.matcher(normal);
    if (!anchor.find()) return Optional.empty();
    String matter = SPEAKS.matcher(anchor.group("before")).replaceFirst("");
    boolean named = matter.length() >= 2 && !Hollow.names(matter).isBlank();
    // 那条里要加快建设的“带”一共四条 asks for what the section says.
    boolean part = anchor.group("part") != null;
    return of(anchor.group("after"))
        .filter(ask -> part || ask != Ask.CHILDREN || !strays(anchor.group("after")))
        .filter(ask ->
            named && Set.of(Ask.CHILDREN, Ask.NEXT, Ask.PREVIOUS, Ask.BOTH_SIDES).contains(ask))
        .map(ask -> new Anchored(matter, part, ask));
  }

  /// The piece beside the sections that `normal` speaks of, such as an annex.
  static Optional<String> piece(String normal) {
    Matcher piece = PIECE.matcher(normal);
    return piece.find() ? Optional.of(piece.group()) : Optional.empty();
  }

  /// Two matters of which the titles are asked for, or which of them comes first; else empty.
  static List<String> pair(String asked) {
    String normal = LEAD.matcher(asked).replaceAll("");
    Matcher order = ORDER.matcher(normal);
    if (order.find()) {
      for (List<String> names :
          List.of(
              List.of("one", "other"),
              List.of("first", "second"),
              List.of("before", "after"),
              List.of("former", "latter"))) {
        String one = order.group(names.getFirst());
        if (one != null) return List.of(one, order.group(names.getLast()));
      }
    }
    Matcher both = BOTH.matcher(normal);
    boolean titles = normal.contains("标题") || normal.contains("题目");
    return titles && EACH.matcher(normal).find() && both.find()
        ? List.of(both.group("one"), both.group("other"))
        : List.of();
  }

  /// Whether `normal`, which names no matter, asks for the titles of all parts.
  static boolean wantsAll(String normal) {
    return LISTS.matcher(normal).find() && NAMES_ALL.matcher(normal).find();
  }

  /// Whether `normal`, which names no matter, asks how many parts or sections there are.
  static boolean counts(String normal) {
    return COUNTS.matcher(normal).find()
        && OF_ALL.matcher(normal).find()
        && !OF_A_LAW.matcher(normal).find();
  }

  /// Whether it counts the sections under the parts, not the parts.
  static boolean countsSections(String normal) {
    return SECTIONS_IN_ALL.matcher(normal).find();
  }

  /// Whether the parts with the most sections are asked for, or those with the fewest.
  static Optional<Boolean> most(String normal) {
    Matcher extreme = EXTREME.matcher(normal);
    return extreme.find() && ANY_PART.matcher(normal).find() && SIZE.matcher(normal).find()
        ? Optional.of(extreme.group("which").equals("多"))
        : Optional.empty();
  }

  /// How many sections the parts that are asked for have.
  static OptionalInt exactly(String normal) {
    Matcher exactly = EXACTLY.matcher(normal);
    return exactly.find() ? ChineseNumerals.parse(exactly.group("number")) : OptionalInt.empty();
  }

  /// What stands for words that differ: “××的新家园”.
  private static final Pattern BLANK = Pattern.compile("^[×✕xX*＊…_某○〇]+的?(?=.{2})");

  /// Words that the titles asked for hold, or do not hold.
  record Held(String words, boolean not) {
    boolean by(String title) {
      return title.contains(words) != not;
    }
  }

  /// What the titles asked for hold.
  static Optional<Held> held(String original) {
    Matcher holding = HOLDING.matcher(original);
    if (!holding.find()) return Optional.empty();
    boolean not = holding.group("not") != null;
    return Stream.of("words", "first", "plain")
        .map(holding::group)
        .filter(Objects::nonNull)
        .findFirst()
        .map(words -> new Held(BLANK.matcher(words).replaceFirst(""), not));
  }

  /// Whether titles of sections under parts are asked for, and not of parts.
  static boolean ofSections(String question) {
    return SECTIONS_ONLY.matcher(question).find();
  }

  /// Whether one part is meant, or a section of any level.
  static boolean ofParts(String normal) {
    return !ofSections(normal) && ANY_PART.matcher(normal).find();
  }

  /// What of `question` names a matter: its clauses without those that only ask.
  static String without(String question) {
    StringBuilder rest = new StringBuilder();
    for (String clause : question.split("(?<=[,，。?？:：;；])")) {
      if (!EMPTY.matcher(clause).replaceAll("").isBlank()) rest.append(clause);
    }
    return rest.toString().replaceAll("[,，。?？:：;；]+$", "");
  }

  /// What is asked of a section that is named, by what stands beside its name.
  static Optional<Ask> of(String rest) {
    if (FIRST_SENTENCE.matcher(rest).find()) return Optional.of(Ask.FIRST_SENTENCE);
    if (LAST_SENTENCE.matcher(rest).find()) return Optional.of(Ask.LAST_SENTENCE);
    if (TEXT.matcher(rest).find()) return Optional.of(Ask.TEXT);
    boolean next = NEXT.matcher(rest).find();
    boolean previous = PREVIOUS.matcher(rest).find();
    if (next || previous) {
      return Optional.of(next && previous ? Ask.BOTH_SIDES : next ? Ask.NEXT : Ask.PREVIOUS);
    }
    if (CHILDREN.matcher(rest).find()) return Optional.of(Ask.CHILDREN);
    return TITLE.matcher(rest).find() ? Optional.of(Ask.TITLE) : Optional.empty();
  }

  /// Whether the last section under a part is asked for.
  static boolean lastUnder(String normal) {
    return LAST_UNDER.matcher(normal).find();
  }

  /// Whether it is asked besides what stands under a part: 放在第几部分?下面分了哪几条.
  static boolean under(String normal) {
    return BENEATH.matcher(normal).find();
  }

  /// Whether `rest` may name a matter in words of its own.
  static boolean namesMore(String rest) {
    return left(rest) > FEW;
  }

  /// Whether `words`, of which the text has none, may still name a matter: 每单补贴几块钱.
  static boolean strays(String words) {
    return left(words) > STRAY;
  }

  /// Whether `rest` tells so much that not the title is asked for: 那几个有人管的制度都叫什么.
  static boolean tells(String rest) {
    return left(rest) > MUCH;
  }

  /// What `words` hold beside those of an outline and politeness.
  static String words(String words) {
    return EMPTY.matcher(words).replaceAll("");
  }

  private static int left(String words) {
    return words(words).replace(" ", "").length();
  }

  /// Whether what comes before or after is asked for.
  static boolean besides(String rest) {
    return NEXT.matcher(rest).find() || PREVIOUS.matcher(rest).find();
  }

  /// Whether the title is asked for right beside the name of the section.
  static boolean itsTitle(String rest) {
    return ITS_TITLE.matcher(rest).find();
  }

  /// Whether titles are asked for by that name.
  static boolean wantsTitles(String rest) {
    return TITLE.matcher(rest).find();
  }

  /// What `words` name beside an outline: their terms that `text` holds too.
  static Set<String> matter(String words, String text) {
    Set<String> terms = new HashSet<>();
    for (String term : Terms.of(EMPTY.matcher(words).replaceAll(","))) {
      if (term.length() > 1) terms.add(term);
    }
    terms.retainAll(Set.copyOf(Terms.of(text)));
    return terms;
  }
}
