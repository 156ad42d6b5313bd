package io.youju.answer;

import io.youju.answer.Wording.Kind;
import io.youju.answer.Wording.Piece;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Whether a phrase says its clause's words as strongly as the clause does: what is only explored,
/// what is denied, and which way a comparison runs. All texts in normal form.
final class Strength {
  /// What makes what follows it weaker.
  private static final Pattern HEDGE =
      Pattern.compile("探索|力争|争取|争创|努力|试点|有序|逐步|稳步|分步|原则上|适时|鼓励|支持|可以|基本|拟");

  /// What makes a claim stronger.
  static final Pattern CLAIM =
      Pattern.compile(
          "已经?|必须|应当|一律|全部|全面|完全|强制|立即|立刻|彻底|确保|保证|肯定|永久|永远|唯一|首次|所有|任何|绝对|马上|正式|成功|率先|最大|最高|最多|最少|第一|显著|大幅");

  /// What turns a claim round.
  static final Pattern DENIAL =
      Pattern.compile("不再|不得|不能|不|未(?!来)|没有|没|无(?!感|人|线)|非(?!遗|物质|常)|勿|莫|禁止|严禁|并非");

  /// What turns round what stands behind it.
  private static final Pattern REVERSAL =
      Pattern.compile("(取消|停止|禁止|严禁|破除|降低|减少|缩小|防止|遏制|杜绝|避免|防范|废除|终止|反对|不得|不再|不准|不能|不|未|无|反|零)$");

  private static final Pattern COMPARES =
      Pattern.compile("高于|低于|快于|慢于|大于|小于|多于|少于|优于|先于|超过|改为|转为|取代|替代|代替|变成|转化|缩小至|提高到|降到|增至");

  private Strength() {}

  static Optional<Strike> against(
      String phrase, String sentence, String clause, List<Piece> pieces) {
    Optional<Strike> local = marks(phrase, clause, pieces);
    if (local.isPresent()) return local;
    for (Piece piece : pieces) {
      if (piece.kind() != Kind.SOURCE || piece.end() - piece.start() < 2) continue;
      String words = piece.of(phrase);
      if (places(clause, words).noneMatch(at -> !reversed(clause, at, sentence))) {
        return Optional.of(Strike.NEGATION);
      }
      if (places(clause, words).noneMatch(at -> !weakened(clause, at, sentence))) {
        return Optional.of(Strike.STRENGTH);
      }
    }
    if (!together(phrase, clause, pieces)) return Optional.of(Strike.ORDER);
    if (COMPARES.matcher(phrase).find() && !inOrder(phrase, clause, pieces)) {
      return Optional.of(Strike.ORDER);
    }
    return Optional.empty();
  }

  /// Whether one phrase of the clause holds all the words, and its lists give them so.
  private static boolean together(String phrase, String clause, List<Piece> pieces) {
    List<String> taken = Wording.taken(phrase, pieces);
    return atoms(clause)
        .anyMatch(atom -> taken.stream().allMatch(atom::contains) && !Joints.crossed(atom, taken));
  }

  /// The phrases of a clause.
  static Stream<String> atoms(String clause) {
    Stream.Builder<String> atoms = Stream.builder();
    for (int start = 0; start < clause.length(); start = atomEnd(clause, start) + 1) {
      atoms.add(clause.substring(start, atomEnd(clause, start)));
    }
    return atoms.build();
  }

  /// Claims and denials must stand in the clause before the same words as in the phrase.
  private static Optional<Strike> marks(String phrase, String clause, List<Piece> pieces) {
    if (strays(DENIAL, phrase, clause, pieces)) return Optional.of(Strike.NEGATION);
    if (strays(CLAIM, phrase, clause, pieces)) return Optional.of(Strike.STRENGTH);
    return Optional.empty();
  }

  private static boolean strays(Pattern mark, String phrase, String clause, List<Piece> pieces) {
    Matcher marks = mark.matcher(phrase);
    while (marks.find()) {
      String word = marks.group();
      String next = next(phrase, pieces, marks.end());
      boolean stands =
          places(clause, word)
              .anyMatch(at -> {
                String atom = clause.substring(atomStart(clause, at), atomEnd(clause, at));
                return atom.contains(next)
                    && (next.isEmpty() || atom.indexOf(next) + next.length() > atom.indexOf(word));
              });
      if (!stands) return true;
    }
    return false;
  }

  /// The rest of the piece that holds `at`, or the next piece of the source behind it.
  private static String next(String phrase, List<Piece> pieces, int at) {
    for (Piece piece : pieces) {
      if (piece.kind() != Kind.SOURCE || piece.end() <= at) continue;
      return phrase.substring(Math.max(at, piece.start()), piece.end());
    }
    return "";
  }

  /// Where `words` stand in `text`.
  static Stream<Integer> places(String text, String words) {
    return IntStream.range(0, Math.max(0, text.length() - words.length() + 1))
        .filter(at -> text.startsWith(words, at))
        .boxed();
  }

  private static boolean weakened(String clause, int at, String sentence) {
    Matcher hedge = HEDGE.matcher(clause.substring(atomStart(clause, at), at));
    while (hedge.find()) if (!sentence.contains(hedge.group())) return true;
    return false;
  }

  private static boolean reversed(String clause, int at, String sentence) {
    Matcher before = REVERSAL.matcher(clause.substring(atomStart(clause, at), at));
    return before.find() && !sentence.contains(before.group(1));
  }

  private static boolean inOrder(String phrase, String clause, List<Piece> pieces) {
    int from = 0;
    for (Piece piece : pieces) {
      if (piece.kind() != Kind.SOURCE) continue;
      int at = clause.indexOf(piece.of(phrase), from);
      if (at < 0) return false;
      from = at + 1;
    }
    return true;
  }

  private static int atomStart(String clause, int at) {
    int start = at;
    while (start > 0 && !isEnd(clause.charAt(start - 1))) start--;
    return start;
  }

  private static int atomEnd(String clause, int at) {
    int end = at;
    while (end < clause.length() && !isEnd(clause.charAt(end))) end++;
    return end;
  }

  private static boolean isEnd(char c) {
    return ",，;；。:：".indexOf(c) >= 0;
  }
}
