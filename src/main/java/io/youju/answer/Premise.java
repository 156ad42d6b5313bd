package io.youju.answer;

import io.youju.search.Terms;
import io.youju.text.NormalForm;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a question takes for granted: names and figures that the document does not hold, and
/// strength that its clause does not have.
final class Premise {
  private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]{2,20})[”\"」』》]");
  private static final Pattern FIGURE = Pattern.compile("\\d+(?:\\.\\d+)?|[a-z]{1,3}\\d+");
  private static final Pattern CLAIM =
      Pattern.compile(
          "已经?(全面|正式|全部)?(取消|建成|完成|实现|停止|推行|实施|废除|放弃|开通)|强制|必须交|一律|全部取消|放弃|停止|废除|禁止|不再|为什么(要)?(取消|放弃|停|拉大|降低|减少|禁止|不)|取消了|拉大|撤销");
  private static final Pattern MODEST = Pattern.compile("探索|试点|争创|有序|力争|争取|推进|努力|缩小|提高|稳步");
  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "北京|上海市?|天津|重庆|广州|深圳|南京|苏州|成都|武汉|西安|长沙|郑州|青岛|厦门|福州|济南|合肥|宁波|温州|嘉兴|湖州|绍兴|金华|台州|丽水|衢州|舟山"
              + "|无锡|大连|沈阳|哈尔滨|长春|昆明|贵阳|南宁|海口|三亚|拉萨|兰州|银川|西宁|乌鲁木齐|太原|石家庄|呼和浩特|南昌|东莞|佛山|珠海"
              + "|广东|江苏|山东|四川|湖北|湖南|河南|河北|福建|安徽|江西|陕西|山西|云南|贵州|海南|甘肃|青海|辽宁|吉林|黑龙江|广西|内蒙古|宁夏|新疆|西藏"
              + "|美国|日本|韩国|英国|法国|德国|俄罗斯|新加坡|印度");

  /// What places are called in short, as in 杭甬, 沪杭甬, 苏浙皖.
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("北京", "京"),
          Map.entry("天津", "津"),
          Map.entry("上海", "沪"),
          Map.entry("上海市", "沪"),
          Map.entry("重庆", "渝"),
          Map.entry("宁波", "甬"),
          Map.entry("绍兴", "绍"),
          Map.entry("嘉兴", "嘉"),
          Map.entry("湖州", "湖"),
          Map.entry("温州", "温"),
          Map.entry("台州", "台"),
          Map.entry("金华", "金"),
          Map.entry("衢州", "衢"),
          Map.entry("舟山", "舟"),
          Map.entry("南京", "宁"),
          Map.entry("苏州", "苏"),
          Map.entry("江苏", "苏"),
          Map.entry("无锡", "锡"),
          Map.entry("合肥", "合"),
          Map.entry("安徽", "皖"),
          Map.entry("江西", "赣"),
          Map.entry("福建", "闽"),
          Map.entry("广东", "粤"),
          Map.entry("四川", "川"));

  private static final Pattern RUN_OF_SHORT =
      Pattern.compile("[京津沪渝甬绍嘉湖温台金衢舟宁苏锡合皖赣闽粤川浙杭]{2,4}");

  private Premise() {}

  /// Whether `here` names `place`, in full or in short beside another.
  private static boolean names(String here, String place) {
    if (here.contains(place)) return true;
    String shortly = SHORT.get(place);
    return shortly != null
        && RUN_OF_SHORT.matcher(here).results().anyMatch(run -> run.group().contains(shortly));
  }

  /// How many names, figures and places the question takes for granted that `text` lacks.
  ///
  /// @param known the document's terms
  static int foreign(String original, String text, Set<String> known, String whole) {
    String normal = NormalForm.of(original).text();
    String here = NormalForm.of(text).text();
    int foreign = 0;
    Matcher quoted = QUOTED.matcher(original);
    while (quoted.find()) {
      if (!whole.contains(NormalForm.of(quoted.group(1)).text())) foreign += 2;
    }
    Matcher figure = FIGURE.matcher(normal);
    while (figure.find()) if (!known.contains(figure.group())) foreign++;
    Matcher place = ELSEWHERE.matcher(normal);
    while (place.find()) if (!names(here, place.group())) foreign += 2;
    return foreign;
  }

  /// Whether the question claims more than `text`, which only explores, tries or strives.
  static boolean overclaims(String normal, String text) {
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
