package io.youju.conversation;

import io.youju.answer.Hollow;
import io.youju.answer.Question;
import io.youju.answer.Question.Turn;
import io.youju.text.ChineseNumerals;
import io.youju.text.NormalForm;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes a follow-up standalone by rules: what it leaves out is taken from the turn before it.
final class Standalone {
  private static final int SHORT = 9;

  /// Up to this many characters a question is too short to stand without the one before it.
  private static final int SHORTEST = 6;

  /// What was meant all along: 不好意思,我要的是…
  private static final Pattern MEANT =
      Pattern.compile(
          "^(?:不好意思|抱歉|对不起|不是|不对|错了|哦|噢|嗯|我?没说清楚?|说错了)?[^,，。]{0,6}[,，。]?(?:我?没说清楚?[,，。]?)?(?:其实|实际上)?我(?:要|问|想问|说|指|想知道)的?(?:其实)?是(?!否|不是)(.{2,30})$");

  /// What was meant instead, up to this many characters, is a name and not a whole question.
  private static final int NAME = 4;

  /// What asks for what is so, where something else was taken for granted: 那真正写的是多少.
  private static final String REALLY_SO = "^(?:那|那么)?(?:实际|真正|正确)(?:上|的)?(?:写|说|定|是)";

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "^(那|那么|还有|另外|具体|再|然后|其中|除了|它|他们|她们|这|那个|该|其|此|上面|刚才|前面|前一个|上一个|继续)"
              + "|(?:[前后头末]|最后)那?一个|最后那个|^在?第[一二三四五六]个(?!五年|百年)|剩下的|其余的|这类|(?:[弄做搞干建]了?|花)[这那][么些]多?|[那这]几[个样种项条处块]"
              + "|这个|那个|这些|那些|这项|这方面|这件事|这块|该项|上述|刚才|刚刚|前面(说|提|讲)|它的|他们的|[跟和与比把对由给让为帮管]它|它(?:到底|究竟|自己)|其中|这里面|里面|类似的|也有(?:一句|这样|这么|这种)|你(?:刚才?|上面|前面)?(?:[说讲提列报]|给出?)的|^[那这]*[两二](?:处|者|条|句|样|段)|^(?:那|那么)?倒数第[一二三四五六]个|"
              + REALLY_SO);

  /// What says that something else is asked now.
  private static final Pattern CHANGE =
      Pattern.compile(
          "^(?:好的?|行|嗯|谢谢|知道了|明白了?)?[,，。]?(?:(?:先|那就?)?(?:不|别)(?:说|聊|提|问|管|谈)(?:这|那)个?(?:事|了)?|(?:这个?事?|这事)?先?放一?放|换[个件](?:话题|问题|事)|(?:再|另外|顺便)问(?:一?个|一下|一句)(?:别的)?)[,，。:：]");

  /// What goes back to a matter of an earlier turn: 再回…, 前面说的….
  private static final Pattern RETURN =
      Pattern.compile(
          "^(?:那|好)?[,，]?(?:再问回|问回|再?回到|再?说回|再回|回头再?[说问])(?:刚才|前面|之前|上面|开头|一开始)?(?:[说问提讲]?的)?(?:那个)?|^(?:那|好)?[,，]?(?:刚才|前面|之前|上面|一开始)(?:你)?[说问提讲](?:到|过)?的(?:那个)?");

  /// What goes back to the first turn: 回到一开始那件事,….
  private static final Pattern TO_FIRST =
      Pattern.compile(
          "^(?:算了|好吧?|嗯|哦|行)?[,，]?(?:那|再|还是)?(?:回到?|说回|问回|回过头)(?:刚才|前面)?(?:一开始|最开始|最初|开头|第一个)(?:的?(?:那|这)?个?件?(?:事儿?|话题|问题))?(?:[说问提讲]的)?[,，]?");

  /// 不是村里的,是社区的.
  private static final Pattern NOT_BUT =
      Pattern.compile(
          "(?:问|说|指|要)的?(?:并|可)?不是(.{1,12}?)的?(?:吗|吧)?[,，](?:而?是|我?(?:问|说|指|要)的?是)(.{1,20}?)的?[。.!！?？]*$");

  /// 窗口办事的那个呢,不是停车这个.
  private static final Pattern NOT_THIS =
      Pattern.compile(
          "^(?:哦|噢|嗯|啊)?[,， ]*(?:那|那么)?(.{4,30}?)呢?[,，]我?(?:问|说|指)?的?不是.{1,12}(?:[这那]个|那种|的)[。.!！]*$");

  /// 块 after a number is a part of a document, or one of several things spoken of.
  private static final Pattern ONE_OF_THEM =
      Pattern.compile("^(那|那么)?(第[一二三四五六七八九十]{1,2})块(?!.{0,4}(?:内容|部分|标题|讲|说))");

  /// A question of some length after 另外 stands by itself.
  private static final Pattern BESIDES =
      Pattern.compile(
          "^(?:另外|对了|还有(?!没有|别的|什么|哪|其他|其它|吗))[,，:：]?(?=.{12,})|^(?:还有|别的)呢[?？,，]+(?=.{3,})|^除了?(?!了?(?:[它他她此]|[这那]个?[,，]|上面|刚才))[^,，。]{3,12}[,，](?!还|别的|其他|其它)(?=.{8,})");

  private static final Pattern ELLIPSIS =
      Pattern.compile(
          ".{0,10}呢[?。!]*$|^.{1,6}呢[,，]|^(为什么|怎么|多少|几|什么时候|具体|详细|谁|哪些|哪里|比如|还有)[^。]{0,9}$");
  private static final Pattern CORRECTION =
      Pattern.compile(
          "(?:不是|不对)?[,，。]?我?(?:问|说|指)?的?是(.{1,20}?)[,，]?(?:而?不是|不要|不是问)(.{1,20}?)[。.!！?？]*$");
  private static final Pattern WHERE =
      Pattern.compile("(属于|在|出自|写在|是)?(第?[哪几]|什么)一?个?(部分|章|条|段|地方|节)|出处|依据|第几|上一?级标题");

  /// 这在哪一条, 那是第几部分.
  private static final Pattern OF_THIS =
      Pattern.compile("(?:^|[,。?])(?:这|那|它)(?:一?[个句条段]|话|些)*(?:是?在|是|写|归|属|出)");

  private static final Pattern MORE =
      Pattern.compile(
          "还有(别的|其他|什么|哪些|吗|没)|别的(吗|呢)|其他(的)?(吗|呢)|继续|接着说|展开|详细(说|讲|点|一点|些)|具体(说|讲|点|些|一点|内容|措施|怎么)");

  /// Characters that may name a matter.
  private static final int NAMED = 2;

  /// A follow-up with so many other characters may be about something new.
  private static final int MATTER = 3;

  /// What says nothing of a matter beside the question where it stands.
  private static final Pattern HARDLY =
      Pattern.compile("标题|题目|名字|叫(?:什么|啥)|是(?:什么|啥)|归在?|放在|文件|决定|里面?|这|那|条|句|话|的|是|在|呢|啊|[,，?。]");

  /// Fewer characters name no matter.
  private static final int SHORT_OF = 4;

  /// 城东那条呢.
  private static final Pattern WHAT_OF =
      Pattern.compile("^(?:那|那么)?([\\u4e00-\\u9fff0-9a-zA-Z]{3,12}?)(?:呢|咋样|怎么样)[?？。]*$");

  /// So many characters at its end must be those of what it stands for.
  private static final int TAIL = 2;

  /// 讲生态的那章呢 after a title was asked for.
  private static final Pattern WHICH_PART =
      Pattern.compile("^(?:那|那么)?(.{2,12}[那这]一?个?(?:部分|章|条|节|块))(?:呢|咋样)[?？。]*$");

  private static final Pattern TITLE = Pattern.compile("标题|题目|叫什么|叫啥");

  /// The section that was just shown: 这一条里, 这条全文.
  private static final Pattern SAME_SECTION =
      Pattern.compile(
          "^(?:那|那么)?(?:[这该同]一?|整)条(?=[里中的]|全文|原文|完整|关于|[,，]?从头)(?!.{0,30}(?:一样|目标里|别的|其他))");

  /// A comparison of what was just shown with another thing: 跟城西那条比措辞有什么不一样.
  private static final Pattern COMPARED =
      Pattern.compile(
          "^(?:那|那么)?(?:它|这)?(?:跟|和|与|同|比起)(?!它|这|刚才|前面)(?<other>.{2,20}?)(?:[,，]?(?:相)?比(?:起来)?(?=.{0,10}(?:不同|不一样|区别|差别|哪个|谁))|[,，]?(?:是不?是)?(?:说法|写法|措辞|讲法|提法)?(?:一样|是?一回事|(?:有)?(?:什么|啥)(?:不同|不一样|区别|差别)|有区别|哪个)).{0,12}$");

  /// A section under the part that was spoken of, or the one beside it.
  private static final Pattern UNDER =
      Pattern.compile("^(?:那|那么)?第([一二三四五六七八九十]{1,3}|\\d{1,2})(?:条|点|节|小节|小点|项)(?!例)");

  /// The last section under the part whose titles were shown: 最后那条里说什么.
  private static final Pattern LAST_UNDER =
      Pattern.compile("^(?:那|那么)?(?:最后|末)[一那](?:条|点|节|项)(?=[里中的])");

  /// A figure that was taken for granted.
  private static final Pattern FIGURE =
      Pattern.compile("[0-9一二三四五六七八九十百千两.]+(?:万亿|亿|万|%|个百分点|成|倍)元?");

  private static final Pattern REALLY = Pattern.compile(REALLY_SO);

  /// A section of the part that was just spoken of: 这部分第一条讲什么.
  private static final Pattern SAME_PART =
      Pattern.compile(
          "^(?:那|那么)?(?:[这那该同]|刚才|上面)(?:一|个|那)?(?:个|大)*(?:部分|章|板块|篇)(?:里|中|下|内|的|面|头)*(?:第([一二三四五六七八九十]{1,3}|\\d{1,2})|头一|([最末]后?[一那]))个?(?:条|点|节|小节|小点|项)");

  private static final Pattern SHOWN = Pattern.compile("^[一二三四五六七八九十]{1,2}是");
  private static final Pattern ITEM =
      Pattern.compile(
          "^(?:那|那么)?(?:第[一二三四五六七八九十]{1,2}|(?:最后|末)[一那]|头一)(?:条|点|个|项)(?:的?(?:原文|内容|原话))?(?:呢|是|讲|说|怎么|什么|展开|具体|[?。]?$)");

  private static final Pattern ITEMS =
      Pattern.compile("(?:第[一二三四五六七八九十]{1,2}|头一|(?:最后|末)[一那])(?:条|点|个|项)");

  private static final Pattern BESIDE =
      Pattern.compile(
          "^(?:那么?|再|紧?[接跟]着|然后|往下|[这那它](?:一?[条节]|部分)?的?)*(?:[看往朝翻讲说])*(下|后|上|前)(?:面|头|边)?(?:的|那|挨着的?)*一个?大?(条|点|节|小节|小点|项|部分|章)");

  /// What stands under the part whose title was just shown: 里面有几条,叫什么.
  private static final Pattern UNDER_IT =
      Pattern.compile(
          "^(?:那|那么)?(?:它|[这那]个?大?(?:部分|章|块))?的?(?:[里下]面|[里下]头|底下|下设|一共|总共|共)?(?:分成?|有|包括|含|设)?了?(?:哪?几|哪些|多少)[个大]?(?:小?[节条点项款]|小标题)(?!例)");

  /// What asks for words again that were shown: 刚才那句再念一遍原文.
  private static final Pattern SHOW_AGAIN =
      Pattern.compile(
          "(?:再|重新)(?:给|帮|替|跟)?我?(?:看|发|贴|念|说|放|抄|来|给|讲)(?:我?看?)?(?:一?[遍次下])?(?:原文|原话)?[。.!！?？]*$|(?:再|重新)(?:看|发|贴|念|说|放|抄|来|给|讲)一[遍次](?:原文|原话)?");

  private static final Pattern FROM_FIRST = Pattern.compile("(?:最|一)?开始|最[初早]|开头|第一[个条句]|头一[个条句]");
  private static final Pattern WORDS_SHOWN =
      Pattern.compile("刚才|刚刚|上面|前面|之前|[那这][句条段个]|原文|原话|麻烦|请|把|你|的|[,，。 ]");

  /// 为什么, and nothing else.
  private static final Pattern WHY =
      Pattern.compile(
          "^[那这]?是?(?:为什么|为啥|为何|凭什么|凭啥|[什啥]么?原因|原因|理由)[呢啊呀]?(?:要?这[样么][做干搞弄]?的?)?[呢啊呀]?[?？。]*$");

  /// What a clause gives as its end.
  private static final Pattern PURPOSE =
      Pattern.compile("破解|解决|促进|满足|激发|营造|防止|避免|保障|确保|为了|从而|提升|提高|增强|[使让](?!用)|实现|更好");

  /// What asks for the section that is about this alone: 专门讲这个的是哪一节.
  private static final Pattern WHOLLY_ABOUT =
      Pattern.compile("(?<=专门|单独|专章|专节)((?:[讲说写谈提管]的?)?)(?:这个?(?:事情?|问题|内容|方面)?|它)");

  private static final Pattern PART_LABEL = Pattern.compile("([一二三四五六七八九十]{1,3})(?:、(\\d{1,2}))?");

  private static final Pattern TIME =
      Pattern.compile("(?:到|未来|今后|接下来)?(?:[二三五十两0-9]{1,2}|[二2][〇零0]\\S{2})年(?:后|内|里|之?内)?");

  private static final Pattern LABEL = Pattern.compile("〔([^〔〕]{1,20})〕");

  private Standalone() {}

  static Question of(Question question) {
    if (question.history().isEmpty()) return question;
    String typed = question.text().strip();
    String rest = BESIDES.matcher(CHANGE.matcher(typed).replaceFirst("")).replaceFirst("");
    if (rest.length() < typed.length() && !rest.isBlank()) {
      Question next = anew(question, rest);
      return POINTS_BACK.matcher(NormalForm.of(rest).text()).lookingAt() ? of(next) : next;
    }
    Optional<Question> again =
        shownAgain(question, typed)
            .or(() -> toFirst(question, typed))
            .or(() -> again(question, typed));
    if (again.isPresent()) return again.get();
    Matcher one = ONE_OF_THEM.matcher(typed);
    if (one.find() && !shownOutline(question.history())) {
      return of(anew(question, one.group(2) + "个" + typed.substring(one.end())));
    }
    String normal = NormalForm.of(question.text()).text();
    Turn last = question.history().getLast();
    Matcher correction = CORRECTION.matcher(question.text());
    if (correction.find()) {
      String before = last.question();
      if (leansBack(NormalForm.of(before).text())) before = opening(question.history());
      String right = corrected(before, correction.group(1), correction.group(2));
      return anew(question, right);
    }
    Matcher notBut = NOT_BUT.matcher(typed);
    if (notBut.find()) return replaced(question, notBut.group(1), notBut.group(2));
    Matcher notThis = NOT_THIS.matcher(typed);
    if (notThis.find()) return anew(question, notThis.group(1));
    Matcher meant = MEANT.matcher(typed);
    if (meant.find()) {
      String right = meant.group(1);
      return leaning(anew(question, right));
    }
    if (SHOWN.matcher(last.answer()).find() && ITEM.matcher(normal).find()) {
      // 第三条呢 after an item of running text was shown (一是…) asks for another of those.
      String opening = opening(question.history());
      Matcher item = ITEMS.matcher(opening);
      String items = item.find() ? opening.substring(0, item.start()) : opening;
      // As an item: a 条 may also be a section.
      return question.standalone(
          items + " " + typed.replaceFirst("条", "项"), labels(question.history()));
    }
    Matcher about = WHOLLY_ABOUT.matcher(typed);
    if (about.find()) {
      String matter = Hollow.rest(NormalForm.of(opening(question.history())).text());
      return anew(question, about.replaceFirst("$1" + Matcher.quoteReplacement(matter)));
    }
    Optional<String> numbered = numbered(normal, labels(question.history()));
    if (numbered.isPresent()) {
      return anew(question, numbered.get());
    }
    Optional<Question> further = sameSection(question, typed).or(() -> compared(question, typed));
    if (further.isPresent()) return further.get();
    Matcher part = WHICH_PART.matcher(typed);
    if (part.matches() && TITLE.matcher(last.question()).find()) {
      return anew(question, part.group(1) + "标题叫什么");
    }
    Question leaning = leaning(question);
    Optional<String> instead = instead(typed, opening(question.history()));
    if (instead.isPresent()) {
      return question.standalone(instead.get(), leaning.labels()).or(leaning.text());
    }
    return leansBack(normal)
        ? leaning.or(namesMatter(normal) ? typed : "")
        : question.standalone(typed, leaning.labels()).or(leaning.text());
  }

  /// The labels that the latest answer with any showed.
  private static List<String> labels(List<Turn> history) {
    for (Turn turn : history.reversed()) {
      List<String> labels =
          LABEL.matcher(turn.answer()).results().map(match -> match.group(1)).distinct().toList();
      if (!labels.isEmpty()) return labels;
    }
    return List.of();
  }

  /// 第二条呢 and 下一条, with the part and number that the labels shown tell.
  private static Optional<String> numbered(String normal, List<String> labels) {
    if (labels.isEmpty()) return Optional.empty();
    Matcher label = PART_LABEL.matcher(labels.getFirst());
    if (!label.matches()) return Optional.empty();
    Matcher same = SAME_PART.matcher(normal);
    if (same.find()) {
      String place =
          same.group(1) != null ? "第" + same.group(1) : same.group(2) != null ? "最后一" : "第一";
      return Optional.of("第" + label.group(1) + "部分" + place + "条" + normal.substring(same.end()));
    }
    Matcher under = UNDER.matcher(normal);
    if (label.group(2) == null && UNDER_IT.matcher(normal).find()) {
      return Optional.of("第" + label.group(1) + "部分" + normal);
    }
    Matcher last = LAST_UNDER.matcher(normal);
    if (labels.size() > 1 && last.find()) {
      return Optional.of("第" + label.group(1) + "部分最后一条" + normal.substring(last.end()));
    }
    if (under.find()) {
      return Optional.of("第" + label.group(1) + "部分" + normal.substring(normal.indexOf('第')));
    }
    Matcher beside = BESIDE.matcher(normal);
    if (!beside.find()) return Optional.empty();
    int step = "下后".contains(beside.group(1)) ? 1 : -1;
    int part = ChineseNumerals.parse(label.group(1)).orElse(0);
    String rest = normal.substring(beside.end());
    if ("部分章".contains(beside.group(2))) {
      return Optional.of("第" + (part + step) + "部分" + rest);
    }
    int number = label.group(2) == null ? 0 : Integer.parseInt(label.group(2));
    // What stands before the first section is the last one of the part before.
    if (number == 1 && step < 0) return Optional.of("第" + part + "部分第1条的前一条是什么");
    return Optional.of("第" + part + "部分第" + (number + step) + "条" + rest);
  }

  /// A question about the section that was shown first, with its number.
  private static Optional<Question> sameSection(Question question, String typed) {
    Matcher same = SAME_SECTION.matcher(typed);
    List<String> labels = labels(question.history());
    if (!same.find() || labels.isEmpty()) return Optional.empty();
    Matcher label = PART_LABEL.matcher(labels.getFirst());
    if (!label.matches() || label.group(2) == null) return Optional.empty();
    String rest = (same.group().endsWith("整条") ? "全文" : "") + typed.substring(same.end());
    return Optional.of(anew(question, "第" + label.group(1) + "部分第" + label.group(2) + "条" + rest));
  }

  /// What was asked before and the same of another thing, as two questions.
  private static Optional<Question> compared(Question question, String typed) {
    Matcher compared = COMPARED.matcher(typed);
    if (!compared.matches()) return Optional.empty();
    String topic = topic(question.history()).replaceAll("[?？。!！]+(?=.)", ",");
    String other = compared.group("other");
    String like = instead(other + "呢", topic).orElse(other + "怎么说");
    return Optional.of(anew(question, topic.replaceFirst("[?？。!！]*$", "?") + like));
  }

  private static String corrected(String before, String right, String wrong) {
    if (before.contains(wrong)) return before.replace(wrong, right);
    if (right.length() <= NAME) return before + " " + right;
    // 未来五年 is still meant; another matter is.
    Matcher time = TIME.matcher(before);
    return time.find() && !TIME.matcher(right).find() ? time.group() + right : right;
  }

  /// The last question that named what was wrong, with what is right in its place; else what is
  /// right, by itself or leaning on what was asked.
  private static Question replaced(Question question, String wrong, String right) {
    for (Turn turn : question.history().reversed()) {
      if (turn.question().contains(wrong)) {
        return anew(question, turn.question().strip().replace(wrong, right));
      }
    }
    return leaning(anew(question, right)).or(right);
  }

  /// 城东那条呢 after 城西那条走廊要干嘛: what was asked before, of what is like it.
  private static Optional<String> instead(String typed, String before) {
    Matcher what = WHAT_OF.matcher(typed);
    if (!what.matches()) return Optional.empty();
    String next = what.group(1);
    int length = next.length();
    String tail = next.substring(length - TAIL);
    for (int at = 0; at + length <= before.length(); at++) {
      String there = before.substring(at, at + length);
      if (there.equals(next) || !there.endsWith(tail)) continue;
      if (2 * same(there, next) >= length) return Optional.of(before.replace(there, next));
    }
    return Optional.empty();
  }

  /// How many characters stand at the same place in both.
  private static int same(String one, String other) {
    int same = 0;
    for (int i = 0; i < one.length(); i++) if (one.charAt(i) == other.charAt(i)) same++;
    return same;
  }

  /// A question with what it leans on before it.
  private static Question leaning(Question question) {
    List<Turn> history = question.history();
    String text = question.text().strip();
    // 那真正写的是多少 asks for another figure than was taken for granted.
    String topic =
        REALLY.matcher(text).find()
            ? FIGURE.matcher(topic(history)).replaceAll("")
            : topic(history);
    return question.standalone(topic + " " + text, labels(history));
  }

  /// Whether the last reply showed a heading.
  private static boolean shownOutline(List<Turn> history) {
    return labels(List.of(history.getLast())).stream()
        .map(PART_LABEL::matcher)
        .anyMatch(label -> label.matches() && label.group(2) == null);
  }

  /// The question of an earlier turn, where its words are asked for again, or why it says so: of
  /// the first turn, of the last that says what is named, else of the last that was answered.
  private static Optional<Question> shownAgain(Question question, String typed) {
    List<Turn> history = question.history();
    boolean why = WHY.matcher(typed).matches();
    if (why && !PURPOSE.matcher(history.getLast().answer()).find()) return Optional.empty();
    Matcher again = SHOW_AGAIN.matcher(typed);
    if (!why && !again.find()) return Optional.empty();
    List<Integer> answered =
        IntStream.range(0, history.size())
            .filter(turn -> LABEL.matcher(history.get(turn).answer()).find())
            .boxed()
            .toList();
    if (answered.isEmpty() || (why && answered.getLast() < history.size() - 1)) {
      return Optional.empty();
    }
    int turn = answered.getLast();
    if (!why) {
      String named = WORDS_SHOWN.matcher(again.replaceAll("")).replaceAll("");
      boolean first = FROM_FIRST.matcher(named).find();
      Optional<Integer> saying =
          answered.reversed().stream()
              .filter(each -> named.length() >= NAMED && says(history.get(each), named))
              .findFirst();
      if (!first && saying.isEmpty() && named.length() > NAME) return Optional.empty();
      turn = first ? answered.getFirst() : saying.orElse(turn);
    }
    return Optional.of(
        of(
            new Question(
                history.get(turn).question(),
                history.subList(0, turn),
                question.documents(),
                question.mode())));
  }

  private static boolean says(Turn turn, String words) {
    return turn.question().contains(words) || turn.answer().contains(words);
  }

  /// A question that goes back to the first turn, with the labels shown there.
  private static Optional<Question> toFirst(Question question, String typed) {
    Matcher back = TO_FIRST.matcher(typed);
    if (!back.find()) return Optional.empty();
    Turn first = question.history().getFirst();
    String rest = typed.substring(back.end());
    if (rest.isBlank()) return Optional.of(anew(question, first.question().strip()));
    return Optional.of(
        anew(question, rest)
            .standalone(first.question().strip() + " " + rest, labels(List.of(first))));
  }

  /// Another question in the same conversation.
  private static Question anew(Question question, String text) {
    return new Question(text, question.history(), question.documents(), question.mode());
  }

  /// A question that goes back to what an earlier turn named, with the labels shown there.
  private static Optional<Question> again(Question question, String typed) {
    Matcher back = RETURN.matcher(typed);
    if (!back.find() || typed.length() < back.end() + NAMED) return Optional.empty();
    String rest = typed.substring(back.end());
    String name = rest.substring(0, NAMED);
    return question.history().reversed().stream()
        .filter(turn -> turn.question().contains(name))
        .findFirst()
        .map(turn -> anew(question, rest).standalone(rest, labels(List.of(turn))));
  }

  /// Whether it may be about something else than what was asked before.
  private static boolean namesMatter(String normal) {
    String rest = POINTS_BACK.matcher(Hollow.rest(normal)).replaceAll("");
    return rest.length() >= MATTER;
  }

  private static boolean leansBack(String normal) {
    if (UNDER.matcher(normal).find()) return false;
    if (Hollow.rest(normal).length() <= NAMED) return true;
    return POINTS_BACK.matcher(normal).find()
        || ELLIPSIS.matcher(normal).find()
        || normal.length() <= SHORTEST
        || (WHERE.matcher(normal).find()
            && (OF_THIS.matcher(normal).find()
                || HARDLY.matcher(WHERE.matcher(normal).replaceAll("")).replaceAll("").length()
                    < SHORT_OF))
        || (normal.length() <= SHORT + 4 && MORE.matcher(normal).find());
  }

  private static boolean stands(String normal) {
    return !leansBack(normal) && !ITEM.matcher(normal).find();
  }

  /// The last question that stands by itself.
  private static String opening(List<Turn> history) {
    return history.reversed().stream()
        .map(turn -> turn.question().strip())
        .filter(text -> stands(NormalForm.of(text).text()))
        .findFirst()
        .orElse(history.getFirst().question().strip());
  }

  /// The last question that stands by itself, with those after it that lean on it left out but the
  /// last.
  private static String topic(List<Turn> turns) {
    List<Turn> history =
        turns.stream()
            .filter(turn -> !WHERE.matcher(NormalForm.of(turn.question()).text()).find())
            .toList();
    if (history.isEmpty()) history = turns;
    String last = history.getLast().question().strip();
    for (int i = history.size() - 1; i >= 0; i--) {
      String text = history.get(i).question().strip();
      if (i == 0 || !leansBack(NormalForm.of(text).text())) {
        return i == history.size() - 1 ? text : text + " " + last;
      }
    }
    return last;
  }
}
