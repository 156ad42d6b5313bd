package io.youju.app;

import io.youju.answer.Answerer;
import io.youju.answer.Calibration;
import io.youju.answer.Equivalents;
import io.youju.answer.Judge;
import io.youju.answer.Pinned;
import io.youju.answer.Pins;
import io.youju.answer.Remembered;
import io.youju.answer.Youju;
import io.youju.app.ModelSettings.Remote;
import io.youju.conversation.FollowUps;
import io.youju.document.Document;
import io.youju.model.BgeEmbedder;
import io.youju.model.ClauseReader;
import io.youju.model.ModelException;
import io.youju.model.RemoteEmbedder;
import io.youju.search.Elsewhere;
import io.youju.search.Embedder;
import io.youju.search.LikelyQuestions;
import io.youju.search.Likeness;
import io.youju.search.Remembering;
import io.youju.search.SearchIndex;
import io.youju.search.VectorCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts the service together from settings: documents, models, index, answerer.
final class Assembly {
  /// Part of the generation's name; raised when reading or cutting changes what is indexed.
  private static final String RULES = "7";

  /// Vectors of questions that are always remembered: those of the questions under way.
  private static final int LEAST_VECTORS = 64;

  private final Settings settings;
  private final ModelSettings services;
  private final Language language;
  private final Pins pins =
      new Pins(() -> models().embedder(), () -> LocalDate.now(ZoneId.systemDefault()));
  private final Likeness likeness = new Likeness(() -> models().embedder());
  private final Set<Part> without;
  private final Judge.Use use;
  private final int remembered;
  private @Nullable Models loaded;
  private @Nullable Elsewhere elsewhere;

  Assembly(Settings settings) {
    this(settings, ModelSettings.read());
  }

  Assembly(Settings settings, ModelSettings services) {
    this(settings, services, Set.of(), Judge.Use.DECISIVE);
  }

  /// The service without some of its parts, to see what they add, or with passages judged where it
  /// changes nothing, to fit weights.
  Assembly(Settings settings, ModelSettings services, Set<Part> without, Judge.Use use) {
    this(settings, services, without, use, 0);
  }

  private Assembly(
      Settings settings, ModelSettings services, Set<Part> without, Judge.Use use, int remembered) {
    this.use = use;
    this.settings = settings;
    this.services = services;
    this.without = Set.copyOf(without);
    this.language = new Language(services);
    this.remembered = remembered;
  }

  /// The same, but what was asked last is not worked out again.
  ///
  /// @param questions at most; 0 remembers no reply
  Assembly remembering(int questions) {
    return new Assembly(settings, services, without, use, questions);
  }

  /// The language model, if one is named.
  Language language() {
    return language;
  }

  Settings settings() {
    return settings;
  }

  /// The pinned answers that all services made here give.
  Pins pins() {
    return pins;
  }

  Likeness likeness() {
    return likeness;
  }

  /// What was loaded of the models; `trouble` says why they are missing.
  private record Models(
      Optional<Embedder> embedder,
      Optional<Judge> judge,
      LikelyQuestions likely,
      Optional<String> trouble) {
    static Models none(String trouble) {
      return new Models(
          Optional.empty(), Optional.empty(), LikelyQuestions.NONE, Optional.of(trouble));
    }
  }

  Youju youju() {
    return youju(Seeds.read(settings.seeds()), (_, _) -> {});
  }

  /// The index alone, for measuring its parts; the reading model is not loaded.
  SearchIndex index(List<Document> documents, VectorCache.Progress progress) {
    Optional<Embedder> embedder =
        settings.embeddings() ? Optional.of(embedder()) : Optional.empty();
    return new SearchIndex(
        documents,
        embedder.map(this::cache),
        embedder,
        Elsewhere.NONE,
        LikelyQuestions.NONE,
        progress);
  }

  private VectorCache cache(Embedder embedder) {
    return new VectorCache(settings.data().resolve("vectors"), embedder);
  }

  Youju youju(List<Document> documents, VectorCache.Progress progress) {
    Models models = models();
    SearchIndex index =
        new SearchIndex(
            documents,
            models.embedder().map(this::cache),
            models.embedder(),
            elsewhere(models),
            models.likely(),
            progress);
    Answerer answerer =
        new Answerer(
            documents,
            index,
            without.contains(Part.READER) ? Optional.empty() : models.judge(),
            calibration(models),
            without.contains(Part.EQUIVALENTS) ? Equivalents.NONE : Equivalents.standard(),
            use,
            generation(documents, models),
            models.trouble());
    Youju quoting = remembered == 0 ? answerer : new Remembered(answerer, remembered);
    return new FollowUps(
        new Pinned(language.writing(quoting, models.embedder()), pins), language.standalone());
  }

  private Calibration calibration(Models models) {
    Set<String> features = new HashSet<>();
    without.forEach(part -> features.addAll(part.features()));
    return Calibration.standard(models.embedder().isPresent()).without(features);
  }

  private static String generation(List<Document> documents, Models models) {
    StringBuilder all = new StringBuilder(RULES);
    documents.forEach(
        d -> all.append(' ').append(d.id()).append(' ').append(d.metadata().sha256()));
    models.embedder().ifPresent(e -> all.append(' ').append(e.identity()));
    return Seeds.sha256(all.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
  }

  /// Loaded once: all generations share them.
  private synchronized Models models() {
    Models known = loaded == null ? load() : loaded;
    loaded = known;
    return known;
  }

  /// Read once: all generations share it.
  private synchronized Elsewhere elsewhere(Models models) {
    Elsewhere known =
        elsewhere == null
            ? models.embedder().map(e -> Elsewhere.standard(e, cache(e))).orElse(Elsewhere.NONE)
            : elsewhere;
    elsewhere = known;
    return known;
  }

  private Models load() {
    if (!settings.embeddings() || without.contains(Part.VECTORS)) {
      return Models.none("switched off");
    }
    try {
      CompletableFuture<Judge> judge =
          CompletableFuture.supplyAsync(
              () -> with("youju-reader", onnx -> new ClauseReader(onnx, tokenizer())));
      Embedder embedder = embedder();
      LikelyQuestions likely =
          without.contains(Part.LIKELY) ? LikelyQuestions.NONE : LikelyQuestions.standard(embedder);
      return new Models(Optional.of(embedder), Optional.of(judge.join()), likely, Optional.empty());
    } catch (ModelException | java.util.concurrent.CompletionException e) {
      String name = services.embedding().map(Remote::model).orElse(settings.model());
      String why = "embedding model '" + name + "' is not usable: " + e.getMessage();
      System.err.println(why + "; searching by words alone (BM25)");
      return Models.none(why);
    }
  }

  Embedder embedder() {
    return new Remembering(
        services.embedding().isPresent()
            ? remote(services.embedding().get())
            : with(settings.model(), onnx -> new BgeEmbedder(modelName(), onnx, tokenizer())),
        Math.max(LEAST_VECTORS, remembered));
  }

  private Embedder remote(ModelSettings.Remote service) {
    RemoteEmbedder embedder = new RemoteEmbedder(service.url(), service.model(), service.key());
    embedder.holdTo(settings.data().resolve("vectors"));
    return embedder;
  }

  private String modelName() {
    return Path.of(settings.model()).getFileName().toString().replaceFirst("\\.onnx$", "");
  }

  private static byte[] tokenizer() {
    try (InputStream in = resource("/models/tokenizer.json")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new ModelException("tokenizer in the jar cannot be read", e);
    }
  }

  /// What `made` makes of a model, a file or one in the jar.
  private static <T> T with(String model, Function<InputStream, T> made) {
    try (InputStream in = model.endsWith(".onnx") ? file(model) : resource(path(model))) {
      return made.apply(in);
    } catch (IOException e) {
      throw new ModelException("model cannot be read: " + model, e);
    }
  }

  private static InputStream file(String model) throws IOException {
    return Files.newInputStream(Path.of(model));
  }

  private static String path(String model) {
    return model.equals("bge-small-zh-v1.5")
        ? "/bge-small-zh-v1.5-q.onnx"
        : "/models/" + model + ".onnx";
  }

  private static InputStream resource(String path) {
    InputStream in = Assembly.class.getResourceAsStream(path);
    if (in == null) throw new ModelException("no such model in the jar: " + path);
    return in;
  }
}
