package io.youju.answer;

import io.youju.text.Table;
import java.util.List;

/// Particulars that are asked for by name (抵押, 选址, 作废) and that a passage tells only where it has a
/// word for them, from a table of tab-separated lines: words of a question joined by `|`, then
/// words of a passage. Lines that begin with # are remarks.
final class Particulars {
  private static final Particulars STANDARD = new Particulars(Table.lines("/particulars.tsv"));

  private final List<Row> rows;

  private record Row(List<String> asked, List<String> held) {}

  /// @throws IllegalArgumentException naming the line that is not of the form
  Particulars(List<String> lines) {
    rows =
        Table.pairs("particulars", lines).stream()
            .map(pair -> new Row(pair.firsts(), pair.seconds()))
            .toList();
  }

  /// The table that comes with the programme.
  static Particulars standard() {
    return STANDARD;
  }

  /// Whether `normal` asks for a particular that `text` has no word for.
  boolean missing(String normal, String text) {
    return rows.stream()
        .anyMatch(row ->
            row.asked().stream().anyMatch(normal::contains)
                && row.held().stream().noneMatch(text::contains));
  }
}
