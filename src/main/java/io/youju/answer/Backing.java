package io.youju.answer;

import io.youju.answer.QuoteChoice.Quote;
import io.youju.search.Hit;
import io.youju.search.SearchIndex;
import io.youju.search.SearchIndex.Found;
import io.youju.search.Terms;
import io.youju.text.NormalForm;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/// Decides which of the nearest sections speaks, and weighs what backs its words.
///
/// The reading model is the dearest part of a reply. A logit counts within ± [#MOST], so that what
/// a reading can change is known before: a passage is read only where that decides who speaks, or
/// whether anybody does.
final class Backing {
  /// Sections that may speak, within so much of the nearest.
  private static final int CANDIDATES = 3;

  private static final double WITHIN = 0.1;

  private static final double WEIGHT = 0.02;
  private static final double MOST = 4;

  /// What each particular that a section would not give counts against it.
  private static final double LACKS = 0.1;

  private static final double UNREAD = 0;

  /// What a particular of the table counts where no likely question tells that it is lacking.
  private static final double PARTICULAR = 0.25;

  /// What a particular counts that only an earlier question asked for.
  private static final double CARRIED = 0.5;

  /// A follow-up of more characters says itself what it wants.
  private static final int SHORT = 10;

  /// The words that all documents hold, and their normal form, by id.
  record Sources(Map<String, Set<String>> vocabulary, Map<String, String> normal) {}

  private final SearchIndex index;
  private final Optional<Judge> judge;
  private final Calibration calibration;
  private final Sources sources;
  private final Judge.Use use;

  Backing(
      SearchIndex index,
      Optional<Judge> judge,
      Calibration calibration,
      Sources sources,
      Judge.Use use) {
    this.index = index;
    this.judge = judge;
    this.calibration = calibration;
    this.sources = sources;
    this.use = use;
  }

  /// What a section would say.
  ///
  /// @param quotes at least one, the worthiest first
  /// @param missing particulars asked for that it would not give
  /// @param logit of the reading model, when it has been read
  /// @param prior what the section is worth more before anything is read, because the conversation
  ///   is about it
  record Spoken(Hit hit, List<Quote> quotes, double missing, OptionalDouble logit, double prior) {
    /// What a section would say to `question`, not yet read; empty when there is nothing to say.
    static Optional<Spoken> of(Understanding question, Hit hit, List<Quote> quotes) {
      if (quotes.isEmpty()) return Optional.empty();
      List<Quote> ordered =
          quotes.stream().sorted(Comparator.comparingDouble(Quote::worth).reversed()).toList();
      double missing = lacks(question, ordered.getFirst(), foreseen(hit));
      return Optional.of(new Spoken(hit, ordered, missing, OptionalDouble.empty(), 0));
    }

    double worth() {
      return nearness() + WEIGHT * logit.orElse(UNREAD);
    }

    /// How near the section is, less for particulars asked for that it would not give.
    double nearness() {
      return hit.score() + prior - LACKS * missing;
    }

    Spoken withLogit(double value) {
      return new Spoken(hit, quotes, missing, OptionalDouble.of(value), prior);
    }

    Spoken withPrior(double worth) {
      return new Spoken(hit, quotes, missing, logit, worth);
    }
  }

  /// Those of `hits`, the nearest first, that may speak.
  static Stream<Hit> candidates(List<Hit> hits) {
    double best = hits.stream().limit(CANDIDATES).mapToDouble(Hit::score).max().orElse(0);
    return hits.stream()
        .limit(CANDIDATES)
        .filter(hit -> hit.place().equals(hits.getFirst().place()) || hit.score() > best - WITHIN);
  }

  /// The worthiest of `candidates`; one is read only while it may still win.
  Spoken speaker(Understanding question, List<Spoken> candidates) {
    if (candidates.size() == 1) return candidates.getFirst();
    List<Spoken> nearest =
        candidates.stream()
            .sorted(Comparator.comparingDouble(Spoken::nearness).reversed())
            .toList();
    Spoken best = read(question, nearest.getFirst());
    for (Spoken next : nearest.subList(1, nearest.size())) {
      if (next.nearness() + WEIGHT * MOST <= best.worth()) break;
      Spoken read = read(question, next);
      if (read.worth() > best.worth()) best = read;
    }
    return best;
  }

  private Spoken read(Understanding question, Spoken spoken) {
    if (spoken.logit().isPresent() || judge.isEmpty()) return spoken;
    double logit = judge.get().answers(question.meaning(), spoken.quotes().getFirst().heart());
    return spoken.withLogit(Math.clamp(logit, -MOST, MOST));
  }

  /// What speaks for the first quote of `spoken` answering `question`; read if that can lift the
  /// chance over `threshold` or take it below.
  ///
  /// @param hits the nearest first, of what was `found`
  Support support(
      Understanding question, Spoken spoken, List<Hit> hits, Found found, double threshold) {
    Support told = told(question, spoken, hits, found);
    if (spoken.logit().isPresent() || judge.isEmpty()) return told;
    Weights weights = calibration.of(spoken.hit());
    boolean atWorst = told.withQuote(-MOST).chance(weights) >= threshold;
    boolean atBest = told.withQuote(MOST).chance(weights) >= threshold;
    if (use == Judge.Use.DECISIVE && atWorst == atBest) return told;
    return told.withQuote(read(question, spoken).logit().orElse(UNREAD));
  }

  private Support told(Understanding question, Spoken spoken, List<Hit> hits, Found found) {
    Hit best = spoken.hit();
    Quote quote = spoken.quotes().getFirst();
    double next =
        hits.stream()
            .filter(hit -> !hit.place().equals(best.place()))
            .mapToDouble(Hit::score)
            .max()
            .orElse(best.score() - NAMED_ALONE);
    boolean foreseen = foreseen(best);
    String id = best.document().id();
    Set<String> known = sources.vocabulary().getOrDefault(id, Set.of());
    String section = best.section().own().of(best.document().text());
    String claimed = Story.untold(question.normal());
    return new Support(
        best.why().getOrDefault("clause", 0.0),
        best.why().getOrDefault("section", 0.0),
        coverage(question, section),
        spoken.logit().orElse(UNREAD),
        Math.max(0, best.score() - next),
        spoken.missing(),
        foreign(question, claimed, best, quote, section),
        Premise.overclaims(claimed, quote.text()) ? 1 : 0,
        Premise.unknown(question.own(), known),
        found.elsewhere(),
        best.why().getOrDefault("likely", 0.0),
        foreseen ? found.unanswered() : 0,
        foreseen ? found.verifier().applyAsDouble(best.place()) : 0);
  }

  private static boolean foreseen(Hit hit) {
    return hit.why().containsKey("likely");
  }

  /// @param normal the question's normal form without what is told before it
  private double foreign(
      Understanding question, String normal, Hit best, Quote quote, String section) {
    String asked = question.asked();
    String here = NormalForm.of(section).text();
    String whole = sources.normal().getOrDefault(best.document().id(), "");
    boolean leans = !question.focus().isEmpty();
    Swaps swaps = Swaps.standard();
    if (Swaps.misnumbered(asked, normal, here)
        || (leans && swaps.another(asked, normal, here, whole))) return Support.MISQUOTED;
    if (Premise.verifies(normal)) return 0;
    if (Premise.misquotes(normal, whole)
        || Premise.miscounts(normal, NormalForm.of(quote.text()).text(), whole)
        || swaps.any(normal, here, whole)
        || (leans && swaps.any(asked, here, whole))) {
      return Support.MISQUOTED;
    }
    Set<String> known = sources.vocabulary().getOrDefault(best.document().id(), Set.of());
    String home = best.document().title();
    boolean foreign =
        Premise.foreign(normal, here, known, whole, home)
            || (leans && Premise.foreign(asked, here, known, whole, home));
    return foreign ? 1 : 0;
  }

  /// What an item beyond the last counts: that is certain.
  private static final double BEYOND = 2;

  /// How far a section is ahead that the question names by its number.
  private static final double NAMED_ALONE = 0.25;

  /// Particulars asked for that `quote` lacks. A follow-up that names another matter (机场呢) may want
  /// the same particular of it, or just to hear of it.
  ///
  /// @param foreseen whether likely questions are known of its document
  private static double lacks(Understanding question, Quote quote, boolean foreseen) {
    String section = quote.section().own().of(quote.document().text());
    String asked = Indefinite.plain(question.asked());
    String normal = Indefinite.plain(question.normal());
    double missing = Detail.missing(asked, quote.text(), quote.heart());
    int unexplained = Members.unexplained(normal, section);
    if (unexplained > 0) missing += unexplained;
    else if (Members.missing(normal, asked, quote.heart(), section)) missing++;
    if (Items.missing(asked, section)) missing += BEYOND;
    if (Particulars.standard().missing(asked, section)) missing += foreseen ? 1 : PARTICULAR;
    if (question.wanted() == Wanted.NUMBER && otherTime(question, quote)) missing++;
    if (question.focus().isEmpty() || asked.length() > SHORT || Detail.anyAsked(asked))
      return missing;
    return missing + CARRIED * Detail.missing(normal, quote.text(), quote.heart());
  }

  /// Whether the heart of `quote` is said of another time than the question names.
  private static boolean otherTime(Understanding question, Quote quote) {
    Timed timed = Timed.of(question.normal(), quote.document().text(), quote.section());
    return !timed.holds(quote.core().start());
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
