package io.youju.answer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Cities, provinces and countries, and what they are called in short beside another: 杭甬 is
/// Hangzhou and Ningbo.
final class Places {
  /// Chinese provinces and larger cities, but for those whose names are common words.
  private static final String CHINESE =
      "北京 上海市 上海 天津 重庆 香港 澳门 台湾 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海"
          + " 内蒙古 广西 西藏 宁夏 新疆 石家庄 唐山 秦皇岛 邯郸 保定 张家口 沧州 太原 呼和浩特 包头 鄂尔多斯 沈阳 大连 鞍山 长春 哈尔滨 齐齐哈尔 大庆"
          + " 南京 无锡 徐州 常州 苏州 南通 连云港 扬州 镇江 泰州 盐城 淮安 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 台州 丽水 衢州 舟山 义乌 合肥 芜湖 黄山 宣城 蚌埠 安庆 阜阳"
          + " 福州 厦门 泉州 漳州 莆田 南昌 九江 赣州 济南 青岛 淄博 烟台 潍坊 济宁 威海 临沂 郑州 洛阳 开封 南阳 武汉 宜昌 襄阳 长沙 株洲 岳阳 常德 张家界"
          + " 广州 深圳 珠海 汕头 佛山 东莞 惠州 湛江 南宁 柳州 桂林 北海 海口 三亚 成都 绵阳 宜宾 泸州 贵阳 遵义 昆明 大理 丽江 拉萨 西安 宝鸡 咸阳 兰州 天水 西宁 银川 乌鲁木齐 克拉玛依";

  private static final Pattern PLACE =
      Pattern.compile(
          Stream.concat(Stream.of(CHINESE.split(" ")), countries())
              .sorted(Comparator.comparingInt(String::length).reversed())
              .map(Pattern::quote)
              .collect(joining("|")));

  /// Countries as the Unicode CLDR names them in Chinese.
  private static Stream<String> countries() {
    return Stream.of(Locale.getISOCountries())
        .map(code -> Locale.of("", code).getDisplayCountry(Locale.SIMPLIFIED_CHINESE))
        .filter(name -> name.length() > 1 && !name.contains("中国") && !name.equals("马里"));
  }

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
          Map.entry("黄山", "黄"),
          Map.entry("江西", "赣"),
          Map.entry("福建", "闽"),
          Map.entry("广东", "粤"),
          Map.entry("四川", "川"));

  private static final Pattern RUN_OF_SHORT = Pattern.compile("[京津沪渝甬绍嘉湖温台金衢舟宁苏锡合皖赣闽粤川浙杭黄]{2,4}");

  private Places() {}

  /// The places that `normal` names in full, in order.
  static List<String> in(String normal) {
    return PLACE.matcher(normal).results().map(MatchResult::group).toList();
  }

  /// The places that `normal` names in full, those together that stand directly one after the
  /// other: 安徽黄山 is one place.
  static List<List<String>> groups(String normal) {
    List<List<String>> groups = new ArrayList<>();
    int end = -1;
    for (MatchResult place : PLACE.matcher(normal).results().toList()) {
      if (place.start() != end) groups.add(new ArrayList<>());
      groups.getLast().add(place.group());
      end = place.end();
    }
    return groups;
  }

  /// Those of `places` that `home`, a document's title, does not name.
  static Stream<String> beyond(String home, List<String> places) {
    return places.stream().filter(place -> !home.contains(place));
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
