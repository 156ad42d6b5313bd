package io.youju.answer;

import io.youju.search.Terms;
import io.youju.text.ChineseNumerals;
import io.youju.text.NormalForm;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a question takes for granted: names and figures that the document does not hold, and
/// strength that its clause does not have.
final class Premise {
  private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]{2,20})[”\"」』》]");

  /// What stands for words that are asked for: “××亚运”.
  private static final Pattern BLANK =
      Pattern.compile("[×✕＊*…_]|\\.{2}|[○〇xX]{2}|某|^[a-zA-Z]\\+[a-zA-Z]$|^[a-zA-Z ,'\\-]{12,}$");

  /// What is in marks and no name: “一叫就有人来修”.
  private static final Pattern SPOKEN = Pattern.compile("[就了吗我你谁啥]|怎么|有人");

  private static final Pattern FIGURE =
      Pattern.compile("((?:[a-z]{1,3})?\\d+(?:\\.\\d+)?)(%|万亿|亿|万|倍)?");

  private static final Pattern MEASURED = Pattern.compile("\\d+(?:\\.\\d+)?(?:%|万亿|亿)");

  /// A count with its unit, or a rank.
  private static final Pattern COUNT =
      Pattern.compile(
          "(?<![第\\d.一二两三四五六七八九十百千万])(\\d{1,4}|[一二两三四五六七八九十百千]+)[多余]?(年|分钟|小时|个月|天|大(?!小)|强|级|步|倍)|(?<=前)(\\d{1,3}|[一二三四五六七八九十百]+)(?=名|强|位|[,?，。]|$)");

  /// 九成 is 90 %.
  private static final Pattern TENTHS =
      Pattern.compile("(?<![一二三四五六七八九十])([一二三四五六七八九])成(?![就立为员果都功熟去是要得会能没不还在])");

  /// 三万亿 is 3万亿.
  private static final Pattern SUM =
      Pattern.compile("(?<![一二三四五六七八九十百千万\\d.])([一二两三四五六七八九十]{1,3})(?=万亿|亿(?!万))");

  private static final Pattern DOUBLING = Pattern.compile("(?:翻一?番|翻倍|翻一倍|加倍)的?");

  /// Words of so many characters that both share name a thing.
  private static final int NAMED = 4;

  /// Where one comes from or passes through: 我是宁波人, 从安徽过来打工, 要去上海转机.
  private static final Pattern OWN =
      Pattern.compile(
          "我们?(?:是|从|来自)[^,?]{2,4}(?:人|来)|从[^,?]{2,5}?(?:过?来|搬|毕业|回来)|(?:嫁|搬|流|考)[到去][^,?]{2,4}|[去到在][^,?]{2,4}(?:中?转(?!型|化))|[^,?]{2,4}过?来(?:念|读|上学|打工|做生意)");

  private static final Pattern AMOUNT = Pattern.compile("([一二两三四五六七八九十百千万]{2,})[块元]");

  /// 一两百, 三五十.
  private static final Pattern ABOUT = Pattern.compile("一两|两三|三四|三五|四五|五六|六七|七八|八九");

  private static final Pattern CLAIM =
      Pattern.compile(
          "已经?(挂上|评上|拿到|批下来|建好|动工|开工|落成)|保证[^,?]{0,8}(建成|完成|实现)|已经?(全面|正式|全部)?(取消|建成|完成|实现|停止|推行|实施|废除|放弃|开通)|强制|必须交|一律|全部取消|放弃|停止|废除|禁止|不再|为什么(要)?(取消|放弃|停|拉大|降低|减少|禁止|不)|取消了|拉大[^,?]{0,6}差|差距?[^,?]{0,4}拉大|撤销|都得|非得|硬性");
  private static final Pattern MODEST = Pattern.compile("探索|试点|争创|有序|力争|争取|推进|努力|缩小|提高|稳步");

  /// What only supposes, or asks whether.
  private static final Pattern SUPPOSES =
      Pattern.compile("突然|如果|要是|万一|假如|会不会|吗|能不能|可以|还是|是否|([\\u4e00-\\u9fff])不\\1|有没有");

  /// What asks whether something is done: 取消了吗.
  private static final Pattern DONE = Pattern.compile("了[吗么没][?。]?$");

  private static final Pattern AFTERWARDS = Pattern.compile("(?:以后|之后|后)$");

  /// Finds nothing.
  private static final String NOTHING = "(?!)";

  /// Ways to act on something that a question may take for granted, and the words by which a text
  /// says so.
  private enum Turn {
    END(
        "取消|撤销|冻结|停发|停招|全撤|撤掉|叫停|停办|停止|暂停|停建|停掉|废除|废止|终止|关闭|关停|砍掉|放弃|解散|不搞|结束|告终|收场",
        "取消|撤|停|冻|废|放弃|砍|关停|关闭|退出|淘汰|禁|不再|破除|终止|清零|解散|结束|收官|圆满",
        NOTHING),
    LESS("下调|调低|降低|降|减|削减|缩减|压缩|裁减", "降|减|缩|压|裁|下调", NOTHING),
    TIGHT(
        "收紧|严控|严格控制|限制|[管卡收]得?更[严紧]|加严",
        "严|限|禁|控|收紧|规范|约束|不得|遏制",
        "取消[^,，]{0,8}限|限[^,，?]{0,8}(取消|放开|松开)|放宽|放开|松绑"),
    BACK("收回|收走|收归", "收回|收走|收归|上收", NOTHING),
    LOOSE("放宽|放开|放松|松绑", "放宽|放开|放松|松绑|取消|破除|开放|简化|解除|便利|降低", "严格|严控|收紧|从严");

    private final Pattern granted;
    private final Pattern said;
    private final Pattern opposite;

    Turn(String words, String said, String opposite) {
      String any = "(" + words + ")";
      this.granted =
          Pattern.compile(
              "(为什么|为啥|为何|凭什么|怎么就|既然|干[嘛吗])[^?]{0,14}"
                  + any
                  + "|(?:(?:文件|决定|市里|听说|看到)[^,?]{0,3}要|(?:接下来|往后|今后|马上)要?)"
                  + any
                  + "|被(?:要求|勒令)?"
                  + any
                  + "|"
                  + any
                  + "([^?,]{0,8}(了|之后|以后|的?(原因|理由|依据|后果|补偿|时间表))|后|[^?,]{0,8}到(什么程度|多少|\\d)|,[^?]{0,6}[怎咋]么?办)");
      this.said = Pattern.compile(said);
      this.opposite = Pattern.compile(opposite);
    }

    /// Whether `normal` takes the turn for granted, and neither the other way nor only as a
    /// supposition.
    boolean grantedBy(String normal) {
      return takenForGranted(granted, normal) && !opposite.matcher(normal).find();
    }

    boolean saidBy(String text) {
      return said.matcher(text).find() && !opposite.matcher(text).find();
    }
  }

  /// Which way something goes, and the words of a text that goes the other way.
  private enum Way {
    EARLIER("提前|提早", "延期|推迟|延后"),
    LATER("延期|推迟|延后|拖后", "提前"),
    ONLY(
        "(?:只|仅|光)(?:在|给|对|限|覆盖|面向)[^,?]{1,8}(?:试|搞|办|建|推|管|享|用|覆盖|的人)|轮不[上到]|不算在内|没有?份|不包括",
        "全市域|全域|全覆盖|城乡一体|普惠|全民|全体"),
    LAST("(放|排|摆)在?[^,?]{0,4}(后头|后面|末位|最后|第二)|次要", "首位|第一位|首要"),
    OVER("(已经?|宣布|正式)[^,?]{0,4}(结束|告终|收场)|收官了|结束了|告一段落", "常态化|持续|长期坚持"),
    EASTWARD("[往向朝]东(?!西)|东[进扩拓]", "[往向朝]西(?!东)|西[进扩拓]"),
    WESTWARD("[往向朝]西(?!东)|西[进扩拓]", "[往向朝]东(?!西)|东[进扩拓]"),
    FIXED("[定钉]死|(?:一直|都|再也)?不[动变涨]了|冻结", "调整|提高|增长|上调"),
    NARROWED("缩回|收缩|退回|缩到|[往向]主?城区?收|只剩", "全覆盖|全市域|全域|扩大|推广|扩面"),
    RAISED("(?:获批|批成|升格|升级|晋升|升为|升成|评上|挂牌|入选|批下来)[^,?]{0,10}(?:以后|之后|后(?!续))", "争创|力争|争取|申报|申创"),
    DROPPED("(?<!没人|谁都|是不是)不[管抓搞问]了", "协同|加强|深化|持续|常态化|强化|推进"),
    PENDING("[卡停]在申[报请]|还没[评选批]上", "巩固|创建成果"),
    SOUTHWARD("[往向朝]南(?!北)", "[往向朝]北(?!南)"),
    NORTHWARD("[往向朝]北(?!南)", "[往向朝]南(?!北)"),
    POSTPONED(
        "(?:暂时|先|暂)(?:不|别)(?:再)?[查管办搞抓建做推]|暂缓|缓一缓|放一放|睁只眼|睁一只眼", "零容忍|加快|紧盯|坚决|严厉|从严|常态化|全力|纵深推进"),
    FORBIDDEN(
        "(?:往后|以后|现在|今后|如今)[^,?]{0,4}(?:不许|不准|不让|禁止)|要[^?]{0,10}(?:踩刹车|打压)|(为什么|为啥|为何|凭什么|既然)[^,?]{0,10}(不许|不准|不让|禁止)|被(要求|勒令|迫)(退出|停|关)",
        "支持|鼓励|允许|加大|推广|推行");

    private final Pattern granted;
    private final Pattern opposite;

    Way(String granted, String opposite) {
      this.granted = Pattern.compile(granted);
      this.opposite = Pattern.compile(opposite);
    }

    /// Whether `text` goes the other way, and nowhere the way of `normal`.
    boolean contradicted(String normal, String text) {
      return takenForGranted(granted, normal)
          && opposite.matcher(text).find()
          && !granted.matcher(text).find();
    }
  }

  /// What asks whether something is so: a clause that says otherwise answers it.
  private static final Pattern VERIFIES =
      Pattern.compile(
          "^[^,?]{0,12}(?:是不是|是否)|请?核(?:对|实|一?下|原文)|准确说法|对不对|对[吗么]|真的假的|是真的|没[写记]错吧|是这样吗|有这回事|[”\"]吗|[^,?]吧[?。]?$");

  private Premise() {}

  /// Whether it is asked if something is so, rather than taken for granted.
  static boolean verifies(String normal) {
    return VERIFIES.matcher(normal).find();
  }

  /// Whether the question takes names or figures for granted that the document lacks, or a place
  /// that `text` does not name.
  ///
  /// @param text in normal form
  /// @param known the document's terms
  /// @param whole the document's normal form
  /// @param home the document's title: what it names is no stranger
  static boolean foreign(String normal, String text, Set<String> known, String whole, String home) {
    List<Boolean> names =
        QUOTED
            .matcher(normal)
            .results()
            .filter(name -> !BLANK.matcher(name.group(1)).find())
            .filter(name -> !SPOKEN.matcher(name.group(1)).find())
            .map(name -> whole.contains(NormalForm.of(name.group(1)).text()))
            .toList();
    List<Boolean> figures =
        FIGURE.matcher(normal).results().map(figure -> says(whole, known, figure)).toList();
    boolean either = normal.contains("还是");
    if (strange(names, either) || strange(figures, either)) return true;
    if (AMOUNT.matcher(normal).results().anyMatch(amount -> !amount(whole, amount.group(1)))) {
      return true;
    }
    return Places.groups(OWN.matcher(normal).replaceAll("")).stream()
        .map(group -> Places.beyond(home, group).toList())
        .anyMatch(group ->
            !group.isEmpty() && group.stream().noneMatch(place -> Places.names(text, place)));
  }

  /// Whether `question` counts what `text` counts otherwise: 五年倍增计划 for 三年倍增计划, 30分钟的生活圈 for
  /// 15分钟生活圈.
  ///
  /// @param text in normal form
  /// @param whole the document's normal form
  static boolean miscounts(String question, String text, String whole) {
    if (question.contains("还是")) return false;
    String normal = DOUBLING.matcher(question).replaceAll("倍增");
    return COUNT
        .matcher(normal)
        .results()
        .anyMatch(asked ->
            COUNT
                .matcher(text)
                .results()
                .filter(said -> unit(said).equals(unit(asked)) && value(said) != value(asked))
                .filter(said -> !normal.contains(said.group()))
                .anyMatch(said ->
                    (sameAfter(normal, asked, text, said) && !text.contains(asked.group()))
                        || (sameThing(normal, text, said) && !whole.contains(asked.group()))));
  }

  private static String unit(MatchResult count) {
    return count.group(2) == null ? "强" : count.group(2);
  }

  private static int value(MatchResult count) {
    String number = count.group(1) == null ? count.group(3) : count.group(1);
    return ChineseNumerals.parse(number).orElse(0);
  }

  private static boolean sameAfter(
      String normal, MatchResult asked, String text, MatchResult said) {
    int end = asked.end() + 2;
    return end <= normal.length()
        && normal.substring(asked.end(), end).chars().allMatch(Character::isIdeographic)
        && text.startsWith(normal.substring(asked.end(), end), said.end());
  }

  /// Whether `normal` names what the phrase of a count is about.
  private static boolean sameThing(String normal, String text, MatchResult said) {
    int from = said.start();
    while (from > 0 && ",;:。".indexOf(text.charAt(from - 1)) < 0) from--;
    int to = said.end();
    while (to < text.length() && ",;:。".indexOf(text.charAt(to)) < 0) to++;
    return Members.longest(normal, text.substring(from, to)).length() >= NAMED;
  }

  /// Whether `normal` states a share or a large sum that the document says nowhere.
  ///
  /// @param whole the document's normal form
  static boolean misquotes(String normal, String whole) {
    String measured =
        TENTHS
            .matcher(normal)
            .replaceAll(tenths -> ChineseNumerals.parse(tenths.group(1)).orElse(0) + "0%");
    measured =
        SUM.matcher(measured)
            .replaceAll(sum -> String.valueOf(ChineseNumerals.parse(sum.group(1)).orElse(0)));
    return !normal.contains("还是")
        && MEASURED.matcher(measured).results().anyMatch(figure -> !says(whole, figure.group()));
  }

  private static boolean says(String whole, String figure) {
    return Pattern.compile("(?<![\\d.])" + Pattern.quote(figure)).matcher(whole).find();
  }

  /// Of alternatives (是三个还是四个) one may be wrong.
  private static boolean strange(List<Boolean> said, boolean either) {
    return either ? !said.isEmpty() && !said.contains(true) : said.contains(false);
  }

  private static boolean amount(String whole, String numeral) {
    int value = ChineseNumerals.parse(numeral).orElse(0);
    return ABOUT.matcher(numeral).find()
        || whole.contains(numeral + "元")
        || whole.contains(value + "元");
  }

  /// Whether the document says a figure, with its unit where it has one.
  private static boolean says(String whole, Set<String> known, MatchResult figure) {
    String number = figure.group(1);
    if (figure.group(2) == null) {
      // 35年 is 2035年, and 2050年 the middle of the century.
      return known.contains(number)
          || known.contains("20" + number)
          || (number.equals("2050") && whole.contains("本世纪中叶"));
    }
    return says(whole, figure.group());
  }

  /// Whether the question claims more than `text`, which only explores, tries or strives, or an end
  /// of what `text` keeps up.
  static boolean overclaims(String normal, String text) {
    boolean asksWhich =
        DONE.matcher(normal).find() || (SUPPOSES.matcher(normal).find() && normal.contains("还是"));
    return (claims(normal, text) && !asksWhich)
        || bounds(normal, text)
        || Stream.of(Turn.values()).anyMatch(turn -> turn.grantedBy(normal) && !turn.saidBy(text))
        || Stream.of(Way.values()).anyMatch(way -> way.contradicted(normal, text));
  }

  /// Whether `granted` finds something that is neither supposed nor asked: what comes after 以后 may
  /// ask whatever it likes.
  private static boolean takenForGranted(Pattern granted, String normal) {
    Matcher found = granted.matcher(normal);
    if (!found.find()) return false;
    int end = found.end();
    boolean after = AFTERWARDS.matcher(normal.substring(0, end)).find();
    while (!after && end < normal.length() && ",;?。".indexOf(normal.charAt(end)) < 0) end++;
    return !SUPPOSES.matcher(normal.substring(0, end)).find();
  }

  /// Whether `normal` has a figure as the most and `text` as the least, or the other way round.
  private static boolean bounds(String normal, String text) {
    return FIGURE
        .matcher(normal)
        .results()
        .anyMatch(figure -> {
          String number = Pattern.quote(figure.group());
          String most =
              number + "[^,。;]{0,2}(?:以下|以内|之内)|(?:不超过|不高于|压到|控制在|(?<!不)少于|(?<!不)低于)" + number;
          String least = number + "[^,。;]{0,2}以上|(?:(?<!不)超过|超|不低于|不少于|(?<!不)高于|突破)" + number;
          return contrary(normal, text, most, least) || contrary(normal, text, least, most);
        });
  }

  private static boolean contrary(String normal, String text, String asked, String said) {
    Pattern bound = Pattern.compile(asked);
    return bound.matcher(normal).find()
        && Pattern.compile(said).matcher(text).find()
        && !bound.matcher(text).find();
  }

  private static boolean claims(String normal, String text) {
    Matcher claim = CLAIM.matcher(normal);
    return claim.find() && !text.contains(claim.group()) && MODEST.matcher(text).find();
  }

  /// The question's terms that the document does not hold at all.
  static double unknown(Set<String> own, Set<String> known) {
    if (own.isEmpty()) return 0;
    return own.stream().filter(term -> !known.contains(term)).count() / (double) own.size();
  }

  static Set<String> terms(String text) {
    return new java.util.HashSet<>(Terms.of(text));
  }
}
