package io.youju.answer;

/// What speaks for and against the evidence answering this very question. The chance is a logistic
/// model over these features; its weights and the command that fitted them stand in
/// `support-weights`.
///
/// @param clause cosine of the best clause
/// @param section cosine of the section as a whole
/// @param words share of the question's rare words in the section, 0 to 1
/// @param judge the reading model's logit
/// @param margin how far the best section is ahead of the next
/// @param numberMissing 1 when a number is wanted and the quote has none
/// @param foreign how many names, years or numbers of the question the document does not hold
record Support(
    double clause,
    double section,
    double words,
    double judge,
    double margin,
    double numberMissing,
    double foreign) {

  double[] features() {
    return new double[] {clause, section, words, judge, margin, numberMissing, foreign};
  }

  /// The chance that the evidence answers the question, 0 to 1.
  double chance(double[] weights) {
    double[] features = features();
    double sum = weights[0];
    for (int i = 0; i < features.length; i++) sum += weights[i + 1] * features[i];
    return 1 / (1 + Math.exp(-sum));
  }
}
