package io.youju.answer;

import io.youju.text.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Everyday words and what government language says for them, from a table of tab-separated lines:
/// everyday words joined by `|`, then official words joined by `|`. Lines that begin with # are
/// remarks.
public final class Equivalents {
  /// A table of nothing.
  public static final Equivalents NONE = new Equivalents(List.of());

  /// What each row says officially.
  private final List<List<String>> official = new ArrayList<>();

  /// Everyday words and their row, by the character that they begin with: some ten thousand of them
  /// are looked for in every question.
  private final Map<Character, List<Everyday>> everyday = new HashMap<>();

  private record Everyday(String words, int row) {}

  /// @throws IllegalArgumentException naming the line that is not of the form
  Equivalents(List<String> lines) {
    Table.pairs("equivalents", lines)
        .forEach(pair -> {
          for (String words : pair.firsts()) {
            everyday
                .computeIfAbsent(words.charAt(0), _ -> new ArrayList<>())
                .add(new Everyday(words, official.size()));
          }
          official.add(pair.seconds());
        });
  }

  /// The table that comes with the programme.
  public static Equivalents standard() {
    return new Equivalents(Table.lines("/equivalents.tsv"));
  }

  /// The official words for what `normal` says in everyday words; those that it says itself are
  /// left out.
  Set<String> of(String normal) {
    SortedSet<Integer> rows = new TreeSet<>();
    for (int i = 0; i < normal.length(); i++) {
      for (Everyday each : everyday.getOrDefault(normal.charAt(i), List.of())) {
        if (normal.startsWith(each.words(), i)) rows.add(each.row());
      }
    }
    Set<String> found = new LinkedHashSet<>();
    for (int row : rows) {
      official.get(row).stream().filter(word -> !normal.contains(word)).forEach(found::add);
    }
    return found;
  }
}
