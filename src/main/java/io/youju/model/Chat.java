package io.youju.model;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.youju.answer.Writer.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A language model behind HTTP, asked one prompt at a time: limits, retries with back-off and a
/// circuit breaker around LangChain4j's streaming models. Callable from many threads; an
/// interrupted thread stops its call.
public final class Chat implements AutoCloseable {
  private static final Set<Failure> MAY_PASS =
      Set.of(Failure.UNREACHABLE, Failure.RATE_LIMITED, Failure.SERVER_ERROR);

  /// Characters of a draft for each token allowed, at most; a service that sends more is stopped.
  private static final int CHARACTERS_A_TOKEN = 4;

  /// Bytes on the wire for each token allowed: one event a token.
  private static final int BYTES_A_TOKEN = 1_024;

  private static final int BYTES_ANYWAY = 65_536;

  private final ChatSettings settings;
  private final java.net.http.HttpClient http;
  private final ScheduledThreadPoolExecutor watch;
  private final CircuitBreaker breaker;
  private final ChatStats stats = new ChatStats();

  public Chat(ChatSettings settings) {
    this.settings = settings;
    this.http = ModelHttp.shared(settings.limits().connect());
    this.watch =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("model-watch").factory());
    this.watch.setRemoveOnCancelPolicy(true);
    this.breaker =
        CircuitBreaker.of(
            "writer",
            CircuitBreakerConfig.custom()
                .slidingWindow(10, 4, CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(50)
                .waitDurationInOpenState(settings.limits().breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
  }

  /// What the model said, or why it did not.
  public sealed interface Said {
    record Text(String text) implements Said {}

    record Nothing(Failure why) implements Said {}
  }

  public ChatStats stats() {
    return stats;
  }

  public String name() {
    return settings.name();
  }

  /// Whether the service is left alone for now: closed, open or half-open.
  public String breaker() {
    return breaker.getState().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// Asks `prompt`; tells `pieces` what comes.
  public Said ask(String prompt, Consumer<String> pieces) {
    if (!breaker.tryAcquirePermission()) {
      stats.count(Failure.BREAKER_OPEN);
      return new Said.Nothing(Failure.BREAKER_OPEN);
    }
    stats.began();
    long start = System.nanoTime();
    Said said = new Said.Nothing(Failure.STOPPED);
    try {
      said = patiently(prompt, pieces, start);
    } finally {
      settle(said, System.nanoTime() - start);
    }
    return said;
  }

  private void settle(Said said, long took) {
    Optional<Failure> why =
        said instanceof Said.Nothing(var failure) ? Optional.of(failure) : Optional.empty();
    stats.ended(why, took);
    if (why.isEmpty()) breaker.onSuccess(took, TimeUnit.NANOSECONDS);
    else if (why.get() == Failure.STOPPED) breaker.releasePermission();
    else breaker.onError(took, TimeUnit.NANOSECONDS, new ModelException(why.get().wire()));
  }

  private Said patiently(String prompt, Consumer<String> pieces, long start) {
    Duration wait = settings.limits().backOff();
    for (int attempt = 1; ; attempt++) {
      Duration left = settings.limits().whole().minusNanos(System.nanoTime() - start);
      if (left.toMillis() <= 0) return new Said.Nothing(Failure.SLOW);
      Hearing hearing;
      Optional<Duration> asked;
      try (Call call =
          new Call(watch, shorter(settings.limits().firstToken(), left), left, most())) {
        hearing = new Hearing(call, pieces, settings.limits().tokens() * CHARACTERS_A_TOKEN);
        attempt(prompt, call, hearing);
        asked = call.retryAfter();
      }
      Said said = hearing.said();
      if (!(said instanceof Said.Nothing(var why))
          || !MAY_PASS.contains(why)
          || attempt >= settings.limits().attempts()) return said;
      Duration pause = asked.orElse(wait);
      if (pause.compareTo(left) >= 0) return said;
      stats.retried();
      if (!slept(pause)) return new Said.Nothing(Failure.STOPPED);
      wait = wait.multipliedBy(2);
    }
  }

  private long most() {
    return BYTES_ANYWAY + (long) settings.limits().tokens() * BYTES_A_TOKEN;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static boolean slept(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void attempt(String prompt, Call call, Hearing hearing) {
    try {
      model(call).chat(ChatRequest.builder().messages(UserMessage.from(prompt)).build(), hearing);
    } catch (RuntimeException e) {
      hearing.onError(e);
    }
  }

  /// LangChain4j's model around one call; it is only a recipe and holds no connection.
  private StreamingChatModel model(Call call) {
    ModelHttp client = new ModelHttp(http, call);
    ChatSettings.Limits limits = settings.limits();
    return switch (settings.api()) {
      case OPENAI ->
          OpenAiStreamingChatModel.builder()
              .httpClientBuilder(client.builder())
              .baseUrl(settings.url().toString())
              .apiKey(settings.key().value().isEmpty() ? "none" : settings.key().value())
              .modelName(settings.name())
              .temperature(limits.temperature())
              .maxTokens(limits.tokens())
              .build();
      case OLLAMA ->
          OllamaStreamingChatModel.builder()
              .httpClientBuilder(client.builder())
              .baseUrl(settings.url().toString())
              .modelName(settings.name())
              .temperature(limits.temperature())
              .numPredict(limits.tokens())
              .build();
    };
  }

  /// Hears one attempt out.
  private final class Hearing implements StreamingChatResponseHandler {
    private final Call call;
    private final Consumer<String> pieces;
    private final int most;
    private final StringBuilder text = new StringBuilder();
    private Said said = new Said.Nothing(Failure.BROKEN);

    Hearing(Call call, Consumer<String> pieces, int most) {
      this.call = call;
      this.pieces = pieces;
      this.most = most;
    }

    Said said() {
      return call.failure().<Said>map(Said.Nothing::new).orElse(said);
    }

    @Override
    public void onPartialResponse(String piece) {
      call.alive();
      text.append(piece);
      if (text.length() > most) call.stop(Failure.TOO_LONG);
      else pieces.accept(piece);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      TokenUsage usage = response.tokenUsage();
      if (usage != null)
        stats.tokens(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
      FinishReason reason = response.finishReason();
      if (reason == FinishReason.LENGTH) said = new Said.Nothing(Failure.TOO_LONG);
      else if (reason == null) said = new Said.Nothing(Failure.CUT_OFF);
      else
        said =
            text.toString().isBlank()
                ? new Said.Nothing(Failure.EMPTY)
                : new Said.Text(text.toString());
    }

    private static int count(@org.jspecify.annotations.Nullable Integer tokens) {
      return tokens == null ? 0 : tokens;
    }

    @Override
    public void onError(Throwable error) {
      if (Thread.currentThread().isInterrupted()) call.fail(Failure.STOPPED);
      call.fail(Failure.BROKEN);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    http.shutdownNow();
  }
}
