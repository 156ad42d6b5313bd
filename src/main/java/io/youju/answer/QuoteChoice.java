package io.youju.answer;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.search.SearchIndex;
import io.youju.search.SearchIndex.Near;
import io.youju.search.Terms;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Chooses the words of a section that answer a question: one run of whole phrases of one clause.
///
/// Each phrase is worth the meaning of the best passage that holds it and the rare words that it
/// shares with the question; the run grows from the best phrase over its neighbours while they are
/// worth it and there is room.
final class QuoteChoice {
  /// Code units of a quote to an ordinary question, and to one that wants a list.
  static final int ROOM = 130;

  static final int ROOM_FOR_LISTS = 156;

  private static final double WORDS = 0.5;
  private static final double EQUIVALENT = 0.5;
  private static final double NUMBER = 0.12;

  /// What the words of the last turn weigh beside those it leans on.
  private static final double FOCUS = 0.4;

  private static final Pattern HAS_NUMBER = Pattern.compile("[0-9０-９〇]|[一二三四五六七八九十百]+[个项年大家]");

  private final SearchIndex index;

  QuoteChoice(SearchIndex index) {
    this.index = index;
  }

  /// The words chosen, and what they are worth.
  record Quote(Document document, Section section, Span span, double worth) {
    String text() {
      return span.of(document.text());
    }
  }

  /// The best quote of `section`; empty when it has nothing but its heading and that is not wanted.
  ///
  /// @param room code units at most, unless one phrase is longer
  /// @param said what was quoted before and is not wanted again; empty for nothing
  Optional<Quote> choose(
      Understanding question,
      Document document,
      Section section,
      List<Near> passages,
      int room,
      String said) {
    Map<String, Double> rarity = index.rarity(question.terms().keySet());
    Optional<Scored> best =
        section.clauses().stream()
            .filter(clause -> !clause.heading() || section.clauses().size() == 1)
            .flatMap(clause -> phrases(document, clause).stream().map(p -> new Phrase(clause, p)))
            .filter(p ->
                said.isEmpty()
                    || !said.contains(p.span().trim(document.text()).of(document.text())))
            .map(p -> new Scored(p, worth(question, rarity, document, p.span(), passages)))
            .max(Scored.BEST);
    return best.map(b -> {
      Span span = grow(question, rarity, document, b, passages, room);
      return new Quote(document, section, span, b.worth());
    });
  }

  private record Phrase(Clause clause, Span span) {}

  private record Scored(Phrase phrase, double worth) {
    /// The worthiest; of equals the one that stands first.
    static final Comparator<Scored> BEST =
        Comparator.comparingDouble(Scored::worth)
            .thenComparing(
                Comparator.comparingInt((Scored s) -> s.phrase().span().start()).reversed());
  }

  private static List<Span> phrases(Document document, Clause clause) {
    return Sentences.phrases(document.text(), clause.span());
  }

  private double worth(
      Understanding question,
      Map<String, Double> rarity,
      Document document,
      Span phrase,
      List<Near> passages) {
    Span trimmed = phrase.trim(document.text());
    double meaning =
        passages.stream()
            .filter(near -> near.passage().span().contains(trimmed))
            .mapToDouble(near -> near.meaning() - 0.0004 * near.passage().span().length())
            .max()
            .orElse(0);
    double words = words(question, rarity, trimmed.of(document.text()));
    String here = trimmed.of(document.text());
    double number =
        question.wanted() == Wanted.NUMBER && HAS_NUMBER.matcher(here).find() ? NUMBER : 0;
    return meaning + WORDS * words + number + FOCUS * focus(question, rarity, here);
  }

  /// The share of the question's words, weighed by rarity, that stand in `text`.
  private static double words(Understanding question, Map<String, Double> rarity, String text) {
    Set<String> here = new HashSet<>(Terms.of(text));
    double shared = 0;
    double all = 1e-9;
    for (Map.Entry<String, Double> term : question.terms().entrySet()) {
      double weight =
          rarity.getOrDefault(term.getKey(), 0.0)
              * (question.own().contains(term.getKey()) ? 1 : EQUIVALENT);
      if (question.own().contains(term.getKey())) all += weight;
      if (here.contains(term.getKey())) shared += weight;
    }
    return Math.min(1, shared / all);
  }

  private double focus(Understanding question, Map<String, Double> rarity, String text) {
    if (question.focus().isEmpty()) return 0;
    Set<String> here = new HashSet<>(Terms.of(text));
    double all = 1e-9;
    double shared = 0;
    for (String term : question.focus()) {
      double weight = rarity.getOrDefault(term, 1.0);
      all += weight;
      if (here.contains(term)) shared += weight;
    }
    return shared / all;
  }

  private Span grow(
      Understanding question,
      Map<String, Double> rarity,
      Document document,
      Scored best,
      List<Near> passages,
      int room) {
    String text = document.text();
    Clause clause = best.phrase().clause();
    Span whole = clause.span().trim(text);
    if (clause.heading() || whole.length() <= room) {
      return whole;
    }
    List<Span> phrases = phrases(document, clause);
    int from = phrases.indexOf(best.phrase().span());
    int to = from;
    while (true) {
      double before =
          from > 0 ? worth(question, rarity, document, phrases.get(from - 1), passages) : -1;
      double after =
          to + 1 < phrases.size()
              ? worth(question, rarity, document, phrases.get(to + 1), passages)
              : -1;
      int length = phrases.get(to).end() - phrases.get(from).start();
      boolean left = from > 0 && length + phrases.get(from - 1).length() <= room;
      boolean right = to + 1 < phrases.size() && length + phrases.get(to + 1).length() <= room;
      if (!left && !right) break;
      if (right && (!left || after >= before)) to++;
      else from--;
    }
    return new Span(phrases.get(from).start(), phrases.get(to).end()).trim(text);
  }
}
