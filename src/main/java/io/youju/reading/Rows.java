package io.youju.reading;

/// What becomes of a table's rows, in every format: one of figures is a line a row, one that lays
/// out a page gives the lines that stand in it.
final class Rows {
  /// Between the cells of a row on one line.
  static final String BETWEEN = " | ";

  /// A cell of more words holds a part of the text, not a figure.
  static final int LONG = 3_000;

  /// None of particulars, nor one that lays out a page, has more.
  static final int MANY = 64;

  private Rows() {}
}
