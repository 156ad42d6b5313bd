package io.youju.passage;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.List;

/// The one rule of cutting: a clause is a passage; a clause longer than `LONG` is cut again into
/// runs of whole phrases, each about `RUN` long, because one vector cannot speak for many matters
/// at once.
public final class Passages {
  /// Clauses up to this many code units are one passage.
  static final int LONG = 70;

  /// A run of phrases is closed at this many code units.
  static final int RUN = 36;

  /// Clauses up to this many code units are passages also as a whole.
  static final int WHOLE = 400;

  private Passages() {}

  /// All passages of `document`, in document order; a whole clause before its runs.
  public static List<Passage> of(Document document) {
    List<Passage> passages = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Clause clause : section.clauses()) add(passages, document.text(), section, clause);
    }
    return passages;
  }

  private static void add(List<Passage> passages, String text, Section section, Clause clause) {
    Span whole = clause.span().trim(text);
    if (whole.isEmpty()) return;
    if (whole.length() <= WHOLE) passages.add(new Passage(section, whole, clause.heading()));
    if (clause.heading() || whole.length() <= LONG) return;
    for (Span run : runs(text, whole)) passages.add(new Passage(section, run, false));
  }

  /// Runs of whole phrases that cover `clause`.
  static List<Span> runs(String text, Span clause) {
    List<Span> runs = new ArrayList<>();
    int from = clause.start();
    for (Span phrase : Sentences.phrases(text, clause)) {
      if (phrase.end() - from >= RUN) {
        runs.add(new Span(from, phrase.end()).trim(text));
        from = phrase.end();
      }
    }
    if (from < clause.end()) runs.add(new Span(from, clause.end()).trim(text));
    return runs;
  }
}
