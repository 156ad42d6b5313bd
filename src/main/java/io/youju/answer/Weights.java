package io.youju.answer;

import io.youju.text.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The weights of a logistic model over named features, and the chance under which a question is
/// refused. A file of weights has a feature a line, name and weight between tabs; `intercept` and
/// `refuse-under` stand among them, lines that begin with # are remarks. `youju eval fit` writes
/// such files.
///
/// @param refuseUnder 0 to 1
public record Weights(double intercept, Map<String, Double> byFeature, double refuseUnder) {
  public static final String INTERCEPT = "intercept";
  public static final String REFUSE_UNDER = "refuse-under";

  public Weights {
    byFeature = Map.copyOf(byFeature);
  }

  /// Those that come with the programme: `support`, fitted with its models, or `support-words`, for
  /// words alone.
  public static Weights standard(String name) {
    return of(Table.lines("/weights/" + name + ".tsv"));
  }

  /// Reads the lines of a file.
  ///
  /// @throws IllegalArgumentException naming the line that is not of the form, or what is missing
  public static Weights of(List<String> lines) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) continue;
      String[] columns = line.split("\t");
      if (columns.length != 2 || weights.put(columns[0], number(columns[1], i)) != null) {
        throw wrong(i, "needs a name that stands once, a tab and a weight: " + line);
      }
    }
    return new Weights(take(weights, INTERCEPT), weights, take(weights, REFUSE_UNDER));
  }

  private static double take(Map<String, Double> weights, String name) {
    Double weight = weights.remove(name);
    if (weight == null) throw new IllegalArgumentException("weights: " + name + " is missing");
    return weight;
  }

  private static double number(String text, int line) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw wrong(line, "'" + text + "' is not a number");
    }
  }

  private static IllegalArgumentException wrong(int line, String says) {
    return new IllegalArgumentException("weights, line " + (line + 1) + ": " + says);
  }

  /// The same, but these features count nothing.
  public Weights without(Set<String> features) {
    Map<String, Double> rest = new LinkedHashMap<>(byFeature);
    rest.keySet().removeAll(features);
    return new Weights(intercept, rest, refuseUnder);
  }

  /// The chance that features of these values speak for, 0 to 1; a feature without a weight counts
  /// nothing.
  public double chance(Map<String, Double> features) {
    double sum = intercept;
    for (Map.Entry<String, Double> feature : features.entrySet()) {
      sum += byFeature.getOrDefault(feature.getKey(), 0.0) * feature.getValue();
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
