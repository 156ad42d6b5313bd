package io.youju.answer;

import io.youju.text.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Everyday words and what government language says for them, from a table of tab-separated lines:
/// everyday words joined by `|`, then official words joined by `|`. Lines that begin with # are
/// remarks.
public final class Equivalents {
  /// A table of nothing.
  public static final Equivalents NONE = new Equivalents(List.of());

  private final List<Row> rows;

  private record Row(List<String> everyday, List<String> official) {}

  /// @throws IllegalArgumentException naming the line that is not of the form
  Equivalents(List<String> lines) {
    rows =
        Table.pairs("equivalents", lines).stream()
            .map(pair -> new Row(pair.firsts(), pair.seconds()))
            .toList();
  }

  /// The table that comes with the programme.
  public static Equivalents standard() {
    return new Equivalents(Table.lines("/equivalents.tsv"));
  }

  /// The official words for what `normal` says in everyday words; those that it says itself are
  /// left out.
  Set<String> of(String normal) {
    Set<String> found = new LinkedHashSet<>();
    for (Row row : rows) {
      if (row.everyday().stream().anyMatch(normal::contains)) {
        row.official().stream().filter(word -> !normal.contains(word)).forEach(found::add);
      }
    }
    return found;
  }
}
