package io.youju.app;

import io.youju.answer.Question;
import io.youju.eval.Load;
import io.youju.eval.Malformed;
import io.youju.eval.OverHttp;
import io.youju.eval.QuestionSet;
import io.youju.eval.Service;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `youju bench`: how fast a served Youju is, as a whole process over HTTP.
@Command(
    name = "bench",
    description = "Measure a served Youju: start, latency, throughput, memory.")
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_SECONDS = 3600;
  private static final int MOST_CLIENTS = 256;

  private final Main main;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "SET.jsonl",
      arity = "0..*",
      description = "whose questions are asked (eval/hangzhou-decision)")
  private List<Path> sets = List.of();

  @Option(names = "--url", description = "measure the service there instead of starting one")
  private @Nullable URI url;

  @Option(
      names = "--clients",
      split = ",",
      description = "how many ask at once, one load after another (1,4)")
  private List<Integer> clients = List.of(1, 4);

  @Option(names = "--seconds", description = "of each load, 1 to 3600 (10)")
  private int seconds = 10;

  @Option(names = "--warm-up", description = "seconds of asking before anything counts (5)")
  private int warmUp = 5;

  @Option(names = "--starts", description = "how often it is started; the median counts (3)")
  private int starts = 3;

  @Option(names = "--json", description = "print one JSON object with a flat map of metrics")
  private boolean json;

  private final Map<String, Object> metrics = new LinkedHashMap<>();

  BenchCommand(Main main) {
    this.main = main;
  }

  @Override
  public Integer call() {
    within("--seconds", seconds, 1, MOST_SECONDS);
    within("--warm-up", warmUp, 0, MOST_SECONDS);
    within("--starts", starts, 1, 100);
    for (int count : clients) within("--clients", count, 1, MOST_CLIENTS);
    try {
      List<Question> questions = questions();
      if (url != null) load(url, questions, Optional.empty());
      else own(questions);
      print(questions.size());
      return metrics.get("failures") instanceof Integer failures && failures > 0 ? 1 : 0;
    } catch (Service.ServiceFailure e) {
      spec.commandLine().getErr().println(e.getMessage());
      return 1;
    } catch (Malformed e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static void within(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new WrongUse(option + " " + value + ": needs " + least + " to " + most);
    }
  }

  private List<Question> questions() {
    List<Question> questions = new ArrayList<>();
    for (Path set : sets.isEmpty() ? standard() : sets) {
      if (!Files.isRegularFile(set)) throw new WrongUse("no such question set: " + set);
      QuestionSet.read(set).stream()
          .filter(topic -> topic.turns().size() == 1)
          .forEach(topic -> questions.add(Question.of(topic.turns().getFirst().question())));
    }
    if (questions.isEmpty()) throw new WrongUse("bench: the question sets hold no question");
    return questions;
  }

  private static List<Path> standard() {
    Path folder = Settings.home().resolve("eval/hangzhou-decision");
    if (!Files.isDirectory(folder)) throw new WrongUse("bench: name a question set");
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be read", e);
    }
  }

  private void own(List<Question> questions) {
    List<Double> millis = new ArrayList<>();
    for (int i = 1; i < starts; i++) {
      try (Served served = Served.start(main.settings())) {
        millis.add(served.startMillis());
        started(i, served);
      }
    }
    try (Served served = Served.start(main.settings())) {
      millis.add(served.startMillis());
      started(starts, served);
      millis.sort(null);
      metrics.put("start_ms", rounded(millis.get((millis.size() - 1) / 2)));
      memory(served, "VmRSS", "resident_ready_mb");
      load(served.url(), questions, Optional.of(served));
    }
  }

  private void memory(Served served, String field, String name) {
    served.memory(field).ifPresent(mib -> metrics.put(name, rounded(mib)));
  }

  private void load(URI at, List<Question> questions, Optional<Served> served) {
    Service service = new OverHttp(at, Optional.empty());
    metrics.put("first_reply_ms", rounded(service.ask(questions.getFirst()).millis()));
    say("warming up for " + warmUp + " s at " + at);
    Load.run(service, questions, 1, Duration.ofSeconds(warmUp));
    int failures = 0;
    for (int count : clients) {
      say(count + " at once for " + seconds + " s");
      Load.Outcome outcome = Load.run(service, questions, count, Duration.ofSeconds(seconds));
      failures += outcome.failures();
      String at1 = count == 1 ? "" : "@" + count;
      metrics.put("p50_ms" + at1, rounded(outcome.latency(0.5)));
      metrics.put("p95_ms" + at1, rounded(outcome.latency(0.95)));
      metrics.put("p99_ms" + at1, rounded(outcome.latency(0.99)));
      metrics.put("max_ms" + at1, rounded(outcome.latency(1)));
      metrics.put("replies_per_s" + at1, rounded(outcome.perSecond()));
      metrics.put("replies" + at1, outcome.millis().size());
    }
    served.ifPresent(own -> {
      memory(own, "VmRSS", "resident_mb");
      memory(own, "VmHWM", "resident_peak_mb");
    });
    metrics.put("failures", failures);
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private void started(int number, Served served) {
    say("start " + number + " of " + starts + ": " + Math.round(served.startMillis()) + " ms");
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
  }

  private void print(int questions) {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      metrics.forEach((name, value) -> out.printf(Locale.ROOT, "%-20s %10s%n", name, value));
      return;
    }
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("commit", ReportFiles.commit());
    origin.put("service", url == null ? "own process" : url.toString());
    origin.put("questions", questions);
    origin.put("clients", clients);
    origin.put("seconds", seconds);
    origin.put("cores", Runtime.getRuntime().availableProcessors());
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    origin.put("load_average", rounded(load));
    origin.put("java", Runtime.version().toString());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("metrics", metrics);
    all.put("kind", "bench");
    all.put("origin", origin);
    out.println(JsonMapper.shared().writeValueAsString(all));
  }
}
