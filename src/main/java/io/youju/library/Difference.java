package io.youju.library;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is different between two texts, clause by clause.
public final class Difference {
  /// Share of character pairs that two clauses must have in common to be one clause, changed.
  private static final double ALIKE = 0.5;

  /// Beyond this many pairs of clauses no table of them is made.
  private static final long MOST_PAIRS = 4_000_000;

  /// Beyond this many loose clauses, only those of one section are held against one another.
  private static final int MOST_LOOSE = 300;

  private Difference() {}

  /// What became of one clause. `before` or `after` is empty where there is none.
  ///
  /// @param section the number and label where the clause stands, in the new text unless removed
  public record Change(Kind kind, String section, String label, String before, String after) {}

  /// What became of a clause.
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    MOVED
  }

  private record Piece(String section, String label, String text) {}

  /// The clauses that are not the same, in the order of the new text, removed ones last.
  public static List<Change> between(Document before, Document after) {
    List<Piece> old = pieces(before);
    List<Piece> fresh = pieces(after);
    int[] kept = kept(old, fresh);
    Set<Integer> loose = new HashSet<>();
    for (int i = 0; i < old.size(); i++) loose.add(i);
    for (int match : kept) loose.remove(match);
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < fresh.size(); i++) {
      if (kept[i] >= 0) continue;
      Piece piece = fresh.get(i);
      int same = same(old, loose, piece);
      int alike = same >= 0 ? same : alike(old, loose, piece);
      loose.remove(alike);
      Kind kind = same >= 0 ? Kind.MOVED : alike >= 0 ? Kind.CHANGED : Kind.ADDED;
      String was = alike >= 0 ? old.get(alike).text() : "";
      changes.add(new Change(kind, piece.section(), piece.label(), was, piece.text()));
    }
    loose.stream()
        .sorted()
        .map(old::get)
        .forEach(p -> changes.add(new Change(Kind.REMOVED, p.section(), p.label(), p.text(), "")));
    return changes;
  }

  private static List<Piece> pieces(Document document) {
    List<Piece> pieces = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Clause clause : section.clauses()) {
        String text = clause.span().trim(document.text()).of(document.text());
        if (!text.isEmpty())
          pieces.add(new Piece(section.number().toString(), section.label(), text));
      }
    }
    return pieces;
  }

  /// For each new clause the place of the old one that it is, in unbroken order (longest common
  /// subsequence), or -1.
  private static int[] kept(List<Piece> old, List<Piece> fresh) {
    int[] kept = new int[fresh.size()];
    java.util.Arrays.fill(kept, -1);
    int head = 0;
    while (head < old.size() && head < fresh.size() && equal(old, head, fresh, head)) {
      kept[head] = head;
      head++;
    }
    int a = old.size();
    int b = fresh.size();
    while (a > head && b > head && equal(old, a - 1, fresh, b - 1)) kept[--b] = --a;
    if ((long) (a - head) * (b - head) > MOST_PAIRS) {
      inOrder(old, fresh, new int[] {head, a, b}, kept);
      return kept;
    }
    int[][] best = new int[a - head + 1][b - head + 1];
    for (int i = a - 1; i >= head; i--) {
      for (int j = b - 1; j >= head; j--) {
        best[i - head][j - head] =
            equal(old, i, fresh, j)
                ? best[i - head + 1][j - head + 1] + 1
                : Math.max(best[i - head + 1][j - head], best[i - head][j - head + 1]);
      }
    }
    for (int i = head, j = head; i < a && j < b; ) {
      if (equal(old, i, fresh, j)) kept[j++] = i++;
      else if (best[i - head + 1][j - head] >= best[i - head][j - head + 1]) i++;
      else j++;
    }
    return kept;
  }

  /// The same for texts too long for the table: the next equal clause, if there is one.
  private static void inOrder(List<Piece> old, List<Piece> fresh, int[] range, int[] kept) {
    Map<String, List<Integer>> places = new HashMap<>();
    for (int i = range[0]; i < range[1]; i++) {
      places.computeIfAbsent(old.get(i).text(), _ -> new ArrayList<>()).add(i);
    }
    int from = range[0];
    for (int j = range[0]; j < range[2]; j++) {
      int least = from;
      int match =
          places.getOrDefault(fresh.get(j).text(), List.of()).stream()
              .filter(i -> i >= least)
              .findFirst()
              .orElse(-1);
      if (match < 0) continue;
      kept[j] = match;
      from = match + 1;
    }
  }

  private static boolean equal(List<Piece> old, int i, List<Piece> fresh, int j) {
    return old.get(i).text().equals(fresh.get(j).text());
  }

  private static int same(List<Piece> old, Set<Integer> loose, Piece piece) {
    return loose.stream()
        .filter(i -> old.get(i).text().equals(piece.text()))
        .sorted()
        .findFirst()
        .orElse(-1);
  }

  private static int alike(List<Piece> old, Set<Integer> loose, Piece piece) {
    int best = -1;
    double most = ALIKE;
    Set<String> pairs = pairs(piece.text());
    for (int i : loose) {
      if (loose.size() > MOST_LOOSE && !old.get(i).section().equals(piece.section())) continue;
      double share = dice(pairs, pairs(old.get(i).text()));
      boolean here = old.get(i).section().equals(piece.section());
      double counted = share + (here ? 0.05 : 0);
      if (share >= ALIKE && (counted > most || (counted == most && i < best))) {
        most = counted;
        best = i;
      }
    }
    return best;
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) pairs.add(text.substring(i, i + 2));
    return pairs;
  }

  private static double dice(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) return 0;
    long shared = a.stream().filter(b::contains).count();
    return 2.0 * shared / (a.size() + b.size());
  }
}
