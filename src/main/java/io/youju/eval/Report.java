package io.youju.eval;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// All that an evaluation found.
///
/// @param kind `questions`, `beir`, `squad` or `trec`
/// @param origin what was run and how: commit, settings, model, index, command
/// @param bySet by name of the set, by type: empty where there is but one
public record Report(
    String kind,
    Map<String, Object> origin,
    List<Judged> judged,
    Figures overall,
    Map<String, Figures> bySet,
    Map<String, Figures> byType,
    RiskCoverage riskCoverage) {
  public Report {
    origin = Collections.unmodifiableMap(new LinkedHashMap<>(origin));
    judged = List.copyOf(judged);
  }

  public static Report of(
      String kind, Map<String, Object> origin, List<Judged> judged, Figures.Draws draws) {
    return new Report(
        kind,
        origin,
        judged,
        Figures.of(judged, draws),
        grouped(judged, Judged::set, draws),
        grouped(judged, Judged::type, draws),
        RiskCoverage.of(judged));
  }

  private static Map<String, Figures> grouped(
      List<Judged> judged, Function<Judged, String> by, Figures.Draws draws) {
    Map<String, Figures> figures = new LinkedHashMap<>();
    judged.stream()
        .collect(groupingBy(by, TreeMap::new, toList()))
        .forEach((name, part) -> figures.put(name, Figures.of(part, draws)));
    return figures;
  }

  /// Milliseconds under which `share` of all questions were handled; NaN when nothing was timed.
  public double latency(double share) {
    return Figures.quantile(
        judged.stream()
            .mapToDouble(j -> j.exchange().millis())
            .filter(m -> !Double.isNaN(m))
            .sorted()
            .toArray(),
        share);
  }

  /// Those in which something was wrong.
  public List<Judged> failures() {
    return judged.stream().filter(j -> !j.exchange().faults().isEmpty()).toList();
  }
}
