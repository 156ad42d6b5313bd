package io.youju.search;

import io.youju.text.NormalForm;
import java.util.ArrayList;
import java.util.List;

/// The terms by which text is found: overlapping pairs of Chinese characters, and numbers and Latin
/// words whole. Pairs need no dictionary and lose no word; single characters stand alone only when
/// they have no neighbour.
public final class Terms {
  private Terms() {}

  public static List<String> of(String text) {
    return ofNormal(NormalForm.of(text).text());
  }

  static List<String> ofNormal(String normal) {
    List<String> terms = new ArrayList<>();
    int i = 0;
    while (i < normal.length()) {
      int end = i;
      if (isHan(normal.charAt(i))) {
        while (end < normal.length() && isHan(normal.charAt(end))) end++;
        if (end - i == 1) terms.add(normal.substring(i, end));
        for (int k = i; k + 2 <= end; k++) terms.add(normal.substring(k, k + 2));
      } else if (isWord(normal.charAt(i))) {
        while (end < normal.length() && isWord(normal, end)) end++;
        terms.add(normal.substring(i, end));
      } else {
        end++;
      }
      i = end;
    }
    return terms;
  }

  private static boolean isHan(char c) {
    return Character.isIdeographic(c);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) && !isHan(c);
  }

  /// Letters and digits, and a point between two digits.
  private static boolean isWord(String text, int at) {
    if (isWord(text.charAt(at))) return true;
    return text.charAt(at) == '.'
        && Character.isDigit(text.charAt(at - 1))
        && at + 1 < text.length()
        && Character.isDigit(text.charAt(at + 1));
  }
}
