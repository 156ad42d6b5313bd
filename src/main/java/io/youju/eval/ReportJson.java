package io.youju.eval;

import io.youju.eval.Said.Cited;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// A report as one JSON object: a flat `metrics` map, and all else beside it. What is not a number
/// is left out.
public final class ReportJson {
  private static final int CURVE_POINTS = 200;

  private ReportJson() {}

  /// On one line.
  public static String of(Report report) {
    return JsonMapper.shared().writeValueAsString(tree(report));
  }

  /// On one line, with more beside what a report holds.
  public static String of(Report report, Map<String, Object> beside) {
    Map<String, Object> json = new LinkedHashMap<>(tree(report));
    json.putAll(beside);
    return JsonMapper.shared().writeValueAsString(json);
  }

  static Map<String, Object> tree(Report report) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("metrics", metrics(report));
    json.put("kind", report.kind());
    json.put("origin", report.origin());
    json.put("count", report.overall().questions());
    json.put("intervals", intervals(report.overall()));
    json.put("by_set", groups(report.bySet()));
    json.put("by_type", groups(report.byType()));
    if (!report.riskCoverage().points().isEmpty()) {
      json.put("risk_coverage", curve(report.riskCoverage().points()));
    }
    json.put("questions", report.judged().stream().map(ReportJson::question).toList());
    return json;
  }

  /// The flat map: all metrics, and latencies where there are any.
  static Map<String, Object> metrics(Report report) {
    Map<String, Object> metrics = new LinkedHashMap<>();
    report.overall().metrics().forEach((name, figure) -> metrics.put(name, figure.value()));
    put(metrics, "aurc", report.riskCoverage().area());
    put(metrics, "latency_p50_ms", report.latency(0.5));
    put(metrics, "latency_p95_ms", report.latency(0.95));
    return metrics;
  }

  private static void put(Map<String, Object> json, String name, double value) {
    if (Double.isFinite(value)) json.put(name, value);
  }

  private static Map<String, Object> intervals(Figures figures) {
    Map<String, Object> json = new LinkedHashMap<>();
    figures
        .metrics()
        .forEach((name, figure) -> json.put(name, List.of(figure.low(), figure.high())));
    return json;
  }

  private static Map<String, Object> groups(Map<String, Figures> groups) {
    Map<String, Object> json = new LinkedHashMap<>();
    groups.forEach((name, figures) -> {
      Map<String, Object> group = new LinkedHashMap<>();
      Map<String, Object> metrics = new LinkedHashMap<>();
      figures.metrics().forEach((metric, figure) -> metrics.put(metric, figure.value()));
      group.put("count", figures.questions());
      group.put("metrics", metrics);
      group.put("intervals", intervals(figures));
      json.put(name, group);
    });
    return json;
  }

  private static List<Object> curve(List<RiskCoverage.Point> points) {
    int step = Math.max(1, points.size() / CURVE_POINTS);
    List<Object> curve = new ArrayList<>();
    for (int i = points.size() - 1; i >= 0; i -= step) curve.addFirst(points.get(i));
    return curve;
  }

  private static Map<String, Object> question(Judged judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", judged.id());
    json.put("set", judged.set());
    json.put("type", judged.type());
    json.put("topic", judged.topic());
    json.put("scores", scores(judged));
    Judged.Exchange exchange = judged.exchange();
    json.put("faults", exchange.faults());
    json.put("question", exchange.question());
    json.put("expected", exchange.expected());
    json.put("said", exchange.said());
    if (!exchange.reason().isEmpty()) json.put("reason", exchange.reason());
    json.put("cited", exchange.cited().stream().map(ReportJson::cited).toList());
    put(json, "score", exchange.score());
    put(json, "ms", exchange.millis());
    return json;
  }

  /// A number where the weight is 1, else sum and weight.
  private static Map<String, Object> scores(Judged judged) {
    Map<String, Object> json = new LinkedHashMap<>();
    judged
        .tallies()
        .forEach((metric, tally) -> {
          if (tally.isNone()) return;
          json.put(
              metric, tally.weight() == 1 ? tally.sum() : List.of(tally.sum(), tally.weight()));
        });
    return json;
  }

  private static Map<String, Object> cited(Cited citation) {
    return Map.of(
        "label", citation.label(),
        "section", citation.section().toString(),
        "quote", citation.quote());
  }
}
