package io.youju.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether words are taken from a source: cuts them into the fewest pieces that stand in the source
/// or are mere glue, leaving as little over as can be. Dynamic programming over the length of the
/// words; pieces of the source have two or more characters.
final class Wording {
  private static final int LONGEST_PIECE = 40;

  /// Words that add nothing of their own. Nothing that denies, dates, counts, compares or obliges.
  private static final Set<String> GLUE =
      Set.of(
          "的", "了", "和", "与", "及", "并", "也", "在", "对", "为", "是", "等", "其", "以", "将", "要", "会", "到",
          "至", "这", "该", "地", "由", "之", "于", "有", "即", "还", "又", "且", "则", "个", "各", "里", "中", "文件",
          "原文", "条款", "决定", "本文件", "文中", "提出", "指出", "明确", "写明", "规定", "强调", "根据", "按照", "依据", "其中",
          "包括", "以及", "同时", "此外", "另外", "方面", "关于", "对于", "进行", "主要", "具体", "内容", "措施", "有关", "分别",
          "也就是", "任务", "目标", "要求", "就是", "这些", "这项", "一是", "二是", "三是", "四是", "当中", "上述", "并且", "还有",
          "还要", "还将");

  private Wording() {}

  /// A piece of words.
  ///
  /// @param kind where it comes from
  record Piece(int start, int end, Kind kind) {
    String of(String words) {
      return words.substring(start, end);
    }
  }

  /// The words among `pieces` of `phrase` that are taken from the source, in order.
  static List<String> taken(String phrase, List<Piece> pieces) {
    return pieces.stream().filter(p -> p.kind() == Kind.SOURCE).map(p -> p.of(phrase)).toList();
  }

  enum Kind {
    SOURCE,
    ABOVE,
    GLUE,
    MARK,
    OVER
  }

  /// Cuts `words`.
  ///
  /// @param source in normal form
  /// @param above headings that may be named, in normal form
  static List<Piece> cut(String words, String source, List<String> above) {
    int n = words.length();
    int[] cost = new int[n + 1];
    Piece[] last = new Piece[n + 1];
    java.util.Arrays.fill(cost, Integer.MAX_VALUE / 2);
    cost[0] = 0;
    for (int i = 0; i < n; i++) {
      for (int end = i + 1; end <= Math.min(n, i + LONGEST_PIECE); end++) {
        String part = words.substring(i, end);
        Kind kind = kind(part, source, above);
        if (kind == Kind.OVER && end > i + 1) continue;
        int price = cost[i] + price(kind);
        if (price < cost[end]) {
          cost[end] = price;
          last[end] = new Piece(i, end, kind);
        }
      }
    }
    List<Piece> pieces = new ArrayList<>();
    for (int end = n; end > 0; end = last[end].start()) pieces.add(last[end]);
    return pieces.reversed();
  }

  private static int price(Kind kind) {
    return switch (kind) {
      case OVER -> 1000;
      case ABOVE -> 12;
      case SOURCE -> 10;
      case GLUE -> 11;
      case MARK -> 0;
    };
  }

  private static Kind kind(String part, String source, List<String> above) {
    if (part.length() == 1 && isMark(part.charAt(0))) return Kind.MARK;
    boolean whole = part.length() > 1 || isDigit(part.charAt(0));
    if (whole && source.contains(part)) return Kind.SOURCE;
    if (GLUE.contains(part)) return Kind.GLUE;
    if (part.length() > 1 && above.stream().anyMatch(words -> words.contains(part))) {
      return Kind.ABOVE;
    }
    return Kind.OVER;
  }

  /// Numbers are held to their clauses by [Quantities].
  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isMark(char c) {
    return !Character.isLetterOrDigit(c) && c != '%';
  }

  /// The runs of `words` that come from nowhere.
  static List<String> over(String words, List<Piece> pieces) {
    List<String> runs = new ArrayList<>();
    int end = -1;
    for (Piece piece : pieces) {
      if (piece.kind() != Kind.OVER) continue;
      if (piece.start() == end) runs.set(runs.size() - 1, runs.getLast() + piece.of(words));
      else runs.add(piece.of(words));
      end = piece.end();
    }
    return runs;
  }
}
