package io.youju.eval;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Reply;
import io.youju.answer.Weights;
import io.youju.answer.Youju;
import io.youju.answer.Youju.Event;
import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/// Fits the weights by which a service decides whether its evidence answers: logistic regression
/// with a ridge penalty on standardised features, by Newton's method (Hastie, Tibshirani and
/// Friedman, The Elements of Statistical Learning, 2nd ed., section 4.4.1), and the chance under
/// which it refuses, from chances that were cross-validated.
public final class SupportFit {
  private static final int FOLDS = 10;
  private static final int STEPS = 50;
  private static final double DONE = 1e-10;

  /// Thresholds that are tried, in hundredths.
  private static final int LOWEST = 15;

  private static final int HIGHEST = 80;

  private final List<Example> examples;
  private final List<String> names;
  private final double ridge;
  private final double within;

  /// What one question came to.
  ///
  /// @param features by name
  /// @param supported whether the question can be answered and its evidence is of a right section
  /// @param answerable whether it can be answered at all
  public record Example(Map<String, Double> features, boolean supported, boolean answerable) {}

  /// What was fitted.
  ///
  /// @param area under the ROC curve of the cross-validated chances, 0 to 1
  /// @param right share of examples that the cross-validated chances decide well at the threshold
  public record Fitted(Weights weights, int examples, double area, double right) {}

  /// @param ridge what the square of each standardised weight costs; more than 0
  /// @param within how many standard errors below the best the lowest threshold may decide; 0 or
  ///   more
  /// @throws IllegalArgumentException when there is too little to fit
  public SupportFit(List<Example> examples, double ridge, double within) {
    long supported = examples.stream().filter(Example::supported).count();
    if (supported < FOLDS || examples.size() - supported < FOLDS) {
      throw new IllegalArgumentException(
          "fit: %d questions with evidence and %d without; needs %d of each"
              .formatted(supported, examples.size() - supported, FOLDS));
    }
    if (!(ridge > 0)) throw new IllegalArgumentException("fit: ridge " + ridge + ": needs over 0");
    if (!(within >= 0))
      throw new IllegalArgumentException("fit: within " + within + ": needs 0 or more");
    this.examples = List.copyOf(examples);
    this.names = List.copyOf(examples.getFirst().features().keySet());
    this.ridge = ridge;
    this.within = within;
  }

  /// What the questions of `topics` come to; those that are answered from the outline, or in
  /// several parts, are left out, for nothing is weighed there.
  ///
  /// @param several whether to tell how many sections are wanted, instead of whether the evidence
  ///   answers
  public static List<Example> examples(
      Youju youju, List<Topic> topics, boolean several, Progress progress) {
    List<Example> examples = new ArrayList<>();
    int done = 0;
    for (Topic topic : topics) {
      List<Question.Turn> history = new ArrayList<>();
      for (Turn turn : topic.turns()) {
        AtomicReference<Map<String, Double>> told = new AtomicReference<>(Map.of());
        Question question = Interview.question(turn.question(), history, Mode.EXTRACT);
        Reply reply =
            youju.answer(
                question,
                event -> {
                  if (event instanceof Event.Weighed weighed && !several) {
                    told.set(weighed.features());
                  } else if (event instanceof Event.Ranged ranged && several) {
                    told.set(ranged.features());
                  }
                });
        if (!told.get().isEmpty()) {
          if (several) {
            if (turn.expected() instanceof Expected.Answer answer) {
              boolean many = answer.gold().size() > 1;
              examples.add(new Example(told.get(), many, many));
            }
          } else {
            boolean answerable = turn.expected() instanceof Expected.Answer;
            boolean supported = answerable && fits(turn.expected(), reply);
            examples.add(new Example(told.get(), supported, answerable));
          }
        }
        history.add(new Question.Turn(turn.question(), reply.text()));
      }
      progress.done("questions", ++done, topics.size());
    }
    return examples;
  }

  private static boolean fits(Expected expected, Reply reply) {
    List<Citation> shown =
        switch (reply) {
          case Reply.Answer answer -> answer.citations();
          case Reply.Refusal refusal -> refusal.nearest();
        };
    if (shown.isEmpty() || !(expected instanceof Expected.Answer answer)) return false;
    SectionName first = new SectionName(shown.getFirst().document(), shown.getFirst().section());
    return Marking.right(answer, first);
  }

  /// The weights over all examples, and the lowest threshold at which as many cross-validated
  /// examples are decided well as at the best, but for some standard errors (the rule of ibid.,
  /// section 7.10, takes one; fewer refuse more): a refusal of what could be answered is bad, and
  /// an answer to what the document does not say is worse.
  public Fitted fit() {
    double[] chances = new double[examples.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> rest = new ArrayList<>();
      for (int i = 0; i < chances.length; i++) if (i % FOLDS != fold) rest.add(examples.get(i));
      Weights weights = over(rest, 0);
      for (int i = fold; i < chances.length; i += FOLDS) {
        chances[i] = weights.chance(examples.get(i).features());
      }
    }
    double best = 0;
    for (int t = LOWEST; t <= HIGHEST; t++) best = Math.max(best, well(chances, t / 100.0));
    double enough = best - within * Math.sqrt(best * (1 - best) / chances.length);
    int lowest = LOWEST;
    while (well(chances, lowest / 100.0) < enough) lowest++;
    double threshold = lowest / 100.0;
    return new Fitted(
        over(examples, threshold), examples.size(), area(chances), well(chances, threshold));
  }

  /// Share of examples answered that have their evidence, or refused that cannot be answered.
  private double well(double[] chances, double threshold) {
    int well = 0;
    for (int i = 0; i < chances.length; i++) {
      boolean answered = chances[i] >= threshold;
      if (answered ? examples.get(i).supported() : !examples.get(i).answerable()) well++;
    }
    return (double) well / chances.length;
  }

  private double area(double[] chances) {
    double above = 0;
    long pairs = 0;
    for (int i = 0; i < chances.length; i++) {
      for (int j = 0; j < chances.length; j++) {
        if (!examples.get(i).supported() || examples.get(j).supported()) continue;
        pairs++;
        above += chances[i] > chances[j] ? 1 : chances[i] == chances[j] ? 0.5 : 0;
      }
    }
    return above / pairs;
  }

  private Weights over(List<Example> some, double refuseUnder) {
    double[] mean = new double[names.size()];
    double[] spread = new double[names.size()];
    for (int f = 0; f < mean.length; f++) {
      String name = names.get(f);
      double middle = some.stream().mapToDouble(e -> value(e, name)).average().orElse(0);
      mean[f] = middle;
      spread[f] =
          Math.sqrt(
              some.stream()
                  .mapToDouble(e -> Math.pow(value(e, name) - middle, 2))
                  .average()
                  .orElse(0));
    }
    RealVector beta = newton(some, mean, spread);
    Map<String, Double> weights = new LinkedHashMap<>();
    double intercept = beta.getEntry(0);
    for (int f = 0; f < mean.length; f++) {
      double weight = spread[f] == 0 ? 0 : beta.getEntry(f + 1) / spread[f];
      weights.put(names.get(f), weight);
      intercept -= weight * mean[f];
    }
    return new Weights(intercept, weights, refuseUnder);
  }

  private static double value(Example example, String name) {
    return example.features().getOrDefault(name, 0.0);
  }

  private RealVector newton(List<Example> some, double[] mean, double[] spread) {
    int size = mean.length + 1;
    double[][] rows = new double[some.size()][size];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = 1;
      for (int f = 0; f < mean.length; f++) {
        double apart = value(some.get(i), names.get(f)) - mean[f];
        rows[i][f + 1] = spread[f] == 0 ? 0 : apart / spread[f];
      }
    }
    RealVector beta = new ArrayRealVector(size);
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[size];
      double[][] hessian = new double[size][size];
      for (int f = 0; f < size; f++) {
        // The intercept is free; a little keeps the matrix from being singular.
        double cost = f == 0 ? DONE : ridge;
        gradient[f] = -cost * beta.getEntry(f);
        hessian[f][f] = cost;
      }
      for (int i = 0; i < rows.length; i++) {
        double chance = 1 / (1 + Math.exp(-beta.dotProduct(new ArrayRealVector(rows[i], false))));
        double off = (some.get(i).supported() ? 1 : 0) - chance;
        for (int f = 0; f < size; f++) {
          gradient[f] += off * rows[i][f];
          for (int g = 0; g < size; g++) {
            hessian[f][g] += chance * (1 - chance) * rows[i][f] * rows[i][g];
          }
        }
      }
      RealMatrix curvature = new Array2DRowRealMatrix(hessian, false);
      RealVector move =
          new LUDecomposition(curvature).getSolver().solve(new ArrayRealVector(gradient, false));
      beta = beta.add(move);
      if (move.getNorm() < DONE) break;
    }
    return beta;
  }
}
