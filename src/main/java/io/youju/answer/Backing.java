package io.youju.answer;

import io.youju.answer.QuoteChoice.Quote;
import io.youju.search.Hit;
import io.youju.search.SearchIndex;
import io.youju.search.Terms;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Decides which of the nearest sections speaks, and weighs what backs its words.
///
/// The reading model is the dearest part of a reply. A logit counts within ± [#MOST], so that what
/// a reading can change is known before: a passage is read only where that decides who speaks, or
/// whether anybody does.
final class Backing {
  /// Sections that may speak, within so much of the nearest.
  static final int CANDIDATES = 3;

  static final double WITHIN = 0.1;

  private static final double WEIGHT = 0.02;
  private static final double MOST = 4;
  private static final double UNREAD = 0;

  /// The words that all documents hold, and their normal form, by id.
  record Sources(Map<String, Set<String>> vocabulary, Map<String, String> normal) {}

  private final SearchIndex index;
  private final Optional<Judge> judge;
  private final Weights weights;
  private final Sources sources;
  private final Judge.Use use;

  Backing(
      SearchIndex index, Optional<Judge> judge, Weights weights, Sources sources, Judge.Use use) {
    this.index = index;
    this.judge = judge;
    this.weights = weights;
    this.sources = sources;
    this.use = use;
  }

  /// What a section would say.
  ///
  /// @param quotes at least one, the best first
  /// @param logit of the reading model, when it has been read
  record Spoken(Hit hit, List<Quote> quotes, OptionalDouble logit) {
    static Spoken unread(Hit hit, List<Quote> quotes) {
      return new Spoken(hit, quotes, OptionalDouble.empty());
    }

    double worth() {
      return hit.score() + WEIGHT * logit.orElse(UNREAD);
    }
  }

  /// The worthiest of `candidates`, which are the nearest first; one is read only while it may
  /// still win.
  Spoken speaker(Understanding question, List<Spoken> candidates) {
    Spoken best = candidates.getFirst();
    if (candidates.size() == 1) return best;
    best = read(question, best);
    for (Spoken next : candidates.subList(1, candidates.size())) {
      if (next.hit().score() + WEIGHT * MOST <= best.worth()) continue;
      Spoken read = read(question, next);
      if (read.worth() > best.worth()) best = read;
    }
    return best;
  }

  private Spoken read(Understanding question, Spoken spoken) {
    if (spoken.logit().isPresent() || judge.isEmpty()) return spoken;
    double logit = judge.get().answers(question.meaning(), spoken.quotes().getFirst().heart());
    return new Spoken(
        spoken.hit(), spoken.quotes(), OptionalDouble.of(Math.clamp(logit, -MOST, MOST)));
  }

  /// What speaks for the first quote of `spoken` answering `question`; read if that can lift the
  /// chance over `threshold` or take it below.
  Support support(Understanding question, Spoken spoken, List<Hit> hits, double threshold) {
    Support told = told(question, spoken, hits);
    if (spoken.logit().isPresent() || judge.isEmpty()) return told;
    boolean atWorst = told.withQuote(-MOST).chance(weights) >= threshold;
    boolean atBest = told.withQuote(MOST).chance(weights) >= threshold;
    if (use == Judge.Use.DECISIVE && atWorst == atBest) return told;
    return told.withQuote(read(question, spoken).logit().orElse(UNREAD));
  }

  private Support told(Understanding question, Spoken spoken, List<Hit> hits) {
    Hit best = spoken.hit();
    Quote quote = spoken.quotes().getFirst();
    double next =
        hits.stream()
            .filter(hit -> !hit.place().equals(best.place()))
            .mapToDouble(Hit::score)
            .max()
            .orElse(best.score());
    String id = best.document().id();
    Set<String> known = sources.vocabulary().getOrDefault(id, Set.of());
    String section = best.section().own().of(best.document().text());
    return new Support(
        best.why().getOrDefault("clause", 0.0),
        best.why().getOrDefault("section", 0.0),
        coverage(question, section),
        spoken.logit().orElse(UNREAD),
        Math.max(0, best.score() - next),
        Detail.missing(question.normal(), quote.text()),
        Premise.foreign(question.original(), section, known, sources.normal().getOrDefault(id, "")),
        Premise.overclaims(question.normal(), quote.text()) ? 1 : 0,
        Premise.unknown(question.own(), known));
  }

  private double coverage(Understanding question, String text) {
    Map<String, Double> rarity = index.rarity(question.own());
    Set<String> here = new HashSet<>(Terms.of(text));
    double shared = 0;
    double all = 1e-9;
    for (String term : question.own()) {
      double weight = rarity.getOrDefault(term, 0.0);
      all += weight;
      if (here.contains(term)) shared += weight;
    }
    return shared / all;
  }
}
