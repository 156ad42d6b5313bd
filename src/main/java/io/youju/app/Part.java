package io.youju.app;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What an evaluation can switch off to see what it adds (`youju eval --without`).
enum Part {
  /// Everyday words and what government language says for them.
  EQUIVALENTS,
  /// The model that judges whether a clause answers.
  READER,
  /// Vectors, and the reading model with them: words alone.
  VECTORS,
  /// Particulars asked for that the quote lacks.
  DETAILS,
  /// What the question takes for granted: names, figures, places, strengths.
  PREMISES,
  /// Everyday questions that no such document answers.
  ELSEWHERE,
  /// Questions that people are likely to ask of the document.
  LIKELY;

  /// The features of the support that rest on this part.
  Set<String> features() {
    return switch (this) {
      case DETAILS -> Set.of("missing");
      case PREMISES -> Set.of("foreign", "overclaim");
      case ELSEWHERE -> Set.of("elsewhere");
      case EQUIVALENTS, READER, VECTORS, LIKELY -> Set.of();
    };
  }

  /// @throws WrongUse naming what is no part
  static Set<Part> of(List<String> names) {
    return names.stream().map(Part::of).collect(Collectors.toSet());
  }

  private static Part of(String name) {
    return Arrays.stream(values())
        .filter(part -> part.word().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new WrongUse(
                "--without "
                    + name
                    + ": needs "
                    + Arrays.stream(values()).map(Part::word).collect(Collectors.joining(", "))));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
