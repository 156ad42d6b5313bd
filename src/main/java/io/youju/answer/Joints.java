package io.youju.answer;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Where words that are taken from a list may be joined, so that of 甲负责规划、乙负责资金 nobody makes 甲负责资金.
/// All texts in normal form.
final class Joints {
  /// Words that give something to somebody: what stands before one belongs to what stands behind.
  private static final Pattern GIVES =
      Pattern.compile("负责|牵头|主管|承担|管理|监督|审批|发放|领取|缴纳|支付|给予|享受|处以|达到|超过|应当|必须|可以|不得");

  private static final Pattern GIVEN = Pattern.compile(GIVES + "|^(由|向|归|为|不|应|须)");
  private static final String EDGES = ",，;；。:：、“”\"《》()（）\n";

  private Joints() {}

  /// Whether `words` stand somewhere in `source` with nothing of their own member before them.
  static boolean begins(String source, String words) {
    return Strength.places(source, words).anyMatch(at -> at == 0 || isEdge(source, at - 1));
  }

  /// Whether `words` stand somewhere in `source` with nothing of their own member behind them.
  static boolean ends(String source, String words) {
    return Strength.places(source, words).anyMatch(at -> isEdge(source, at + words.length()));
  }

  /// Whether `pieces`, all of `atom`, take what is given in one member of its list for another's,
  /// wherever they are looked for.
  static boolean crossed(String atom, List<String> pieces) {
    return IntStream.range(1, pieces.size())
        .anyMatch(i -> crossed(atom, pieces.get(i - 1), pieces.get(i)));
  }

  private static boolean crossed(String atom, String one, String next) {
    return Strength.places(atom, one)
        .allMatch(a ->
            Strength.places(atom, next)
                .allMatch(b -> {
                  int start = memberStart(atom, b);
                  return start != memberStart(atom, a + one.length() - 1)
                      && start != b
                      && (GIVES.matcher(atom.substring(start, b)).find()
                          || GIVEN.matcher(next).find());
                }));
  }

  private static int memberStart(String atom, int at) {
    return atom.lastIndexOf('、', at) + 1;
  }

  private static boolean isEdge(String source, int at) {
    return at >= source.length() || EDGES.indexOf(source.charAt(at)) >= 0;
  }
}
