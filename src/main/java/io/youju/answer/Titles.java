package io.youju.answer;

import io.youju.document.Document;
import io.youju.text.NormalForm;
import java.util.ArrayList;
import java.util.List;

/// Documents that a question names by their title or a run of its characters: 供水条例 for 某省城市供水条例.
final class Titles {
  /// Characters that a name must share with a title.
  private static final int NAME = 3;

  /// Characters of a run that is taken for a piece of a title.
  private static final int PIECE = 2;

  private Titles() {}

  /// Those of `documents` that `normal` names best; empty when it names none.
  static List<Document> named(String normal, List<Document> documents) {
    List<Document> named = new ArrayList<>();
    int most = NAME;
    for (Document document : documents) {
      int shared = shared(normal, NormalForm.of(document.title()).text());
      if (shared < most) continue;
      if (shared > most) named.clear();
      most = shared;
      named.add(document);
    }
    return named;
  }

  /// The length of the longest run of characters that both hold.
  private static int shared(String question, String title) {
    int best = 0;
    int[] before = new int[title.length() + 1];
    for (int i = 0; i < question.length(); i++) {
      int[] here = new int[title.length() + 1];
      for (int j = 0; j < title.length(); j++) {
        if (question.charAt(i) != title.charAt(j)) continue;
        here[j + 1] = before[j] + 1;
        best = Math.max(best, here[j + 1]);
      }
      before = here;
    }
    return best;
  }

  /// `words` without the runs that are pieces of the title.
  static String without(String words, Document document) {
    String title = NormalForm.of(document.title()).text();
    StringBuilder rest = new StringBuilder();
    int at = 0;
    while (at < words.length()) {
      int end = at;
      while (end < words.length() && title.contains(words.substring(at, end + 1))) end++;
      if (end - at >= PIECE) {
        at = end;
      } else {
        rest.append(words.charAt(at++));
      }
    }
    return rest.toString();
  }
}
