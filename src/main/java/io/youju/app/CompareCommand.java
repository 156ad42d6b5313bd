package io.youju.app;

import io.youju.eval.Comparison;
import io.youju.eval.ComparisonReport;
import io.youju.eval.Malformed;
import io.youju.eval.Scores;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `youju eval compare`: is B better than A, or is it chance?
@Command(
    name = "compare",
    description = "Compare two reports of eval --json, question by question.")
final class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "A.json", description = "the report to compare with")
  private Path a = Path.of("");

  @Parameters(index = "1", paramLabel = "B.json", description = "the report that is compared")
  private Path b = Path.of("");

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Option(names = "--permutations", description = "10,000 or more (20,000)")
  private int permutations = Comparison.Permutations.STANDARD.count();

  @Option(names = "--seed", description = "of the permutations and draws (1)")
  private long seed = Comparison.Permutations.STANDARD.seed();

  @Override
  public Integer call() {
    try {
      Comparison comparison =
          Comparison.of(
              Scores.read(a), Scores.read(b), new Comparison.Permutations(permutations, seed));
      if (comparison.shared() == 0) throw new WrongUse(a + " and " + b + " share no question");
      PrintWriter out = spec.commandLine().getOut();
      if (json) out.println(ComparisonReport.json(comparison));
      else ComparisonReport.text(comparison).forEach(out::println);
      return 0;
    } catch (Malformed | IllegalArgumentException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }
}
