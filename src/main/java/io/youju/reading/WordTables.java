package io.youju.reading;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The open tables of a DOCX. A table of figures becomes a line a row; one that only lays out the
/// page, for it holds long texts or tables, gives the lines that stand in it. Rows of a table of
/// many are not held until it ends: none that lays out a page has so many.
final class WordTables {
  private static final int DEEPEST = 8;

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

  private @Nullable Table table(Deque<Table> open) {
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
    if (table != null && open.size() == 1 && table.rows.size() == Rows.MANY) ended(table, null);
  }

  void tableEnds() {
    if (deeper > 0) {
      deeper--;
      return;
    }
    Table table = open.poll();
    if (table == null) return;
    Table around = open.peek();
    if (around != null) around.layout = true;
    ended(table, around);
  }

  /// Gives the rows to the cell that is open in the table around, or to the document.
  private void ended(Table table, @Nullable Table around) {
    for (List<List<Piece>> row : table.rows) {
      boolean layout = table.layout || row.stream().anyMatch(WordTables::isLong);
      for (Piece piece : layout ? row.stream().flatMap(List::stream).toList() : List.of(line(row)))
        put(piece, around);
    }
    table.rows.clear();
  }

  private static Piece line(List<List<Piece>> row) {
    StringBuilder line = new StringBuilder();
    for (List<Piece> cell : row) {
      String words = words(cell);
      if (!words.isEmpty()) line.append(line.isEmpty() ? "" : Rows.BETWEEN).append(words);
    }
    return new Piece(line.toString(), Look.ROW);
  }

  private static boolean isLong(List<Piece> cell) {
    return cell.stream().mapToInt(piece -> piece.words.length()).sum() > Rows.LONG;
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
    put(new Piece(words.strip(), look), open.peek());
  }

  private void put(Piece piece, @Nullable Table table) {
    if (piece.words.isEmpty()) return;
    if (table == null) out.add(piece.words, piece.look);
    else table.pieces().add(piece);
  }
}
