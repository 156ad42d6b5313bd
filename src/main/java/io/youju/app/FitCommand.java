package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.youju.answer.Judge;
import io.youju.answer.Weights;
import io.youju.answer.Youju;
import io.youju.eval.Malformed;
import io.youju.eval.QuestionSet;
import io.youju.eval.SupportFit;
import io.youju.eval.SupportFit.Fitted;
import io.youju.eval.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// `youju eval fit`: the weights by which a question is answered or refused, from the `tune` half
/// of question sets.
@Command(
    name = "fit",
    description = "Fit the weights of answering or refusing to the tune half of question sets.")
final class FitCommand implements Callable<Integer> {
  private final Main main;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "SET.jsonl", arity = "1..*", description = "question sets")
  private List<Path> sets = List.of();

  @Option(names = "--ridge", description = "penalty on the square of standardised weights (1)")
  private double ridge = 1;

  @Option(
      names = "--within",
      description = "standard errors below the best that the lowest threshold may decide (0.5)")
  private double within = 0.5;

  @Option(names = "--whole", description = "take both halves of the sets, not only tune")
  private boolean whole;

  @Option(
      names = "--several",
      description = "fit whether a question wants what several sections say together")
  private boolean several;

  @Option(
      names = "--keep",
      paramLabel = "FILE.jsonl",
      description = "write what the questions came to, and fit nothing")
  private @Nullable Path keep;

  @Option(
      names = "--with",
      paramLabel = "FILE.jsonl",
      split = ",",
      description = "fit also to what was kept of other documents' questions")
  private List<Path> with = List.of();

  @Option(
      names = "--without",
      paramLabel = "PART",
      split = ",",
      description = "switch parts off, as youju eval does: likely")
  private List<String> without = List.of();

  @Option(names = "--out", paramLabel = "FILE.tsv", description = "write the weights there")
  private @Nullable Path out;

  FitCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() throws IOException {
    try {
      List<Topic> topics =
          sets.stream()
              .flatMap(set -> QuestionSet.read(set).stream())
              .filter(topic -> whole || topic.half() == Topic.Half.TUNE)
              .toList();
      List<SupportFit.Example> examples =
          new ArrayList<>(SupportFit.examples(judged(), topics, several, ProgressLine.standard()));
      if (keep != null) {
        Files.write(
            keep, examples.stream().map(JsonMapper.shared()::writeValueAsString).toList(), UTF_8);
        return 0;
      }
      for (Path file : with) examples.addAll(kept(file));
      Fitted fitted = new SupportFit(examples, ridge, within).fit();
      String text = text(fitted);
      if (out == null) spec.commandLine().getOut().print(text);
      else Files.writeString(out, text, UTF_8);
      return 0;
    } catch (Malformed | IllegalArgumentException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static List<SupportFit.Example> kept(Path file) throws IOException {
    List<SupportFit.Example> examples = new ArrayList<>();
    for (String line : Files.readAllLines(file, UTF_8)) {
      try {
        examples.add(JsonMapper.shared().readValue(line, SupportFit.Example.class));
      } catch (JacksonException e) {
        throw new WrongUse(
            "--with " + file + ", line " + (examples.size() + 1) + ": " + e.getOriginalMessage());
      }
    }
    return examples;
  }

  /// The service, but with passages judged also where that changes nothing.
  private Youju judged() {
    Assembly assembly =
        new Assembly(main.settings(), ModelSettings.read(), Part.of(without), Judge.Use.ALWAYS);
    return assembly.youju();
  }

  private String text(Fitted fitted) {
    StringBuilder text = new StringBuilder();
    String files = sets.stream().map(Path::toString).collect(Collectors.joining(" "));
    text.append("# Written by: youju eval fit ").append(files).append(" --ridge ").append(ridge);
    text.append(" --within ").append(within);
    for (String part : without) text.append(" --without ").append(part);
    if (several) text.append(" --several");
    if (whole) text.append(" --whole");
    for (Path file : with) text.append(" --with ").append(file.getFileName());
    text.append(
        String.format(
            Locale.ROOT,
            "%n# %d questions; cross-validated: area %.3f, decided well %.3f%n",
            fitted.examples(),
            fitted.area(),
            fitted.right()));
    line(text, Weights.INTERCEPT, fitted.weights().intercept());
    new TreeMap<>(fitted.weights().byFeature()).forEach((name, weight) -> line(text, name, weight));
    line(text, Weights.REFUSE_UNDER, fitted.weights().refuseUnder());
    return text.toString();
  }

  private static void line(StringBuilder text, String name, double weight) {
    text.append(String.format(Locale.ROOT, "%s\t%.4f%n", name, weight));
  }
}
