package io.youju.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.youju.answer.ClaimCheck;
import io.youju.answer.DraftCheck;
import io.youju.answer.Question;
import io.youju.answer.Strike;
import io.youju.answer.Writer;
import io.youju.answer.Writing;
import io.youju.answer.WritingTally;
import io.youju.answer.Youju;
import io.youju.model.Chat;
import io.youju.model.ChatClaimCheck;
import io.youju.model.ChatStandalone;
import io.youju.model.ChatStats;
import io.youju.model.ChatWriter;
import io.youju.prompt.Prompt;
import io.youju.search.Embedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// The language model of one service, if it has one, and what is told of it.
final class Language implements AutoCloseable {
  private static final double MILLION = 1e6;

  private final ModelSettings settings;
  private final Optional<Chat> chat;
  private final WritingTally tally = new WritingTally();

  Language(ModelSettings settings) {
    this.settings = settings;
    this.chat = settings.writer().map(Chat::new);
  }

  Question.Mode mode() {
    return settings.mode();
  }

  boolean isPresent() {
    return chat.isPresent();
  }

  /// `youju`, with its answers reworded where that is asked for.
  Youju writing(Youju youju, Optional<Embedder> embedder) {
    Optional<Writer> writer = chat.map(c -> new ChatWriter(c, prompt("answer")));
    Optional<ClaimCheck> claims =
        chat.filter(_ -> settings.claimCheck()).map(c -> new ChatClaimCheck(c, prompt("claim")));
    return new Writing(youju, writer, new DraftCheck(embedder, claims), tally);
  }

  /// What makes follow-ups standalone in place of rules; empty for rules.
  Optional<Function<Question, Optional<String>>> standalone() {
    return chat.filter(_ -> settings.followUps())
        .map(c -> new ChatStandalone(c, prompt("standalone")));
  }

  /// What an evaluation keeps of who wrote, and with which wording.
  static Map<String, Object> origin(ModelSettings settings) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("mode", "write");
    settings.writer().ifPresent(writer -> origin.put("writer", writer.name()));
    origin.put("prompt", prompt("answer").hash());
    return origin;
  }

  private static Prompt prompt(String name) {
    Path file = Settings.home().resolve("prompts").resolve(name + ".md");
    try {
      return Prompt.parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new WrongUse("prompt cannot be read: " + file);
    }
  }

  /// Health: never down, for answers are quoted without the model.
  Map<String, Object> health() {
    Map<String, Object> health = new LinkedHashMap<>();
    health.put("model", chat.map(Chat::name).orElse(""));
    chat.ifPresent(c -> {
      health.put("breaker", c.breaker());
      health.put("answered", c.stats().answered());
      health.put("last_failure", c.stats().last());
    });
    return health;
  }

  /// Registers what is counted; nothing where there is no model.
  void measure(MeterRegistry meters) {
    if (chat.isEmpty()) return;
    Chat model = chat.get();
    ChatStats stats = model.stats();
    count(meters, "youju.model.calls", "outcome", "answered", stats, ChatStats::answered);
    for (Writer.Failure why : Writer.Failure.values()) {
      count(meters, "youju.model.calls", "outcome", why.wire(), stats, s -> s.failed(why));
    }
    count(meters, "youju.model.tokens", "direction", "in", stats, ChatStats::tokensIn);
    count(meters, "youju.model.tokens", "direction", "out", stats, ChatStats::tokensOut);
    count(meters, "youju.model.retries", "model", model.name(), stats, ChatStats::retries);
    count(meters, "youju.model.seconds", "model", model.name(), stats, ChatStats::seconds);
    count(meters, "youju.model.cost", "model", model.name(), stats, this::cost);
    Gauge.builder("youju.model.under.way", stats, ChatStats::underWay).register(meters);
    Gauge.builder("youju.model.breaker.open", model, m -> m.breaker().equals("closed") ? 0 : 1)
        .register(meters);
    count(meters, "youju.writer.answers", "kind", "written", tally, WritingTally::written);
    count(meters, "youju.writer.answers", "kind", "quoted", tally, WritingTally::quoted);
    count(meters, "youju.writer.sentences", "model", model.name(), tally, WritingTally::sentences);
    for (Strike strike : Strike.values()) {
      count(meters, "youju.writer.struck", "reason", strike.wire(), tally, t -> t.struck(strike));
    }
  }

  private double cost(ChatStats stats) {
    return (stats.tokensIn() * settings.priceIn() + stats.tokensOut() * settings.priceOut())
        / MILLION;
  }

  private static <T> void count(
      MeterRegistry meters,
      String name,
      String tag,
      String value,
      T from,
      ToDoubleFunction<T> counted) {
    FunctionCounter.builder(name, from, counted).tag(tag, value).register(meters);
  }

  @Override
  public void close() {
    chat.ifPresent(Chat::close);
  }
}
