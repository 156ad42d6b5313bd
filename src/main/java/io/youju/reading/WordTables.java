package io.youju.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// The open tables of a DOCX. A table of figures becomes a line a row; one that only lays out the
/// page, for it holds long texts or tables, gives the lines that stand in it.
final class WordTables {
  private static final int DEEPEST = 8;
  private static final int LONG = 3_000;

  private record Piece(String words, Look look) {}

  private static final class Table {
    final List<List<List<Piece>>> rows = new ArrayList<>();
    boolean layout;
    boolean dropping;

    void cell() {
      if (rows.isEmpty()) rows.add(new ArrayList<>());
      rows.getLast().add(new ArrayList<>());
    }

    List<Piece> pieces() {
      if (rows.isEmpty() || rows.getLast().isEmpty()) cell();
      return rows.getLast().getLast();
    }
  }

  private final Source.Builder out;
  private final Deque<Table> open = new ArrayDeque<>();

  /// Tables within tables beyond those that are kept apart.
  private int deeper;

  WordTables(Source.Builder out) {
    this.out = out;
  }

  void table() {
    if (open.size() == DEEPEST) deeper++;
    else open.push(new Table());
  }

  void row() {
    Table table = table(open);
    if (table != null) table.rows.add(new ArrayList<>());
  }

  void cell() {
    Table table = table(open);
    if (table != null) table.cell();
  }

  private @org.jspecify.annotations.Nullable Table table(Deque<Table> open) {
    return deeper > 0 ? null : open.peek();
  }

  /// Leaves out the row that is open.
  void dropRow() {
    Table table = table(open);
    if (table != null) table.dropping = true;
  }

  void rowEnds() {
    Table table = table(open);
    if (table != null && table.dropping && !table.rows.isEmpty()) table.rows.removeLast();
    if (table != null) table.dropping = false;
  }

  void tableEnds() {
    if (deeper > 0) {
      deeper--;
      return;
    }
    Table table = open.poll();
    if (table == null) return;
    if (!open.isEmpty()) open.peek().layout = true;
    table.rows.forEach(
        row -> ended(row, table.layout || row.stream().anyMatch(WordTables::isLong)));
  }

  private void ended(List<List<Piece>> row, boolean layout) {
    if (layout) {
      row.forEach(cell -> cell.forEach(piece -> add(piece.words, piece.look)));
      return;
    }
    StringBuilder line = new StringBuilder();
    for (List<Piece> cell : row) {
      String words = words(cell);
      if (!words.isEmpty()) line.append(line.isEmpty() ? "" : " | ").append(words);
    }
    add(line.toString(), Look.ROW);
  }

  private static boolean isLong(List<Piece> cell) {
    return cell.stream().mapToInt(piece -> piece.words.length()).sum() > LONG;
  }

  private static String words(List<Piece> cell) {
    StringBuilder words = new StringBuilder();
    for (Piece piece : cell) {
      boolean numbered = Marker.at(piece.words, 0, piece.words.length()).isPresent();
      words.append(numbered && !words.isEmpty() ? " " : "").append(piece.words);
    }
    return words.toString().replaceAll("\\s+", " ").strip();
  }

  /// Takes a line of the text, into the cell that is open or as a line of the document.
  void add(String words, Look look) {
    String line = words.strip();
    if (line.isEmpty()) return;
    if (open.isEmpty()) out.add(line, look);
    else open.peek().pieces().add(new Piece(line, look));
  }
}
