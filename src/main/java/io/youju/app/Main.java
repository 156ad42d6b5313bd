package io.youju.app;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.library.Library;
import io.youju.reading.Unreadable;
import io.youju.search.Elsewhere;
import io.youju.search.Embedder;
import io.youju.search.Hit;
import io.youju.search.LikelyQuestions;
import io.youju.web.Wire;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command line: `youju serve`, `ask`, `search`, `index`, `generations`, `outline`, `eval`,
/// `bench`.
@Command(
    name = "youju",
    mixinStandardHelpOptions = true,
    version = "youju 0.1.0",
    description = "有据：只按文件原文回答，每句话都有出处。",
    synopsisSubcommandLabel = "COMMAND")
public final class Main {
  @Option(
      names = "--data",
      scope = CommandLine.ScopeType.INHERIT,
      description = "folder for all that is kept (data/)")
  private Path data = Settings.defaults().data();

  @Option(
      names = "--seeds",
      scope = CommandLine.ScopeType.INHERIT,
      description =
          "folder of documents (seeds/); ask and search then read it, not what was published")
  private @Nullable Path seeds;

  @Option(
      names = "--no-embeddings",
      scope = CommandLine.ScopeType.INHERIT,
      description = "search by words alone (BM25)")
  private boolean noEmbeddings;

  @Option(
      names = "--model",
      scope = CommandLine.ScopeType.INHERIT,
      description = "youju-embedder, bge-small-zh-v1.5, or an .onnx file")
  private String model = Settings.DEFAULT_MODEL;

  private Main() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    Main main = new Main();
    CommandLine line = new CommandLine(main);
    line.addSubcommand(main.new Ask()).addSubcommand(main.new Search());
    line.addSubcommand(EvalCommand.line(main)).addSubcommand(new BenchCommand(main));
    line.addSubcommand(main.new Serve())
        .addSubcommand(main.new Warm())
        .addSubcommand(main.new ElsewhereVectors())
        .addSubcommand(main.new LikelyVectors())
        .addSubcommand(new Outline())
        .addSubcommand(main.new Index())
        .addSubcommand(main.new Generations());
    line.setExecutionExceptionHandler((e, command, _) -> {
      if (!(e instanceof WrongUse)) throw e;
      command.getErr().println(e.getMessage());
      return 2;
    });
    return line;
  }

  Settings settings() {
    Path folder = seeds == null ? Settings.defaults().seeds() : seeds;
    return new Settings(folder, data, !noEmbeddings, model);
  }

  Youju youju() {
    return new Assembly(settings()).youju();
  }

  /// What `serve` says on this data folder: the documents of the generation that served last, where
  /// there is one and no other folder is named, and the pinned answers.
  Youju served() {
    Assembly assembly = new Assembly(settings());
    assembly.pins().replace(PinFile.read(data));
    boolean published = seeds == null && Files.isRegularFile(data.resolve("library/current"));
    return published ? Shelves.kept(assembly).serving() : assembly.youju();
  }

  private static void print(String line) {
    System.out.println(line);
  }

  @Command(name = "ask", description = "Answer one question.")
  final class Ask implements Callable<Integer> {
    @Parameters(paramLabel = "QUESTION", description = "the question")
    private String question = "";

    @Option(names = "--json", description = "the whole reply as over HTTP")
    private boolean json;

    @Option(names = "--write", description = "let the language model of the settings reword it")
    private boolean write;

    @Override
    public Integer call() {
      Youju youju = served();
      Reply reply =
          youju.answer(
              new Question(question, List.of(), List.of(), write ? Mode.WRITE : Mode.EXTRACT));
      if (json) {
        print(Wire.json(Wire.reply(UUID.randomUUID().toString(), reply, youju)));
        return 0;
      }
      print(reply.text());
      switch (reply) {
        case Reply.Answer answer -> show(answer.citations());
        case Reply.Refusal refusal -> show(refusal.nearest());
      }
      return 0;
    }

    private static void show(List<Citation> citations) {
      for (Citation citation : citations) {
        print("");
        print("〔" + citation.label() + "〕 " + citation.documentTitle());
        print("  " + String.join(" › ", citation.headingPath()));
        print("  “" + citation.quote() + "”");
      }
    }
  }

  @Command(name = "serve", description = "Serve the page and the API.")
  final class Serve implements Callable<Integer> {
    private static final int MOST_REMEMBERED = 100_000;

    @Option(names = "--port", description = "0 for any free one (8080)")
    private int port = 8080;

    @Option(
        names = "--watch",
        paramLabel = "DIR",
        description = "also serve this folder, and take up its changes; may be given again")
    private List<Path> watched = List.of();

    @Option(
        names = "--remember",
        paramLabel = "N",
        defaultValue = "${env:YOUJU_REMEMBER:-1000}",
        description =
            "questions whose replies are not worked out again until the documents change, in memory"
                + " only, 0 to 100000 (1000, or YOUJU_REMEMBER)")
    private int remembered;

    @Override
    public Integer call() throws InterruptedException {
      if (port < 0 || port > 65535) throw new WrongUse("port " + port + ": needs 0 to 65535");
      if (remembered < 0 || remembered > MOST_REMEMBERED) {
        throw new WrongUse("--remember " + remembered + ": needs 0 to " + MOST_REMEMBERED);
      }
      Assembly assembly = new Assembly(settings()).remembering(remembered);
      try (var context = Server.start(assembly, data, watched, port)) {
        System.gc(); // The models' files are read by now: give their memory back before waiting for
        // questions.
        print("ready on http://localhost:" + Server.port(context));
        var _ = context.getBean(Backstage.class).open();
        Thread.currentThread().join();
      }
      return 0;
    }
  }

  @Command(
      name = "warm",
      hidden = true,
      description = "Embed the seeds and start the server once, then stop.")
  final class Warm implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
      Path kept = Files.createTempDirectory("youju-warm");
      try (var context =
          Server.start(new Assembly(settings(), ModelSettings.NONE), kept, List.of(), 0)) {
        context.getBean(Youju.class).answer(Question.of("今后怎么办"));
        context.getBean(Backstage.class).open().join();
      }
      return 0;
    }
  }

  @Command(
      name = "elsewhere",
      hidden = true,
      description = "Write the vectors of elsewhere.txt by the model of the settings.")
  final class ElsewhereVectors implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "src/main/resources")
    private Path folder = Path.of(".");

    @Override
    public Integer call() throws IOException {
      Embedder embedder = new Assembly(settings()).embedder();
      try (var out = Files.newOutputStream(folder.resolve(Elsewhere.file(embedder).substring(1)))) {
        Elsewhere.write(embedder, out);
      }
      return 0;
    }
  }

  @Command(
      name = "likely",
      hidden = true,
      description = "Write the vectors of likely questions by the model of the settings.")
  final class LikelyVectors implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "src/main/resources")
    private Path folder = Path.of(".");

    @Parameters(
        index = "1",
        paramLabel = "JSONL",
        description =
            "src/models/pairs/served.jsonl: c is a clause, a its phrase, q and t are answered")
    private Path pairs = Path.of(".");

    @Parameters(
        index = "2",
        paramLabel = "TXT",
        description = "src/models/pairs/outside.txt: what no document speaks of")
    private Path outside = Path.of(".");

    @Parameters(
        index = "3",
        paramLabel = "TSV",
        description =
            "src/models/pairs/several.tsv: the sections that answer together, and a question")
    private Path several = Path.of(".");

    @Override
    public Integer call() throws IOException {
      Embedder embedder = new Assembly(settings()).embedder();
      List<LikelyQuestions.Written> written = new ArrayList<>();
      for (String line : Files.readAllLines(pairs)) {
        JsonNode row = JsonMapper.shared().readTree(line);
        written.add(
            new LikelyQuestions.Written(
                row.required("c").asString(),
                row.required("a").asString(),
                questions(row, "q", "t"),
                questions(row, "n", "f", "o", "u")));
      }
      List<String> loose =
          Files.readAllLines(outside).stream().filter(line -> !line.isBlank()).toList();
      List<String> together =
          Files.readAllLines(several).stream()
              .filter(line -> !line.isBlank())
              .map(line -> line.substring(line.indexOf('\t') + 1))
              .toList();
      written.add(new LikelyQuestions.Written("", "", together, loose));
      Path file = folder.resolve(LikelyQuestions.file(embedder).substring(1));
      try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
        LikelyQuestions.write(embedder, written, out);
      }
      return 0;
    }

    /// The questions of some fields; one of a conversation after the one before it.
    private static List<String> questions(JsonNode row, String... fields) {
      List<String> questions = new ArrayList<>();
      for (String field : fields) {
        for (JsonNode question : row.path(field)) {
          if (!question.isArray()) questions.add(question.asString());
          else questions.add(question.get(0).asString() + " " + question.get(1).asString());
        }
      }
      return questions;
    }
  }

  @Command(name = "search", description = "Show the sections nearest to some words.")
  final class Search implements Callable<Integer> {
    @Parameters(paramLabel = "WORDS")
    private String words = "";

    @Option(names = "--limit", description = "how many, 1 to 100 (10)")
    private int limit = 10;

    @Override
    public Integer call() {
      for (Hit hit : served().search(words, List.of(), limit)) {
        print(
            String.format(
                Locale.ROOT,
                "%.4f  〔%s〕 %s  %s",
                hit.score(),
                hit.section().label(),
                hit.quote(),
                hit.why()));
      }
      return 0;
    }
  }

  @Command(
      name = "generations",
      description = "Show the generations that are kept, or serve one of them again.")
  final class Generations implements Callable<Integer> {
    @Option(
        names = "--serve",
        paramLabel = "N",
        description = "roll back to generation N; a server on the same data folder follows")
    private @Nullable Integer number;

    @Override
    public Integer call() {
      Library library;
      try {
        library = Shelves.kept(new Assembly(settings()));
      } catch (RuntimeException e) {
        throw new WrongUse(String.valueOf(e.getMessage()));
      }
      if (number != null) {
        try {
          library.rollback(number);
        } catch (IllegalArgumentException e) {
          throw new WrongUse(String.valueOf(e.getMessage()));
        }
      }
      library
          .generations()
          .forEach(one ->
              print(
                  (one.number() == library.current().number() ? "* " : "  ")
                      + one.number()
                      + "\t"
                      + one.made()
                      + "\t"
                      + one.holdings().size()
                      + " documents\t"
                      + one.why()));
      return 0;
    }
  }

  @Command(name = "outline", description = "Show how files are read.")
  static final class Outline implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "files")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "one line of JSON a file")
    private boolean json;

    @Option(
        names = "--gold",
        paramLabel = "JSONL",
        description = "compare with gold outlines, one line of JSON a file of the folder FILE")
    private @Nullable Path gold;

    @Option(names = "--provisions", description = "show 款, 项 and 目 below their sections")
    private boolean provisions;

    @Option(names = "--speed", description = "measure megabytes a CPU-second")
    private boolean speed;

    @Override
    public Integer call() {
      if (gold != null) return Outlines.compare(files.getFirst(), gold, Main::print);
      if (speed) return Speed.of(files, Main::print);
      int unread = 0;
      for (Path file : files) {
        if (Files.isDirectory(file)) throw new WrongUse("is a folder, name its files: " + file);
        if (!Files.isRegularFile(file)) throw new WrongUse("no such file: " + file);
        try {
          show(file, Seeds.file(file));
        } catch (Unreadable e) {
          System.err.println("not read: " + e.getMessage());
          unread++;
        }
      }
      return unread > 0 ? 1 : 0;
    }

    private void show(Path file, Document document) {
      if (json) Outlines.json(file.getFileName().toString(), document, System.out);
      else
        (provisions ? Outlines.provisions(document) : Outlines.tree(document)).forEach(Main::print);
      document
          .faults()
          .forEach(f ->
              System.err.println(
                  file + ": " + f.severity() + " line " + f.line() + ": " + f.message()));
    }
  }

  @Command(
      name = "index",
      description =
          "Read folders, files, ZIPs and addresses and keep their vectors, so that serving starts"
              + " at once.")
  final class Index implements Callable<Integer> {
    @Parameters(
        paramLabel = "SOURCE",
        arity = "0..*",
        description = "folder, file, ZIP, or address of the web (seeds/)")
    private List<String> sources = List.of();

    @Option(
        names = "--into",
        paramLabel = "DIR",
        description = "folder that keeps what came from a ZIP or the web (documents/ under --data)")
    private @Nullable Path into;

    private int unread;

    @Override
    public Integer call() {
      Sources from = Sources.standard(this::unread);
      for (String source : sources.isEmpty() ? List.of(settings().seeds().toString()) : sources)
        index(source, from.read(source));
      return unread > 0 ? 1 : 0;
    }

    private void unread(String why) {
      System.err.println("not read: " + why);
      unread++;
    }

    private void index(String source, List<Sources.Found> found) {
      List<Document> documents = found.stream().map(Sources.Found::document).toList();
      if (!documents.isEmpty())
        new Assembly(settings())
            .youju(documents, (done, of) -> System.err.println(done + " of " + of + " embedded"));
      long sections = documents.stream().mapToLong(d -> d.sections().size()).sum();
      print(source + ": " + documents.size() + " documents, " + sections + " sections");
      documents.forEach(
          d -> d.faults().forEach(f -> print(d.id() + " line " + f.line() + ": " + f.message())));
      if (found.stream().noneMatch(Sources.Found::kept)) return;
      Path folder = into == null ? data.resolve("documents") : into;
      Sources.keep(found, folder);
      print("kept in " + folder + ": youju serve --seeds " + folder);
    }
  }
}
