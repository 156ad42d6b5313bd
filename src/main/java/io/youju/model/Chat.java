package io.youju.model;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.IllegalStateTransitionException;
import io.youju.answer.Writer.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A language model behind HTTP, asked one prompt at a time: limits, retries with back-off and a
/// circuit breaker around LangChain4j's streaming models. A service that was slow once, or asks to
/// be left alone, is left alone at once; after a while it is tried beside a reader, who does not
/// wait for it. Callable from many threads; an interrupted thread stops its call.
/// docs/decisions/045.
public final class Chat implements AutoCloseable {
  private static final Set<Failure> MAY_PASS =
      Set.of(Failure.UNREACHABLE, Failure.RATE_LIMITED, Failure.SERVER_ERROR);

  /// Characters of a draft for each token allowed, at most; a service that sends more is stopped.
  private static final int CHARACTERS_A_TOKEN = 4;

  /// Bytes on the wire for each token allowed: one event a token.
  private static final int BYTES_A_TOKEN = 1_024;

  private static final int BYTES_ANYWAY = 65_536;

  /// How long a reader waits for a service on trial.
  private static final Duration UNFELT = Duration.ofMillis(80);

  /// A failure that took longer is not tried again, and one is enough.
  private static final Duration LATE = Duration.ofSeconds(1);

  private static final Duration LONGEST_ALONE = Duration.ofHours(1);
  private static final Logger LOG = LoggerFactory.getLogger(Chat.class);

  private final ChatSettings settings;
  private final java.net.http.HttpClient http;
  private final ScheduledThreadPoolExecutor watch;
  private final CircuitBreaker breaker;
  private final ChatStats stats = new ChatStats();
  private final AtomicLong noHurry = new AtomicLong(System.nanoTime());

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
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    this.breaker
        .getEventPublisher()
        .onStateTransition(event -> {
          StateTransition change = event.getStateTransition();
          if (change == StateTransition.CLOSED_TO_OPEN) {
            LOG.warn("model {} is left alone for a while: {}", settings.name(), stats.last());
          } else if (change == StateTransition.HALF_OPEN_TO_CLOSED) {
            LOG.warn("model {} answers again", settings.name());
          }
        });
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
    return ask(prompt, pieces, settings.limits().whole());
  }

  /// As [#ask], for somebody who can do without after `most`. A service too slow for that is not
  /// asked in such haste for a while; its other calls go on.
  public Said ask(String prompt, Consumer<String> pieces, Duration most) {
    boolean trusted = breaker.getState() == CircuitBreaker.State.CLOSED;
    boolean hurry = most.compareTo(settings.limits().firstToken()) < 0;
    if ((hurry && System.nanoTime() - noHurry.get() < 0) || !breaker.tryAcquirePermission()) {
      stats.count(Failure.BREAKER_OPEN);
      return new Said.Nothing(Failure.BREAKER_OPEN);
    }
    return trusted
        ? asked(prompt, pieces, shorter(most, settings.limits().whole()))
        : tried(prompt);
  }

  /// Asks beside the reader, who may have left when the service answers or fails.
  private Said tried(String prompt) {
    FutureTask<Said> trial =
        new FutureTask<>(() -> asked(prompt, _ -> {}, settings.limits().whole()));
    Thread.ofVirtual().name("model-trial").start(trial);
    try {
      return trial.get(UNFELT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      stats.count(Failure.BREAKER_OPEN);
      return new Said.Nothing(Failure.BREAKER_OPEN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Said.Nothing(Failure.STOPPED);
    } catch (ExecutionException e) {
      throw new ModelException("trial", e);
    }
  }

  private Said asked(String prompt, Consumer<String> pieces, Duration whole) {
    stats.began();
    long start = System.nanoTime();
    Tried last = new Tried(new Said.Nothing(Failure.STOPPED), Optional.empty());
    try {
      last = patiently(prompt, pieces, start, whole);
    } finally {
      settle(last, System.nanoTime() - start, whole);
    }
    return last.said();
  }

  /// What came of the latest attempt, and how long the service asks to be left alone.
  private record Tried(Said said, Optional<Duration> alone) {}

  private void settle(Tried tried, long took, Duration whole) {
    Optional<Failure> failure =
        tried.said() instanceof Said.Nothing(var why) ? Optional.of(why) : Optional.empty();
    stats.ended(failure, took);
    if (failure.isEmpty()) {
      breaker.onSuccess(took, TimeUnit.NANOSECONDS);
      return;
    }
    Failure why = failure.get();
    boolean late = MAY_PASS.contains(why) && took > LATE.toNanos();
    boolean hurried = why == Failure.SLOW && whole.compareTo(settings.limits().firstToken()) < 0;
    if (hurried) noHurry.set(System.nanoTime() + settings.limits().breakerOpen().toNanos());
    if (why == Failure.STOPPED || hurried) {
      breaker.releasePermission();
    } else if (why == Failure.SLOW || late) {
      leaveAlone(settings.limits().breakerOpen());
    } else if (tried.alone().isPresent()) {
      leaveAlone(shorter(tried.alone().get(), LONGEST_ALONE));
    } else {
      breaker.onError(took, TimeUnit.NANOSECONDS, new ModelException(why.wire()));
    }
  }

  private void leaveAlone(Duration time) {
    try {
      breaker.transitionToOpenStateFor(time);
    } catch (IllegalStateTransitionException e) {
      // Another call has opened it.
    }
  }

  private Tried patiently(String prompt, Consumer<String> pieces, long start, Duration whole) {
    Duration pause = settings.limits().backOff();
    for (int attempt = 1; ; attempt++) {
      Duration left = whole.minusNanos(System.nanoTime() - start);
      if (left.toMillis() <= 0) {
        return new Tried(new Said.Nothing(Failure.SLOW), Optional.empty());
      }
      Hearing hearing;
      Optional<Duration> alone;
      try (Call call =
          new Call(watch, shorter(settings.limits().firstToken(), left), left, most())) {
        hearing = new Hearing(call, pieces, settings.limits().tokens() * CHARACTERS_A_TOKEN);
        attempt(prompt, call, hearing);
        alone = call.retryAfter();
        stats.status(call.status());
      }
      Said said = hearing.said();
      if (!(said instanceof Said.Nothing(var why))
          || !MAY_PASS.contains(why)
          || alone.isPresent()
          || System.nanoTime() - start > LATE.toNanos()
          || attempt >= settings.limits().attempts()
          || pause.compareTo(left) >= 0) return new Tried(said, alone);
      stats.retried();
      if (!slept(pause)) return new Tried(new Said.Nothing(Failure.STOPPED), Optional.empty());
      pause = pause.multipliedBy(2);
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
              .returnThinking(true)
              .build();
      case OLLAMA ->
          OllamaStreamingChatModel.builder()
              .httpClientBuilder(client.builder())
              .baseUrl(settings.url().toString())
              .modelName(settings.name())
              .temperature(limits.temperature())
              .numPredict(limits.tokens())
              .returnThinking(true)
              .build();
    };
  }

  /// Hears one attempt out.
  private final class Hearing implements StreamingChatResponseHandler {
    private static final String THOUGHT_BEGINS = "<think>";
    private static final String THOUGHT_ENDS = "</think>";

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

    /// What a model thinks aloud shows that it is at work, and is nobody's to read.
    @Override
    public void onPartialThinking(PartialThinking thinking) {
      call.alive();
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
      TokenUsage usage = response.tokenUsage();
      if (usage != null)
        stats.tokens(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
      FinishReason reason = response.finishReason();
      if (reason == FinishReason.LENGTH) said = new Said.Nothing(Failure.TOO_LONG);
      else if (reason == null) said = new Said.Nothing(Failure.CUT_OFF);
      else {
        String draft = withoutThought(text.toString());
        said = draft.isBlank() ? new Said.Nothing(Failure.EMPTY) : new Said.Text(draft);
      }
    }

    /// Some services send what a model thinks aloud at the head of what it says.
    private static String withoutThought(String said) {
      int end = said.indexOf(THOUGHT_ENDS);
      return end >= 0 && said.stripLeading().startsWith(THOUGHT_BEGINS)
          ? said.substring(end + THOUGHT_ENDS.length()).stripLeading()
          : said;
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
