package io.youju.answer;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cities, provinces and countries, and what they are called in short beside another: 杭甬 is
/// Hangzhou and Ningbo.
final class Places {
  private static final Pattern PLACE =
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

  private static final Pattern RUN_OF_SHORT = Pattern.compile("[京津沪渝甬绍嘉湖温台金衢舟宁苏锡合皖赣闽粤川浙杭]{2,4}");

  private Places() {}

  /// The places that `normal` names in full, in order.
  static List<String> in(String normal) {
    return PLACE.matcher(normal).results().map(MatchResult::group).toList();
  }

  /// Whether `here` names `place`, in full or in short beside another.
  static boolean names(String here, String place) {
    if (here.contains(place)) return true;
    String shortly = SHORT.get(place);
    return shortly != null
        && RUN_OF_SHORT.matcher(here).results().anyMatch(run -> run.group().contains(shortly));
  }

  /// The pairs of short names among `terms`.
  static Set<String> pairs(Set<String> terms) {
    return terms.stream()
        .filter(term -> term.length() == 2 && RUN_OF_SHORT.matcher(term).matches())
        .collect(toSet());
  }

  /// Those of `pairs` that hold `place`.
  static Stream<String> with(String place, Set<String> pairs) {
    String shortly = SHORT.get(place);
    return shortly == null ? Stream.empty() : pairs.stream().filter(p -> p.contains(shortly));
  }
}
