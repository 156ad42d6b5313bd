package io.youju.eval;

import io.youju.eval.Comparison.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A comparison as text and as JSON.
public final class ComparisonReport {
  private static final int NAMED = 10;

  private ComparisonReport() {}

  /// A table, and the questions won and lost in the first metric.
  public static List<String> text(Comparison comparison) {
    List<String> lines = new ArrayList<>();
    lines.add(comparison.shared() + " questions in both");
    count(lines, "only in A", comparison.onlyA());
    count(lines, "only in B", comparison.onlyB());
    lines.add("");
    lines.add(
        "%-20s %8s %8s %8s  %-20s %8s %8s %5s %5s"
            .formatted("metric", "A", "B", "B - A", "95 % interval", "p", "Holm p", "won", "lost"));
    comparison.metrics().forEach((name, d) -> lines.add(row(name, d)));
    comparison.metrics().entrySet().stream()
        .findFirst()
        .ifPresent(first -> {
          lines.add("");
          count(lines, first.getKey() + " won by B", first.getValue().won());
          count(lines, first.getKey() + " lost by B", first.getValue().lost());
        });
    return lines;
  }

  private static void count(List<String> lines, String what, List<String> questions) {
    if (questions.isEmpty()) return;
    String more = questions.size() > NAMED ? " …" : "";
    String some = String.join(", ", questions.stream().limit(NAMED).toList());
    lines.add(what + ": " + questions.size() + " (" + some + more + ")");
  }

  private static String row(String name, Difference d) {
    return "%-20s %8s %8s %8s  %-20s %8s %8s %5d %5d"
        .formatted(
            name,
            Decimals.four(d.a()),
            Decimals.four(d.b()),
            Decimals.four(d.difference()),
            "[" + Decimals.four(d.low()) + ", " + Decimals.four(d.high()) + "]",
            Decimals.four(d.p()),
            Decimals.four(d.holm()),
            d.won().size(),
            d.lost().size());
  }

  /// On one line: a flat `metrics` map of differences, and for each metric all there is.
  public static String json(Comparison comparison) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    Map<String, Object> differences = new LinkedHashMap<>();
    comparison
        .metrics()
        .forEach((name, d) -> {
          metrics.put(name, d.difference());
          Map<String, Object> one = new LinkedHashMap<>();
          one.put("a", d.a());
          one.put("b", d.b());
          one.put("difference", d.difference());
          one.put("interval", List.of(d.low(), d.high()));
          one.put("p", d.p());
          one.put("p_holm", d.holm());
          one.put("won", d.won());
          one.put("lost", d.lost());
          differences.put(name, one);
        });
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metrics", metrics);
    json.put("kind", "comparison");
    json.put("count", comparison.shared());
    json.put("differences", differences);
    json.put("only_a", comparison.onlyA());
    json.put("only_b", comparison.onlyB());
    return JsonMapper.shared().writeValueAsString(json);
  }
}
