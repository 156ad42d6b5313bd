package io.youju.answer;

import java.util.regex.Pattern;

/// What the words of a clause hold under: the conditions before them (材料齐全的,… 经…批准,…) and the
/// exceptions behind them (…,但…的除外). All texts in normal form.
final class Conditions {
  private static final Pattern BEFORE =
      Pattern.compile("^(除.+外|.{3,}的|.*(情况下|情形下|前提下)|经.+(批准|同意|许可)后?)$");
  private static final Pattern BEHIND = Pattern.compile("^(但是?.+|.+除外)$");
  private static final Pattern ATOM = Pattern.compile("[,，]");
  private static final String ENDS = ";；。:：!?！？\n";

  /// Share of a condition's characters that a sentence must name.
  private static final double NAMED = 0.6;

  private Conditions() {}

  /// Whether `phrase` is a condition for what follows it.
  static boolean is(String phrase) {
    return BEFORE.matcher(phrase).matches();
  }

  /// Whether `sentence` says what stands at `at` in `clause` without its conditions or exceptions.
  static boolean dropped(String clause, int at, String sentence) {
    int from = at;
    while (from > 0 && ENDS.indexOf(clause.charAt(from - 1)) < 0) from--;
    int to = at;
    while (to < clause.length() && ENDS.indexOf(clause.charAt(to)) < 0) to++;
    int start = from;
    for (String atom : ATOM.split(clause.substring(from, to))) {
      int end = start + atom.length();
      Pattern binds = end <= at ? BEFORE : start > at ? BEHIND : null;
      if (binds != null && binds.matcher(atom).matches() && !names(sentence, atom)) return true;
      start = end + 1;
    }
    return false;
  }

  private static boolean names(String sentence, String condition) {
    int named = 0;
    for (int i = 0; i < condition.length(); i++) {
      boolean left = i > 0 && sentence.contains(condition.substring(i - 1, i + 1));
      boolean right =
          i + 1 < condition.length() && sentence.contains(condition.substring(i, i + 2));
      if (left || right) named++;
    }
    return named >= NAMED * condition.length();
  }
}
