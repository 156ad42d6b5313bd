package io.youju.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Groups texts that are about the same: each joins the first group whose leader it is like, or
/// leads a new one. Vectors are kept for the texts seen last.
public final class Likeness {
  /// Cosine of two questions of one group; lower than what makes them one question.
  private static final double ALIKE = 0.80;

  /// Without an embedder: share of character pairs in common.
  private static final double ALIKE_BY_PAIRS = 0.6;

  /// Texts whose vectors are kept, 2 kB each.
  private static final int REMEMBERED = 2_000;

  private final Supplier<Optional<Embedder>> embedder;
  private final Map<String, float[]> vectors = new Recent<>(REMEMBERED);

  public Likeness(Supplier<Optional<Embedder>> embedder) {
    this.embedder = embedder;
  }

  /// The texts in groups, each led by its first, in the order of their leaders.
  public synchronized List<List<String>> groups(List<String> texts) {
    Optional<Embedder> by = embedder.get();
    List<List<String>> groups = new ArrayList<>();
    for (String text : texts) {
      groups.stream()
          .filter(group -> alike(group.getFirst(), text, by))
          .findFirst()
          .ifPresentOrElse(
              group -> group.add(text), () -> groups.add(new ArrayList<>(List.of(text))));
    }
    return groups;
  }

  private boolean alike(String a, String b, Optional<Embedder> by) {
    if (by.isEmpty()) return dice(pairs(a), pairs(b)) >= ALIKE_BY_PAIRS;
    float[] one = vector(a, by.get());
    float[] other = vector(b, by.get());
    double sum = 0;
    for (int i = 0; i < one.length; i++) sum += one[i] * other[i];
    return sum >= ALIKE;
  }

  private float[] vector(String text, Embedder by) {
    return vectors.computeIfAbsent(text, by::embedQuestion);
  }

  private static Set<String> pairs(String text) {
    Set<String> pairs = new HashSet<>();
    for (int i = 0; i + 2 <= text.length(); i++) pairs.add(text.substring(i, i + 2));
    return pairs;
  }

  private static double dice(Set<String> a, Set<String> b) {
    if (a.isEmpty() || b.isEmpty()) return 0;
    return 2.0 * a.stream().filter(b::contains).count() / (a.size() + b.size());
  }
}
