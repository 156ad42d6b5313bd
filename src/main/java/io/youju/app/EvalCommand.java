package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import io.youju.answer.Judge;
import io.youju.answer.Question.Mode;
import io.youju.answer.Youju;
import io.youju.eval.Figures;
import io.youju.eval.Gates;
import io.youju.eval.InProcess;
import io.youju.eval.Interview;
import io.youju.eval.Judged;
import io.youju.eval.Malformed;
import io.youju.eval.OverHttp;
import io.youju.eval.QuestionSet;
import io.youju.eval.Report;
import io.youju.eval.ReportJson;
import io.youju.eval.ReportText;
import io.youju.eval.Service;
import io.youju.eval.Squad;
import io.youju.eval.Topic;
import io.youju.eval.Trec;
import io.youju.eval.TrecReport;
import io.youju.search.Hit;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

  @Option(
      names = "--pinned",
      description =
          "ask the pinned answers' own questions of what the data folder serves; exit 1 when one is not given")
  private boolean pinned;

  @Option(
      names = "--alike",
      paramLabel = "DIR",
      description = "how often different questions of a BEIR folder would get one pinned answer")
  private @Nullable Path alike;

  @Option(names = "--failures", description = "list the questions in which something was wrong")
  private boolean failures;

  @Option(names = "--seed", description = "of the draws behind intervals (1)")
  private long seed = Figures.Draws.STANDARD.seed();

  @ArgGroup(exclusive = false, heading = "A TREC run:%n")
  private @Nullable TrecRun trec;

  @ArgGroup(exclusive = false, heading = "A collection in the layout of BEIR:%n")
  private @Nullable Beir beir;

  @Option(
      names = "--squad",
      paramLabel = "FILE",
      description =
          "questions about paragraphs, as in SQuAD, CMRC 2018 and DRCD: EM, F1, retrieval")
  private @Nullable Path squad;

  @Option(
      names = "--predictions",
      paramLabel = "FILE",
      description = "mark these answers to --squad, one JSON object of texts by question id")
  private @Nullable Path predictions;

  @Option(
      names = "--gates",
      paramLabel = "FILE",
      description = "exit 1 when one fails: eval/gates.yml")
  private @Nullable Path gates;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "write a page that opens from disk, and beside it .json and JUnit .xml")
  private @Nullable Path page;

  @Option(names = "--url", description = "ask the service there instead of one in this process")
  private @Nullable URI url;

  @Option(
      names = "--mode",
      description = "extract, or write: answers worded by the language model of the settings")
  private String mode = "extract";

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "PART",
      description = "switch off: equivalents, reader, vectors, details, premises")
  private List<String> without = List.of();

  @Option(
      names = "--openai",
      paramLabel = "MODEL",
      description = "ask --url through /v1/chat/completions; citations are its labels")
  private @Nullable String openai;

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
    line.addSubcommand(new FitCommand(main));
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
      if (alike != null) {
        Alike.of(
            alike, new Assembly(main.settings()).embedder(), spec.commandLine().getOut()::println);
        return 0;
      }
      return finish(squad != null ? squad(squad) : questions(), false);
    } catch (Service.ServiceFailure e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
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
    return finish(beir.run(main.settings(), draws()), true);
  }

  private Report squad(Path file) {
    if (!Files.isRegularFile(file)) throw new WrongUse("no such file: " + file);
    Squad squad = Squad.read(file);
    if (predictions != null) return predicted(file, squad, predictions);
    ProgressLine progress = ProgressLine.standard();
    Youju youju =
        new Assembly(main.settings())
            .youju(squad.paragraphs(), (done, of) -> progress.done("passages embedded", done, of));
    List<Judged> judged =
        squad.judge(
            QuestionSet.name(file),
            new InProcess(youju),
            (words, limit) ->
                youju.search(words, List.of(), limit).stream()
                    .collect(toMap(hit -> hit.document().id(), Hit::score, Math::max)),
            progress);
    Map<String, Object> origin = origin(Optional.of(youju));
    origin.put("squad", file.toString());
    return Report.of("squad", origin, judged, draws());
  }

  private Report predicted(Path file, Squad squad, Path answers) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("squad", file.toString());
    origin.put("predictions", answers.toString());
    origin.put("seed", seed);
    List<Judged> judged = squad.mark(QuestionSet.name(file), Squad.answers(answers));
    return Report.of("squad", stamped(origin), judged, draws());
  }

  /// Shows a report, writes its page, and holds it against the gates.
  ///
  /// @return 1 when a gate fails, which is named with its floor and the value; else 0
  private int finish(Report report, boolean retrieval) {
    List<Gates.Verdict> verdicts =
        new ArrayList<>(gates == null ? List.of() : Gates.read(gates).hold(report));
    verdicts.addAll(PinTopics.hold(report));
    Map<String, Object> more = new LinkedHashMap<>();
    if (retrieval) more.putAll(beside(report));
    if (!verdicts.isEmpty()) {
      more.put(
          "gates",
          verdicts.stream()
              .map(verdict -> Map.of("passed", verdict.passed(), "says", verdict.says()))
              .toList());
    }
    String text = json || page != null ? ReportJson.of(report, more) : "";
    if (page != null) ReportFiles.write(page, text, report, verdicts);
    if (json) spec.commandLine().getOut().println(text);
    else show(report);
    PrintWriter err = spec.commandLine().getErr();
    verdicts.forEach(v -> err.println((v.passed() ? "gate passed: " : "gate FAILED: ") + v.says()));
    return verdicts.stream().allMatch(Gates.Verdict::passed) ? 0 : 1;
  }

  private Report questions() {
    List<Topic> topics = topics();
    if (!without.isEmpty() && url != null) {
      throw new WrongUse("--without " + without + ": is for this process, without --url");
    }
    if (openai != null && url == null) throw new WrongUse("--openai " + openai + ": needs --url");
    Optional<Youju> own =
        url == null ? Optional.of(pinned ? main.served() : youju()) : Optional.empty();
    if (pinned) topics.addAll(PinTopics.of(main.settings().data()));
    Service service =
        url == null
            ? new InProcess(own.orElseThrow())
            : new OverHttp(url, Optional.ofNullable(openai));
    List<Judged> judged = new Interview(service, mode()).run(topics, ProgressLine.standard());
    return Report.of("questions", origin(own), judged, draws());
  }

  private Youju youju() {
    Set<Part> parts = Part.of(without);
    return new Assembly(main.settings(), ModelSettings.read(), parts, Judge.Use.DECISIVE).youju();
  }

  private Mode mode() {
    return switch (mode) {
      case "extract" -> Mode.EXTRACT;
      case "write" -> {
        if (url != null) {
          throw new WrongUse("--mode write: is asked in this process, without --url");
        }
        if (ModelSettings.read().writer().isEmpty()) {
          throw new WrongUse("--mode write: no model is named; set YOUJU_WRITER_URL and _MODEL");
        }
        yield Mode.WRITE;
      }
      default -> throw new WrongUse("--mode " + mode + ": needs extract or write");
    };
  }

  private Figures.Draws draws() {
    return new Figures.Draws(Figures.Draws.STANDARD.count(), seed);
  }

  private List<Topic> topics() {
    if (sets.isEmpty() && pinned) return new ArrayList<>();
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

  private Map<String, Object> origin(Optional<Youju> own) {
    Settings settings = main.settings();
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("service", url == null ? "in process" : url.toString());
    origin.put("sets", sets.stream().map(Path::toString).toList());
    origin.put("split", split.isEmpty() ? "all" : split);
    if (!without.isEmpty()) origin.put("without", without);
    if (openai != null) origin.put("model", openai);
    if (mode.equals("write")) origin.putAll(Language.origin(ModelSettings.read()));
    own.ifPresent(youju -> {
      origin.put("index", youju.generation());
      origin.put("model", settings.embeddings() ? settings.model() : "none");
      youju.degraded().ifPresent(why -> origin.put("degraded", why));
    });
    origin.put("seed", seed);
    return stamped(origin);
  }

  private static Map<String, Object> stamped(Map<String, Object> origin) {
    origin.put("commit", ReportFiles.commit());
    origin.put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    return origin;
  }

  private void show(Report report) {
    PrintWriter out = spec.commandLine().getOut();
    ReportText.of(report).forEach(out::println);
    if (failures) ReportText.failures(report).forEach(out::println);
  }
}
