package io.youju.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A report as lines for a terminal.
public final class ReportText {
  private ReportText() {}

  /// All metrics overall with their intervals, then a table by set and by type where there are
  /// several.
  public static List<String> of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(report.overall().questions() + " questions");
    report
        .overall()
        .metrics()
        .forEach((name, figure) -> lines.add("  " + pad(name, 20) + withInterval(figure)));
    if (Double.isFinite(report.latency(0.5))) {
      lines.add(
          "  "
              + pad("latency p50", 20)
              + Decimals.of(report.latency(0.5), 1)
              + " ms, p95 "
              + Decimals.of(report.latency(0.95), 1)
              + " ms");
    }
    if (report.bySet().size() > 1) lines.addAll(table("set", report.bySet()));
    if (report.byType().size() > 1) lines.addAll(table("type", report.byType()));
    return lines;
  }

  /// The questions in which something was wrong, each with what was expected and what was said.
  public static List<String> failures(Report report) {
    List<String> lines = new ArrayList<>();
    for (Judged failed : report.failures()) {
      Judged.Exchange exchange = failed.exchange();
      lines.add("");
      lines.add(
          "✗ " + failed.id() + " (" + failed.type() + "): " + String.join(", ", exchange.faults()));
      lines.add("  asked     " + exchange.question());
      lines.add("  expected  " + exchange.expected());
      lines.add("  said      " + reason(exchange) + exchange.said().replace("\n", " ⏎ "));
    }
    return lines;
  }

  private static String reason(Judged.Exchange exchange) {
    return exchange.reason().isEmpty() ? "" : "(" + exchange.reason() + ") ";
  }

  private static String withInterval(Figure figure) {
    return Decimals.four(figure.value())
        + "  ["
        + Decimals.four(figure.low())
        + ", "
        + Decimals.four(figure.high())
        + "]";
  }

  private static List<String> table(String by, Map<String, Figures> groups) {
    List<String> names =
        groups.values().stream().flatMap(f -> f.metrics().keySet().stream()).distinct().toList();
    int wide = groups.keySet().stream().mapToInt(ReportText::width).max().orElse(0) + 2;
    List<String> lines = new ArrayList<>();
    lines.add("");
    StringBuilder head = new StringBuilder(pad("by " + by, Math.max(wide, 9)) + pad("n", 6));
    names.forEach(name -> head.append(pad(shortened(name), 11)));
    lines.add(head.toString().stripTrailing());
    groups.forEach((group, figures) -> {
      StringBuilder line = new StringBuilder(pad(group, Math.max(wide, 9)));
      line.append(pad(String.valueOf(figures.questions()), 6));
      for (String name : names) {
        Figure figure = figures.metrics().get(name);
        line.append(pad(figure == null ? "–" : Decimals.four(figure.value()), 11));
      }
      lines.add(line.toString().stripTrailing());
    });
    return lines;
  }

  private static String shortened(String name) {
    return name.replace("citation_", "cit_")
        .replace("refusal_", "ref_")
        .replace("precision", "prec")
        .replace("handled_right", "handled")
        .replace("_rate", "");
  }

  private static String pad(String text, int wide) {
    return text + " ".repeat(Math.max(1, wide - width(text)));
  }

  /// Columns on a terminal: two for a Chinese character.
  private static int width(String text) {
    return text.codePoints().map(c -> c >= 0x2e80 ? 2 : 1).sum();
  }
}
