package io.youju.passage;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.List;

/// The one rule of cutting. A clause is a passage, and so is every run of up to `RUN` neighbouring
/// phrases of it: one vector cannot speak for many matters at once, and the words that answer a
/// question in everyday language are often a single phrase of a long sentence.
public final class Passages {
  /// Phrases in the longest run that is a passage by itself.
  static final int RUN = 3;

  /// Clauses up to this many code units are passages also as a whole.
  static final int WHOLE = 400;

  private Passages() {}

  /// How finely a collection is cut: a collection of many thousand sections would not fit in memory
  /// phrase by phrase.
  public enum Grain {
    PHRASES,
    SECTIONS
  }

  /// All passages of `document`, in document order; of a clause the whole before its runs.
  public static List<Passage> of(Document document, Grain grain) {
    List<Passage> passages = new ArrayList<>();
    for (Section section : document.sections()) {
      if (grain == Grain.SECTIONS) {
        Span own = section.own().trim(document.text());
        if (!own.isEmpty()) passages.add(new Passage(section, own, false));
      } else {
        for (Clause clause : section.clauses()) add(passages, document.text(), section, clause);
      }
    }
    return passages;
  }

  private static void add(List<Passage> passages, String text, Section section, Clause clause) {
    Span whole = clause.span().trim(text);
    if (whole.isEmpty()) return;
    if (whole.length() <= WHOLE) passages.add(new Passage(section, whole, clause.heading()));
    for (Span run : runs(text, whole)) {
      if (!run.equals(whole) || whole.length() > WHOLE) {
        passages.add(new Passage(section, run, clause.heading()));
      }
    }
  }

  /// Every run of one to `RUN` neighbouring phrases of `clause`.
  static List<Span> runs(String text, Span clause) {
    List<Span> phrases = Sentences.phrases(text, clause);
    List<Span> runs = new ArrayList<>();
    for (int from = 0; from < phrases.size(); from++) {
      for (int to = from; to < Math.min(phrases.size(), from + RUN); to++) {
        Span run = new Span(phrases.get(from).start(), phrases.get(to).end()).trim(text);
        if (!run.isEmpty()) runs.add(run);
      }
    }
    return runs;
  }
}
