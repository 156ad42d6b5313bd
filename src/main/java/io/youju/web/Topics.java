package io.youju.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.youju.ledger.Concern;
import io.youju.ledger.Concern.Kind;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Questions that went badly, grouped by likeness.
final class Topics {
  /// Questions that are looked at, the newest.
  private static final int MOST_CONCERNS = 1_000;

  private Topics() {}

  /// One group.
  ///
  /// @param questions its wordings, the most frequent first
  /// @param concerns every time that one of them was asked
  record Topic(List<String> questions, List<Concern> concerns) {
    Topic {
      questions = List.copyOf(questions);
      concerns = List.copyOf(concerns);
    }

    /// The wording that stands for all.
    String question() {
      return questions.getFirst();
    }

    int times() {
      return concerns.size();
    }
  }

  /// The groups since then, the most frequent first.
  static List<Topic> of(Staff staff, Kind kind, Instant since) {
    Map<String, List<Concern>> byQuestion =
        staff.ledger().concerns(kind, since, MOST_CONCERNS).stream()
            .collect(groupingBy(Concern::question, LinkedHashMap::new, toList()));
    List<String> frequent =
        byQuestion.entrySet().stream()
            .sorted(
                Comparator.comparingInt((Map.Entry<String, List<Concern>> e) -> e.getValue().size())
                    .reversed())
            .map(Map.Entry::getKey)
            .toList();
    return staff.likeness().groups(frequent).stream()
        .map(questions ->
            new Topic(
                questions,
                questions.stream()
                    .flatMap(q -> byQuestion.getOrDefault(q, List.of()).stream())
                    .toList()))
        .sorted(Comparator.comparingInt(Topic::times).reversed())
        .toList();
  }
}
