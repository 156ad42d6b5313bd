package io.youju.answer;

import io.youju.document.Clause;
import io.youju.document.Section;
import io.youju.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Items that stand one beneath the other, （一）…（二）…, with the sentence that leads up to them.
final class Enumeration {
  /// Code units of a list that is given whole.
  private static final int LONGEST = 700;

  private static final Pattern ITEM =
      Pattern.compile("^(?:[（(][一二三四五六七八九十]{1,3}[）)]|[（(]?\\d{1,2}[）).．、]|[①-⑳])");

  private Enumeration() {}

  /// The whole list that `clause` leads up to or is an item of, if there is one of two items or
  /// more that is not too long.
  static Optional<Span> around(String text, Section section, Clause clause) {
    List<Clause> clauses = section.clauses();
    int at = clauses.indexOf(clause);
    int from = at;
    while (from > 0 && isItem(text, clauses.get(from))) from--;
    if (isItem(text, clauses.get(from))) return Optional.empty();
    int to = from;
    while (to + 1 < clauses.size() && isItem(text, clauses.get(to + 1))) to++;
    if (to - from < 2) return Optional.empty();
    Span span = new Span(clauses.get(from).span().start(), clauses.get(to).span().end()).trim(text);
    return span.length() > LONGEST ? Optional.empty() : Optional.of(span);
  }

  private static boolean isItem(String text, Clause clause) {
    return ITEM.matcher(clause.span().trim(text).of(text)).find();
  }
}
