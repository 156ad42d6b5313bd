package io.youju.answer;

import io.youju.search.Hit;
import io.youju.search.SearchIndex.Found;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Whether a question wants what several sections say together: a logistic model over how near the
/// likely questions of the nearest sections are, how near likely questions are that need two, and
/// how the question is built. It can tell only where likely questions are known.
final class Breadth {
  /// What joins two matters.
  private static final Pattern JOINS =
      Pattern.compile("和|跟|与|及|、|还有|另外|顺便|同时|一来|两[头边处条件样]|分别|各[自是]");

  /// What asks for several answers in so many words.
  private static final Pattern EACH =
      Pattern.compile("分别|各自|各[是有怎在归]|两头|两边|两方面|两[处样件]|哪几处|一来|另外|以及|还有|顺便|一并|对照");

  private static final Pattern ASKS = Pattern.compile("吗|怎么|什么|啥|多少|哪|咋|有没有|能不能|几|会不会|不|没");

  private static final Pattern MARKS = Pattern.compile("[,，。;；:：?？、](?=.)");
  private static final int MOST_MARKS = 4;
  private static final int MOST_ASKS = 3;

  /// The sections that may speak together.
  private static final int NEAREST = 3;

  private final Weights weights;

  /// @param weights of the features
  Breadth(Weights weights) {
    this.weights = weights;
  }

  /// By name; empty when no likely questions are known.
  ///
  /// @param question without who asks
  static Map<String, Double> features(String question, Found found) {
    List<Double> near = nearest(found.hits()).stream().map(Breadth::likely).limit(NEAREST).toList();
    if (near.size() < NEAREST || found.several() <= 0) return Map.of();
    Map<String, Double> features = new LinkedHashMap<>();
    features.put("first", near.get(0));
    features.put("ahead", near.get(0) - near.get(1));
    features.put("third", near.get(1) - near.get(2));
    features.put("several", found.several() - near.get(0));
    features.put("marks", (double) Math.min(MOST_MARKS, count(MARKS, question)));
    features.put("length", question.length() / 30.0);
    features.put("joins", JOINS.matcher(question).find() ? 1.0 : 0);
    features.put("asks", (double) Math.min(MOST_ASKS, count(ASKS, question)));
    features.put("each", EACH.matcher(question).find() ? 1.0 : 0);
    return features;
  }

  private static long count(Pattern pattern, String text) {
    return pattern.matcher(text).results().count();
  }

  private static double likely(Hit hit) {
    return hit.why().getOrDefault("likely", 0.0);
  }

  /// Those of `hits` with likely questions, those first whose questions are nearest.
  static List<Hit> nearest(List<Hit> hits) {
    return hits.stream()
        .filter(hit -> hit.why().containsKey("likely"))
        .sorted((one, other) -> Double.compare(likely(other), likely(one)))
        .toList();
  }

  /// The chance that several are wanted, 0 to 1; 0 where nothing can tell.
  double chance(Map<String, Double> features) {
    return features.isEmpty() ? 0 : weights.chance(features);
  }

  boolean wants(Map<String, Double> features) {
    return chance(features) >= weights.refuseUnder();
  }
}
