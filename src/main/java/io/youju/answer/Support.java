package io.youju.answer;

import java.util.LinkedHashMap;
import java.util.Map;

/// What speaks for and against the evidence answering this very question. The chance is a logistic
/// model over these features ([Weights]).
///
/// @param clause cosine of the best clause
/// @param section cosine of the section as a whole
/// @param words share of the question's rare words in the section, 0 to 1
/// @param quote the reading model's logit for the heart of the quote, held within ± 4; 0 when it
///   was not read
/// @param margin how far the best section is ahead of the next
/// @param missing particulars asked for that the quote does not hold
/// @param foreign 1 when the question takes names, figures or places for granted that the source
///   lacks, [#MISQUOTED] when it states a share or a large sum that the source does not say, or
///   counts what the source counts otherwise
/// @param overclaim 1 when the question claims what its clause only explores or strives for
/// @param unknown share of the question's words that the document does not hold at all
/// @param elsewhere similarity of the question to everyday ones that such documents do not answer
/// @param likely similarity of the question to likely ones that the section answers; 0 when none
///   are known
/// @param unanswered similarity of the question to likely ones that nothing answers; 0 when none
///   are known
/// @param verified logit that the nearest phrase answers, by vectors alone
///   ([io.youju.search.SearchIndex.Found]); 0 when no likely questions are known
record Support(
    double clause,
    double section,
    double words,
    double quote,
    double margin,
    double missing,
    double foreign,
    double overclaim,
    double unknown,
    double elsewhere,
    double likely,
    double unanswered,
    double verified) {
  /// The most of a chance that evidence without a particular has.
  private static final double LACKING = 0.2;

  /// A question so much nearer to likely ones that are answered than to those that are not asks for
  /// no particular that is lacking.
  private static final double FORESEEN = 0.03;

  static final double MISQUOTED = 2;

  /// Whether nothing that is asked for is lacking, and nothing taken for granted.
  boolean holds() {
    return missing == 0 && foreign == 0 && overclaim == 0;
  }

  /// By the names that stand in the file of weights; those of likely questions only where some are
  /// known.
  Map<String, Double> features() {
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("clause", clause);
    features.put("section", section);
    features.put("words", words);
    features.put("quote", quote);
    features.put("margin", margin);
    features.put("missing", missing);
    features.put("foreign", Math.min(1, foreign));
    features.put("overclaim", overclaim);
    features.put("unknown", unknown);
    features.put("elsewhere", elsewhere);
    if (likely != 0) {
      features.put("likely", likely);
      features.put("unanswered", unanswered);
      features.put("verified", verified);
    }
    return features;
  }

  /// The same with another logit of the reading model.
  Support withQuote(double logit) {
    return new Support(
        clause,
        section,
        words,
        logit,
        margin,
        missing,
        foreign,
        overclaim,
        unknown,
        elsewhere,
        likely,
        unanswered,
        verified);
  }

  /// The chance that the evidence answers the question, 0 to 1. Without a particular that is asked
  /// for it does not, however near it is, nor where the question has a figure wrong.
  double chance(Weights weights) {
    double chance = weights.chance(features());
    boolean lacking =
        (missing >= 1
                && likely - unanswered <= FORESEEN
                && weights.byFeature().containsKey("missing"))
            || (foreign >= MISQUOTED && weights.byFeature().containsKey("foreign"));
    return lacking ? Math.min(chance, LACKING) : chance;
  }
}
