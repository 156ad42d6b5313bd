package io.youju.answer;

/// What speaks for and against the evidence answering this very question. The chance is a logistic
/// model over these features; docs/decisions/004 says what its weights were fitted on.
///
/// @param clause cosine of the best clause
/// @param section cosine of the section as a whole
/// @param words share of the question's rare words in the section, 0 to 1
/// @param quote the reading model's logit for the heart of the quote
/// @param margin how far the best section is ahead of the next
/// @param missing particulars asked for that the quote does not hold
/// @param foreign names, figures and places that the question takes for granted and the source
///   lacks
/// @param overclaim 1 when the question claims what its clause only explores or strives for
/// @param unknown share of the question's words that the document does not hold at all
record Support(
    double clause,
    double section,
    double words,
    double quote,
    double margin,
    double missing,
    double foreign,
    double overclaim,
    double unknown) {

  double[] features() {
    return new double[] {
      clause, section, words, quote, margin, missing, foreign, overclaim, unknown
    };
  }

  /// The chance that the evidence answers the question, 0 to 1.
  double chance(double[] weights) {
    double[] features = features();
    double sum = weights[0];
    for (int i = 0; i < features.length; i++) sum += weights[i + 1] * features[i];
    return 1 / (1 + Math.exp(-sum));
  }
}
