package io.youju.text;

import com.ibm.icu.text.Transliterator;

/// Traditional characters to simplified ones, one character for one, so that offsets stay.
///
/// The table is ICU's `Traditional-Simplified` transform, asked once for each character of the
/// basic plane.
final class SimplifiedScript {
  private static final char FIRST = '\u3400';
  private static final char LAST = '\u9fff';
  private static final char[] TABLE = table();

  private SimplifiedScript() {}

  static char of(char c) {
    return c < FIRST || c > LAST ? c : TABLE[c - FIRST];
  }

  private static char[] table() {
    StringBuilder all = new StringBuilder();
    for (char c = FIRST; c <= LAST; c++) all.append(c).append('\n');
    String[] simple =
        Transliterator.getInstance("Traditional-Simplified")
            .transliterate(all.toString())
            .split("\n");
    char[] table = new char[LAST - FIRST + 1];
    for (int i = 0; i < table.length; i++) {
      table[i] = simple[i].length() == 1 ? simple[i].charAt(0) : (char) (FIRST + i);
    }
    return table;
  }
}
