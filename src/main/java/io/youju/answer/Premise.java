package io.youju.answer;

import io.youju.search.Terms;
import io.youju.text.NormalForm;
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

  /// What takes for granted that something was ended or made less.
  private static final Pattern ENDED =
      Pattern.compile(
          "(为什么|为啥|为何|凭什么|怎么就)[^?]{0,14}(取消|撤|停办|停止|停掉|废|放弃|放开|降|减|砍|关停|关闭)"
              + "|(取消|撤销|全撤|停办|停掉|废除|放弃|不搞|放开|砍掉)[^?,，]{0,8}(了|之后|以后)");

  /// What only supposes.
  private static final Pattern SUPPOSES = Pattern.compile("突然|如果|要是|万一|假如|会不会|吗|能不能|可以");

  private static final Pattern ENDS =
      Pattern.compile("取消|撤|停|废|放弃|放开|降|减|砍|关停|关闭|退出|淘汰|禁|严控|缩|不再|破除|压");

  private Premise() {}

  /// How many names, figures and places the question takes for granted that `text` lacks.
  ///
  /// @param known the document's terms
  /// @param whole the document's normal form
  /// @param home the document's title: what it names is no stranger
  static int foreign(String original, String text, Set<String> known, String whole, String home) {
    String normal = NormalForm.of(original).text();
    String here = NormalForm.of(text).text();
    int foreign = 0;
    Matcher quoted = QUOTED.matcher(original);
    while (quoted.find()) {
      if (!whole.contains(NormalForm.of(quoted.group(1)).text())) foreign += 2;
    }
    Matcher figure = FIGURE.matcher(normal);
    while (figure.find()) if (!known.contains(figure.group())) foreign++;
    for (String place : Places.in(normal)) {
      if (!home.contains(place) && !Places.names(here, place)) foreign += 2;
    }
    return foreign;
  }

  /// Whether the question claims more than `text`, which only explores, tries or strives, or an end
  /// of what `text` keeps up.
  static boolean overclaims(String normal, String text) {
    if (ENDED.matcher(normal).find()
        && !SUPPOSES.matcher(normal).find()
        && !ENDS.matcher(text).find()) return true;
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
