package io.youju.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// What figures must hold: a YAML list of gates, each a `metric`, the `set` it is taken over (all
/// when left out), and either a `floor` or `not_worse_than`, the path of a report from the folder
/// of the gates, with `p` (.05).
public record Gates(List<Gate> gates) {
  private static final double USUAL_P = 0.05;
  private static final String ALL = "all";

  /// One gate.
  ///
  /// @param set name of a set, or `all`
  public record Gate(String metric, String set, Bar bar) {}

  /// What a gate asks for.
  public sealed interface Bar {
    /// The metric is at least `value`.
    record Floor(double value) implements Bar {}

    /// The metric is not lower than in `report`, or not so surely: not at `p`.
    record NotWorse(Path report, double p) implements Bar {}
  }

  public Gates {
    gates = List.copyOf(gates);
  }

  /// Reads gates.
  ///
  /// @throws Malformed naming file, line and field
  public static Gates read(Path file) {
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .compose(new java.io.StringReader(JsonLines.text(file)));
      if (!(root instanceof SequenceNode list))
        throw Malformed.at(file, 1, "needs a list of gates");
      List<Gate> gates = new ArrayList<>();
      for (Node node : list.getValue()) gates.add(gate(file, node));
      return new Gates(gates);
    } catch (MarkedYAMLException e) {
      throw Malformed.at(file, e.getProblemMark().getLine() + 1, String.valueOf(e.getProblem()));
    }
  }

  private static Gate gate(Path file, Node node) {
    int line = line(node);
    if (!(node instanceof MappingNode mapping)) throw Malformed.at(file, line, "needs fields");
    Map<String, ScalarNode> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
      if (!List.of("metric", "set", "floor", "not_worse_than", "p").contains(name)) {
        throw Malformed.at(file, line(tuple.getKeyNode()), "field " + name + ": is not known");
      }
      if (!(tuple.getValueNode() instanceof ScalarNode value)) {
        throw Malformed.at(file, line(tuple.getValueNode()), "field " + name + ": needs one value");
      }
      fields.put(name, value);
    }
    ScalarNode metric = fields.get("metric");
    if (metric == null) throw Malformed.at(file, line, "field metric: is missing");
    ScalarNode set = fields.get("set");
    return new Gate(metric.getValue(), set == null ? ALL : set.getValue(), bar(file, line, fields));
  }

  private static Bar bar(Path file, int line, Map<String, ScalarNode> fields) {
    ScalarNode floor = fields.get("floor");
    ScalarNode report = fields.get("not_worse_than");
    if ((floor == null) == (report == null)) {
      throw Malformed.at(file, line, "field floor: needs this or not_worse_than, and not both");
    }
    if (floor != null) return new Bar.Floor(number(file, "floor", floor));
    ScalarNode p = fields.get("p");
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
    return new Bar.NotWorse(
        folder.resolve(report == null ? "" : report.getValue()),
        p == null ? USUAL_P : number(file, "p", p));
  }

  private static double number(Path file, String field, ScalarNode node) {
    try {
      return Double.parseDouble(node.getValue());
    } catch (NumberFormatException e) {
      throw Malformed.at(
          file, line(node), "field " + field + ": '" + node.getValue() + "' is not a number");
    }
  }

  private static int line(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  /// What came of one gate.
  ///
  /// @param says metric, set, floor and value
  public record Verdict(Gate gate, boolean passed, String says) {}

  /// Holds a report against the gates. A gate over a set that was not asked fails.
  public List<Verdict> hold(Report report) {
    return gates.stream().map(gate -> hold(gate, report)).toList();
  }

  private static Verdict hold(Gate gate, Report report) {
    Figures figures = gate.set().equals(ALL) ? report.overall() : report.bySet().get(gate.set());
    Figure figure = figures == null ? null : figures.metrics().get(gate.metric());
    String name = gate.metric() + " over " + gate.set();
    if (figure == null) {
      String sets = String.join(", ", report.bySet().keySet());
      return new Verdict(gate, false, name + ": there is no such figure; sets asked: all, " + sets);
    }
    return switch (gate.bar()) {
      case Bar.Floor(double floor) ->
          new Verdict(
              gate,
              figure.value() >= floor,
              name
                  + ": value "
                  + Decimals.four(figure.value())
                  + ", floor "
                  + Decimals.four(floor));
      case Bar.NotWorse(Path file, double p) -> notWorse(gate, report, file, p);
    };
  }

  private static Verdict notWorse(Gate gate, Report report, Path file, double p) {
    Comparison comparison =
        Comparison.of(
            of(gate.set(), Scores.read(file)),
            of(gate.set(), Scores.of(report.judged())),
            Comparison.Permutations.STANDARD);
    Comparison.Difference d = comparison.metrics().get(gate.metric());
    String name = gate.metric() + " over " + gate.set();
    if (d == null) return new Verdict(gate, false, name + ": is not in " + file);
    boolean worse = Scores.better(gate.metric(), d.a(), d.b()) && d.p() < p;
    String says =
        "%s: value %s, floor %s of %s less chance, p = %s (worse when under %s)"
            .formatted(
                name, Decimals.four(d.b()), Decimals.four(d.a()), file, Decimals.four(d.p()), p);
    return new Verdict(gate, !worse, says);
  }

  private static Scores of(String set, Scores scores) {
    return set.equals(ALL) ? scores : scores.within(set);
  }
}
