package io.youju.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A paragraph of a DOCX while it is read.
final class WordParagraph {
  final StringBuilder words;
  final List<String> notes = new ArrayList<>(0);
  String style;
  int list = -1;
  int level = -1;
  boolean badNumber;
  boolean markDeleted;

  /// Whether the run that is open is not printed; whether any was.
  boolean hidden;

  boolean hid;

  private @Nullable Boolean centred;
  private int outline = -1;
  private @Nullable Boolean bold;
  private boolean allBold = true;
  private boolean anyBold;

  /// @param kept words of the paragraph before, whose end was deleted
  /// @param style that it has where it names none
  WordParagraph(String kept, String style) {
    words = new StringBuilder(kept);
    this.style = style;
  }

  /// Takes one of its properties.
  void property(WordXml in) {
    switch (in.name()) {
      case "pStyle" -> style = in.value();
      case "jc" -> centred = in.value().equals("center");
      case "outlineLvl" -> outline = ListNumbers.small(in.value(), -1);
      case "ilvl" -> level = ListNumbers.small(in.value(), -1);
      case "numId" -> {
        list = ListNumbers.id(in.value(), -1);
        badNumber = list < 0;
      }
      default -> {} // Only how it looks.
    }
  }

  void run() {
    bold = null;
    hidden = false;
  }

  /// Says how the run is set that is open.
  void bold(boolean on) {
    bold = on;
  }

  void note(String note) {
    if (!note.isEmpty()) notes.add(note);
  }

  /// Remembers how the words from `from` on are set.
  void wrote(int from, WordStyles styles) {
    boolean blank = true;
    for (int i = from; i < words.length() && blank; i++) blank = Marker.blank(words.charAt(i));
    if (blank) return;
    boolean on = bold != null ? bold : styles.bold(style);
    allBold &= on;
    anyBold |= on;
  }

  /// How a line of it is set. A short line all in bold is a heading, as on pages.
  Look look(String line, WordStyles styles) {
    int heading =
        outline >= 0 && outline < 9 ? outline + 1 : outline == 9 ? 0 : styles.heading(style);
    boolean middle = centred != null ? centred : styles.centred(style);
    return new Look(heading, middle, allBold && anyBold, false).heads(line);
  }
}
