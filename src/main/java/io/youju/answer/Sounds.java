package io.youju.answer;

import io.youju.text.NormalForm;
import io.youju.text.Pinyin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The documents' words by how they sound, for questions typed in pinyin or with a wrong character
/// of the same sound.
final class Sounds {
  private static final int LONGEST = 4;
  private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fff]+");
  private static final Pattern LATIN = Pattern.compile("[a-z]+");

  /// Sound to the word that stands most often in the documents.
  private final Map<String, String> words = new HashMap<>();

  Sounds(List<String> texts) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String text : texts) {
      Matcher run = HAN.matcher(NormalForm.of(text).text());
      while (run.find()) count(run.group(), counts);
    }
    Pinyin.learn(String.join("", counts.keySet()));
    Map<String, Integer> best = new HashMap<>();
    counts.forEach((word, count) -> {
      if (word.length() > 2 && count < 2 && word.length() == 3) return;
      String sound = Pinyin.of(word);
      if (count > best.getOrDefault(sound, 0)) {
        best.put(sound, count);
        words.put(sound, word);
      }
    });
  }

  private static void count(String run, Map<String, Integer> counts) {
    for (int size = 2; size <= LONGEST; size++) {
      for (int i = 0; i + size <= run.length(); i++)
        counts.merge(run.substring(i, i + size), 1, Integer::sum);
    }
  }

  /// `normal` with runs of pinyin that are words of the documents written in characters; others
  /// stay.
  String written(String normal) {
    Matcher latin = LATIN.matcher(normal);
    StringBuilder out = new StringBuilder();
    while (latin.find())
      latin.appendReplacement(out, Matcher.quoteReplacement(written(latin.group(), 0)));
    return latin.appendTail(out).toString();
  }

  /// Longest sounds first; all of the run or nothing.
  private String written(String latin, int depth) {
    if (latin.length() < 4 || depth > 6) return latin;
    for (int end = latin.length(); end >= 4; end--) {
      String word = words.get(latin.substring(0, end));
      if (word == null) continue;
      String rest = latin.substring(end);
      String after = rest.isEmpty() ? "" : written(rest, depth + 1);
      if (after.isEmpty() || !LATIN.matcher(after).find()) return word + after;
    }
    return latin;
  }

  /// The word of the documents that sounds like `pair`, if it is another one.
  java.util.Optional<String> meant(String pair) {
    String word = words.get(Pinyin.of(pair));
    return word == null || word.equals(pair)
        ? java.util.Optional.empty()
        : java.util.Optional.of(word);
  }
}
