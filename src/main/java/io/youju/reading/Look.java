package io.youju.reading;

/// How a line is set, as far as its format says.
///
/// @param heading the level of a marked heading, 1 to 9; 0 when it is none
/// @param centred whether it stands in the middle of the page
/// @param bold whether all of it is bold
/// @param cell whether it is a row of a table
record Look(int heading, boolean centred, boolean bold, boolean cell) {
  static final Look PLAIN = new Look(0, false, false, false);
  static final Look ROW = new Look(0, false, false, true);

  /// The bit that [#bits] leaves to others.
  static final int INSIDE = 0x80;

  private static final Look[] ALL = new Look[INSIDE];

  static {
    for (int i = 0; i < INSIDE; i++)
      ALL[i] = new Look(i & 15, (i & 16) != 0, (i & 32) != 0, (i & 64) != 0);
  }

  /// All of it in seven bits.
  int bits() {
    return heading | (centred ? 16 : 0) | (bold ? 32 : 0) | (cell ? 64 : 0);
  }

  /// The look whose seven lower bits are those of `bits`.
  static Look of(int bits) {
    return ALL[bits & (INSIDE - 1)];
  }

  /// The same of a line that is a heading because all of it is bold: short, without an end mark.
  Look heads(String line) {
    boolean heads =
        bold
            && !centred
            && heading == 0
            && !line.isEmpty()
            && line.length() <= 40
            && "。；：:，、”）)".indexOf(line.charAt(line.length() - 1)) < 0
            && !Character.isDigit(line.charAt(line.length() - 1));
    return heads ? new Look(6, false, true, cell) : this;
  }
}
