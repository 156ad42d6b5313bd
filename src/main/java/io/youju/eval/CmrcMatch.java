package io.youju.eval;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How well a predicted answer fits, by the rules of CMRC 2018's scorer (Cui et al., EMNLP 2019,
/// `cmrc2018_evaluate.py` v5): a token is a Chinese character or a Latin word, the marks on its
/// list fall away, and what counts is the longest unbroken run of tokens that both have.
///
/// Latin text is cut as NLTK cuts it ([LatinWords]), save that a point inside a line ends no
/// sentence.
final class CmrcMatch {
  /// The scorer's own list, save the double …: it holds single characters against that pair, so …
  /// stays.
  private static final Set<Character> MARKS =
      "-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』".chars().mapToObj(c -> (char) c).collect(toSet());

  private CmrcMatch() {}

  /// 1 when the prediction equals an answer, marks aside; else 0.
  static double exact(List<String> answers, String prediction) {
    String bare = bare(prediction);
    return answers.stream().anyMatch(answer -> bare(answer).equals(bare)) ? 1 : 0;
  }

  /// The best harmonic mean over the answers, 0 to 1.
  static double f1(List<String> answers, String prediction) {
    List<String> predicted = tokens(prediction);
    return answers.stream().mapToDouble(answer -> f1(tokens(answer), predicted)).max().orElse(0);
  }

  private static double f1(List<String> answer, List<String> predicted) {
    int common = longestRun(answer, predicted);
    if (common == 0) return 0;
    double precision = (double) common / predicted.size();
    double recall = (double) common / answer.size();
    return 2 * precision * recall / (precision + recall);
  }

  private static int longestRun(List<String> a, List<String> b) {
    int longest = 0;
    int[] before = new int[b.size() + 1];
    for (String token : a) {
      int[] row = new int[b.size() + 1];
      for (int j = 0; j < b.size(); j++) {
        row[j + 1] = token.equals(b.get(j)) ? before[j] + 1 : 0;
        longest = Math.max(longest, row[j + 1]);
      }
      before = row;
    }
    return longest;
  }

  private static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    for (char c : LatinWords.stripped(text.toLowerCase(Locale.ROOT)).toCharArray()) {
      if (!MARKS.contains(c)) bare.append(c);
    }
    return bare.toString();
  }

  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    StringBuilder latin = new StringBuilder();
    for (char c : bare(text).toCharArray()) {
      if (c < '\u4e00' || c > '\u9fa5') {
        latin.append(c);
        continue;
      }
      LatinWords.of(latin.toString()).forEach(tokens::add);
      latin.setLength(0);
      tokens.add(String.valueOf(c));
    }
    LatinWords.of(latin.toString()).forEach(tokens::add);
    return tokens;
  }
}
