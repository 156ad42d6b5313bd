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
import io.youju.eval.Trec;
import io.youju.eval.TrecReport;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `youju eval`: figures about answers and retrieval.
@Command(name = "eval", description = "Measure answers and retrieval.")
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

  @ArgGroup(exclusive = false, heading = "A TREC run:%n")
  private @Nullable TrecRun trec;

  @ArgGroup(exclusive = false, heading = "A collection in the layout of BEIR:%n")
  private @Nullable Beir beir;

  /// Options for scoring a run.
  static final class TrecRun {
    @Option(names = "--trec-run", required = true, paramLabel = "RUN", description = "a TREC run")
    private Path run = Path.of("");

    @Option(
        names = "--trec-qrels",
        required = true,
        paramLabel = "QRELS",
        description = "its judgements")
    private Path qrels = Path.of("");

    @Option(names = "--per-topic", description = "print each topic, as trec_eval -q")
    private boolean perTopic;

    @Option(
        names = "--retrieved-only",
        description = "leave out topics that the run lacks, as trec_eval does without -c")
    private boolean retrievedOnly;
  }

  EvalCommand(Main main) {
    this.main = main;
  }

  /// The command with an output of its own: UTF-8, whatever the terminal says, for JSON is UTF-8.
  static CommandLine line(Main main) {
    CommandLine line = new CommandLine(new EvalCommand(main));
    line.addSubcommand(new CompareCommand());
    line.setOut(
        new PrintWriter(
            new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), UTF_8), true));
    return line;
  }

  @Override
  public Integer call() {
    try {
      if (trec != null) return score(trec);
      if (beir != null) return retrieve(beir);
      show(questions());
      return 0;
    } catch (Malformed e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private int score(TrecRun trec) {
    Map<String, Map<String, Integer>> qrels = Trec.qrels(trec.qrels);
    Map<String, Map<String, Double>> run = Trec.run(trec.run);
    List<Judged> judged =
        TrecReport.judge(QuestionSet.name(trec.run), qrels, run, trec.retrievedOnly);
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("run", trec.run.toString());
    origin.put("qrels", trec.qrels.toString());
    origin.put("topics", trec.retrievedOnly ? "judged and retrieved" : "judged");
    Report report = Report.of("trec", origin, judged, draws());
    PrintWriter out = spec.commandLine().getOut();
    if (json) out.println(ReportJson.of(report, beside(report)));
    else TrecReport.lines(report, trec.perTopic).forEach(out::println);
    return 0;
  }

  private static Map<String, Object> beside(Report report) {
    return Map.of("trec_eval", TrecReport.byTrecName(report));
  }

  private int retrieve(Beir beir) {
    Report report = beir.run(main.settings(), draws());
    PrintWriter out = spec.commandLine().getOut();
    if (json) out.println(ReportJson.of(report, beside(report)));
    else show(report);
    return 0;
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
