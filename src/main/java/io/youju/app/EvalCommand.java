package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.youju.answer.Youju;
import io.youju.eval.Figures;
import io.youju.eval.InProcess;
import io.youju.eval.Interview;
import io.youju.eval.Judged;
import io.youju.eval.Malformed;
import io.youju.eval.QuestionSet;
import io.youju.eval.Report;
import io.youju.eval.ReportJson;
import io.youju.eval.ReportText;
import io.youju.eval.Topic;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `youju eval`: figures about answers and retrieval.
@Command(name = "eval", description = "Measure answers on question sets.")
final class EvalCommand implements Callable<Integer> {
  private final Main main;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SET.jsonl",
      arity = "0..*",
      description = "question sets: JSON Lines, a question or a conversation a line")
  private List<Path> sets = List.of();

  @Option(names = "--split", description = "only one half of each set: tune or test")
  private String split = "";

  @Option(names = "--json", description = "print one JSON object with a flat map of metrics")
  private boolean json;

  @Option(names = "--failures", description = "list the questions in which something was wrong")
  private boolean failures;

  @Option(names = "--seed", description = "of the draws behind intervals (1)")
  private long seed = Figures.Draws.STANDARD.seed();

  EvalCommand(Main main) {
    this.main = main;
  }

  /// The command with an output of its own: UTF-8, whatever the terminal says, for JSON is UTF-8.
  static CommandLine line(Main main) {
    CommandLine line = new CommandLine(new EvalCommand(main));
    line.setOut(
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), true));
    return line;
  }

  @Override
  public Integer call() {
    try {
      show(questions());
      return 0;
    } catch (Malformed e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private Report questions() {
    List<Topic> topics = topics();
    Youju youju = main.youju();
    List<Judged> judged = new Interview(new InProcess(youju)).run(topics, ProgressLine.standard());
    return Report.of("questions", origin(youju), judged, draws());
  }

  private Figures.Draws draws() {
    return new Figures.Draws(Figures.Draws.STANDARD.count(), seed);
  }

  private List<Topic> topics() {
    if (sets.isEmpty()) throw new WrongUse("eval: names no question set; see youju eval --help");
    List<Topic> topics = new ArrayList<>();
    for (Path set : sets) {
      if (!Files.isRegularFile(set)) throw new WrongUse("no such question set: " + set);
      topics.addAll(QuestionSet.read(set));
    }
    topics.removeIf(topic -> !half(topic));
    if (topics.isEmpty()) throw new WrongUse("eval: the question sets hold no question");
    return topics;
  }

  private boolean half(Topic topic) {
    return switch (split) {
      case "" -> true;
      case "tune", "test" -> topic.half().name().toLowerCase(Locale.ROOT).equals(split);
      default -> throw new WrongUse("--split " + split + ": needs tune or test");
    };
  }

  private Map<String, Object> origin(Youju youju) {
    Settings settings = main.settings();
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("service", "in process");
    origin.put("sets", sets.stream().map(Path::toString).toList());
    origin.put("split", split.isEmpty() ? "all" : split);
    origin.put("index", youju.generation());
    origin.put("model", settings.embeddings() ? settings.model() : "none");
    origin.put("seed", seed);
    youju.degraded().ifPresent(why -> origin.put("degraded", why));
    return origin;
  }

  private void show(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(ReportJson.of(report));
      return;
    }
    ReportText.of(report).forEach(out::println);
    if (failures) ReportText.failures(report).forEach(out::println);
  }
}
