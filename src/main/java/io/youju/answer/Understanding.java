package io.youju.answer;

import io.youju.search.Query;
import java.util.Map;
import java.util.Set;

/// A question as it was understood.
///
/// @param normal its normal form
/// @param content the normal form without question words and politeness
/// @param terms what is looked for word by word, with weights: 1 for the question's own, less for
///   equivalents
/// @param focus the terms of what was asked just now, when that is only the end of the question;
///   else empty
/// @param equivalents what government language says for its everyday words, as far as the documents
///   hold it
/// @param meaning what is embedded
/// @param own the question's own terms
/// @param asked the normal form of what was asked just now: of all, unless the question leans on an
///   earlier one
record Understanding(
    String original,
    String normal,
    String content,
    Wanted wanted,
    Map<String, Double> terms,
    Set<String> own,
    Set<String> equivalents,
    Set<String> focus,
    String meaning,
    String asked) {

  /// This one, of a question that was typed as `other` was.
  Understanding shownAs(Understanding other) {
    return new Understanding(
        other.original(), normal, content, wanted, terms, own, equivalents, focus, meaning, asked);
  }

  /// What is looked for.
  Query query() {
    return new Query(meaning, terms);
  }
}
