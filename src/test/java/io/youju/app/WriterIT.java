package io.youju.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.youju.model.ScriptedModel;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole server with a language model that does as it is told.
class WriterIT {
  private static final String KEY = "sk-very-secret-5678";
  private static final String QUESTION = "以后杭州买车还限购吗";
  private static final String GOOD = "杭州市将探索取消小客车限购、地面道路限行〔五、2〕。";
  private static final String MARK = "【AI 生成 · test-model】";

  private static final Pattern UNDER_WAY = Pattern.compile("(?m)^youju_model_under_way (\\S+)");

  /// Requests to a service in trouble; 10,000 shows that nothing leaks.
  private static final int MANY = Integer.getInteger("writer.requests", 300);

  /// As [TestServer], which would be started by naming its own.
  static final Settings SETTINGS =
      new Settings(Path.of("seeds"), Path.of("target/test-data"), true, Settings.DEFAULT_MODEL);

  /// For one reply; a busy machine is slow, and a lost reply must not hold the tests up.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static ScriptedModel model;
  private static ConfigurableApplicationContext context;

  @BeforeAll
  static void start() {
    model = new ScriptedModel();
    context =
        Server.start(
            new Assembly(
                SETTINGS,
                ModelSettings.of(
                    Map.of(
                        "youju.writer.url", model.url().toString(),
                        "youju.writer.model", "test-model",
                        "youju.writer.key", KEY,
                        "youju.writer.first-token-timeout", "1s",
                        "youju.writer.attempts", "1",
                        "youju.writer.breaker-open", "1500ms",
                        "youju.writer.price-in", "2.0",
                        "youju.writer.price-out", "8.0"))),
            0);
  }

  @AfterAll
  static void stop() {
    context.close();
    model.close();
  }

  /// Every test begins with a service that is well and asked.
  @BeforeEach
  void recover() throws IOException, InterruptedException {
    model.plays(ScriptedModel.say(GOOD));
    for (int i = 0; i < 100; i++) {
      if (health().at("/components/writer/details/breaker").asString("").equals("closed")) return;
      ask("write");
      Thread.sleep(50);
    }
    throw new AssertionError("the breaker does not close");
  }

  private static String url() {
    return "http://localhost:" + Server.port(context);
  }

  private static JsonNode health() throws IOException, InterruptedException {
    return JsonMapper.shared().readTree(get("/actuator/health"));
  }

  private static String get(String path) throws IOException, InterruptedException {
    return CLIENT
        .send(
            HttpRequest.newBuilder(URI.create(url() + path)).timeout(PATIENCE).build(),
            BodyHandlers.ofString())
        .body();
  }

  private static HttpRequest request(String mode, String accept) {
    String body =
        JsonMapper.shared().writeValueAsString(Map.of("question", QUESTION, "mode", mode));
    return HttpRequest.newBuilder(URI.create(url() + "/api/v1/answers"))
        .header("Content-Type", "application/json")
        .header("Accept", accept)
        .timeout(PATIENCE)
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  private static JsonNode ask(String mode) throws IOException, InterruptedException {
    HttpResponse<String> response =
        CLIENT.send(request(mode, "application/json"), BodyHandlers.ofString());
    assertThat(response.statusCode()).isEqualTo(200);
    return JsonMapper.shared().readTree(response.body());
  }

  private static void quoted(JsonNode reply, String note) {
    assertThat(reply.path("status").asString()).isEqualTo("answered");
    assertThat(reply.path("kind").asString()).isEqualTo("quote");
    assertThat(reply.path("text").asString()).contains("〔五、2〕").doesNotContain("AI 生成");
    assertThat(reply.at("/engine/mode").asString()).isEqualTo("extract");
    assertThat(reply.at("/engine/model").isNull()).isTrue();
    assertThat(reply.at("/engine/note").asString()).isEqualTo(note);
    proven(reply);
  }

  private static void proven(JsonNode reply) {
    try {
      for (JsonNode c : reply.path("citations")) {
        String text = get("/api/v1/documents/" + c.get("document").asString() + "/text");
        assertThat(text.substring(c.get("start").asInt(), c.get("end").asInt()))
            .isEqualTo(c.get("quote").asString());
        assertThat(reply.path("text").asString()).contains("〔" + c.get("label").asString() + "〕");
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWrittenAnswerIsMarkedAndProven() throws IOException, InterruptedException {
    JsonNode reply = ask("write");
    assertThat(reply.path("kind").asString()).isEqualTo("written");
    assertThat(reply.path("text").asString()).isEqualTo(MARK + GOOD);
    assertThat(reply.at("/engine/mode").asString()).isEqualTo("write");
    assertThat(reply.at("/engine/model").asString()).isEqualTo("test-model");
    assertThat(reply.at("/engine/prompt").asString()).hasSize(16);
    assertThat(reply.at("/engine/sentences").asInt()).isEqualTo(1);
    assertThat(reply.at("/citations/0/quote").asString()).startsWith("探索取消小客车限购");
    proven(reply);
  }

  @Test
  void withoutTheModeNothingIsWrittenAndNobodyIsAsked() throws IOException, InterruptedException {
    int before = model.calls();
    JsonNode reply = ask("extract");
    assertThat(reply.path("kind").asString()).isEqualTo("quote");
    assertThat(reply.at("/engine/note").isMissingNode()).isTrue();
    assertThat(model.calls()).isEqualTo(before);
  }

  @Test
  void theModelSeesFencedClausesAndLabelsAndNoAddress() throws IOException, InterruptedException {
    ask("write");
    assertThat(model.lastRequest())
        .contains("<<<原文")
        .contains("〔五、2〕")
        .contains("探索取消小客车限购")
        .doesNotContain("http")
        .doesNotContain("/documents/")
        .doesNotContain("hangzhou-decision");
  }

  @Test
  void theQuotesStreamBeforeTheModelSaysAnything() throws IOException, InterruptedException {
    model.plays(ScriptedModel.slow(400, GOOD));
    HttpResponse<InputStream> response =
        CLIENT.send(request("write", "text/event-stream"), BodyHandlers.ofInputStream());
    List<String> names = new ArrayList<>();
    Map<String, Long> first = new java.util.HashMap<>();
    String last = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event:")) {
          names.add(line.substring(6).strip());
          first.putIfAbsent(names.getLast(), System.nanoTime());
        }
        if (line.startsWith("data:")) last = line.substring(5);
      }
    }
    assertThat(names.stream().distinct())
        .containsExactly("meta", "delta", "citation", "writing", "written", "done");
    long ahead = requireNonNull(first.get("written")) - requireNonNull(first.get("citation"));
    assertThat(ahead).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(300));
    assertThat(JsonMapper.shared().readTree(last).path("kind").asString()).isEqualTo("written");
  }

  @Test
  void noSentenceOfTheAdversarialDraftsReachesTheReader() throws IOException, InterruptedException {
    int struck = 0;
    for (String line : Files.readAllLines(Path.of("src/test/resources/writer/drafts.tsv"))) {
      if (line.startsWith("#")) continue;
      String[] part = line.split("\t");
      if (part[0].startsWith("honest") || part[1].startsWith("ok,")) continue;
      String draft = part[2].replace("\\n", "\n");
      model.plays(ScriptedModel.say(draft));
      JsonNode reply = ask("write");
      assertThat(reply.path("kind").asString()).as(part[0]).isEqualTo("quote");
      assertThat(reply.at("/engine/note").asString()).isEqualTo("struck-out");
      assertThat(reply.at("/engine/strikes").isEmpty()).isFalse();
      proven(reply);
      struck++;
    }
    assertThat(struck).isGreaterThanOrEqualTo(60);
  }

  @Test
  void whatIsStruckIsCountedAndTheRestStands() throws IOException, InterruptedException {
    model.plays(ScriptedModel.say(GOOD + "2025年全面取消限购〔五、2〕。"));
    JsonNode reply = ask("write");
    assertThat(reply.path("text").asString()).isEqualTo(MARK + GOOD);
    assertThat(reply.at("/engine/sentences").asInt()).isEqualTo(2);
    assertThat(reply.at("/engine/strikes/date").asInt()).isEqualTo(1);
    assertThat(get("/actuator/prometheus"))
        .contains("youju_writer_struck_total{reason=\"date\"}")
        .contains("youju_model_tokens_total{direction=\"in\"}")
        .contains("youju_model_cost_total{model=\"test-model\"}");
  }

  @Test
  void theModelMayDeclineAndTheQuotesStand() throws IOException, InterruptedException {
    model.plays(ScriptedModel.say("无法回答"));
    quoted(ask("write"), "declined");
  }

  @Test
  void aModelThatEndsAtNothingIsStopped() throws IOException, InterruptedException {
    model.plays(ScriptedModel.endless("取消小客车限购"));
    quoted(ask("write"), "too-long");
  }

  @Test
  void whateverBreaksTheQuotesStandAtOnceWhenTheBreakerIsOpen() throws Exception {
    for (Map.Entry<String, ScriptedModel.Script> trouble :
        Map.of(
                "server-error", ScriptedModel.status(500, ""),
                "rate-limited", ScriptedModel.status(429, "Retry-After: 1"),
                "slow", ScriptedModel.slow(30_000, GOOD))
            .entrySet()) {
      model.plays(trouble.getValue());
      JsonNode reply = ask("write");
      for (int i = 0; i < 12 && !note(reply).equals("breaker-open"); i++) {
        quoted(reply, trouble.getKey());
        reply = ask("write");
      }
      quoted(reply, "breaker-open");
      recover();
    }
  }

  private static String note(JsonNode reply) {
    return reply.at("/engine/note").asString("");
  }

  @Test
  void manyRequestsToAServiceInTroubleLeakNothingAndFewAreHeldUp() throws Exception {
    List<ScriptedModel.Script> troubles =
        List.of(
            ScriptedModel.status(500, ""),
            ScriptedModel.status(429, ""),
            ScriptedModel.slow(30_000, GOOD),
            ScriptedModel.say(GOOD));
    model.plays(ScriptedModel.status(500, ""));
    for (int i = 0; i < 40; i++) ask("write");
    int threads = Thread.activeCount();
    int turns = Math.max(4, MANY / 250);
    double[] millis = new double[MANY];
    Map<String, AtomicInteger> notes = new ConcurrentHashMap<>();
    try (ExecutorService clients = Executors.newFixedThreadPool(2)) {
      List<Future<Double>> waiting = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        int n = i;
        waiting.add(
            clients.submit(() -> {
              // The service changes its ways: the breaker opens and closes on the way.
              if (n % (MANY / turns) == 0) model.plays(troubles.get(n / (MANY / turns) % 4));
              long start = System.nanoTime();
              JsonNode reply = ask("write");
              assertThat(reply.path("status").asString()).isEqualTo("answered");
              notes.computeIfAbsent(note(reply), _ -> new AtomicInteger()).incrementAndGet();
              return (System.nanoTime() - start) / 1e6;
            }));
      }
      for (int i = 0; i < MANY; i++) millis[i] = waiting.get(i).get();
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "writer in trouble: %d requests, p50 %.1f ms, p99 %.1f ms, max %.1f ms; threads %d before, %d after; %d connections upstream; %s%n",
        MANY,
        millis[MANY / 2],
        millis[MANY * 99 / 100],
        millis[MANY - 1],
        threads,
        Thread.activeCount(),
        model.connections(),
        notes);
    assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + 5);
    assertThat(model.connections()).isLessThanOrEqualTo(4);
    assertThat(notes.getOrDefault("slow", new AtomicInteger()).get())
        .as("held up once a spell by each of two clients, at most")
        .isLessThanOrEqualTo(2 * ((turns + 3) / 4));
    assertThat(notes).containsKey("breaker-open");
    recover();
    assertThat(underWay()).isZero();
  }

  /// Calls upstream under way, once a trial beside a reader has ended.
  private static double underWay() throws IOException, InterruptedException {
    double left = 1;
    for (int i = 0; i < 100 && left > 0; i++) {
      Matcher figure = UNDER_WAY.matcher(get("/actuator/prometheus"));
      assertThat(figure.find()).isTrue();
      left = Double.parseDouble(figure.group(1));
      if (left > 0) Thread.sleep(50);
    }
    return left;
  }

  @Test
  void aReaderWhoLeavesStopsTheCallUpstream() throws Exception {
    model.plays(ScriptedModel.slow(900, GOOD));
    double[] millis = new double[7];
    for (int i = 0; i < millis.length; i++) {
      model.forget();
      int before = model.calls();
      String accept = i % 2 == 0 ? "text/event-stream" : "application/json";
      byte[] body =
          JsonMapper.shared().writeValueAsBytes(Map.of("question", QUESTION, "mode", "write"));
      long gone;
      try (Socket socket = new Socket("localhost", Server.port(context))) {
        socket
            .getOutputStream()
            .write(
                ("POST /api/v1/answers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAccept: "
                        + accept
                        + "\r\nContent-Length: "
                        + body.length
                        + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(body);
        for (int k = 0; k < 300 && model.calls() == before; k++) Thread.sleep(5);
        Thread.sleep(60);
        gone = System.nanoTime();
      }
      for (int k = 0; k < 160 && model.left() == 0; k++) Thread.sleep(5);
      assertThat(model.left()).as("left upstream, " + accept).isNotZero();
      millis[i] = (model.left() - gone) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "a reader leaves: upstream closed after %.1f ms (median of %d), %.1f ms at most%n",
        millis[millis.length / 2],
        millis.length,
        millis[millis.length - 1]);
  }

  @Test
  void langChain4jsClientsShowTheAiLabel() throws Exception {
    String whole =
        OpenAiChatModel.builder()
            .baseUrl(url() + "/v1")
            .apiKey("none")
            .modelName("youju-write")
            .build()
            .chat(QUESTION);
    assertThat(whole).isEqualTo(MARK + GOOD);
    CompletableFuture<String> said = new CompletableFuture<>();
    OpenAiStreamingChatModel.builder()
        .baseUrl(url() + "/v1")
        .apiKey("none")
        .modelName("youju-write")
        .build()
        .chat(
            QUESTION,
            new StreamingChatResponseHandler() {
              @Override
              public void onCompleteResponse(ChatResponse response) {
                said.complete(response.aiMessage().text());
              }

              @Override
              public void onError(Throwable error) {
                said.completeExceptionally(error);
              }
            });
    assertThat(said.get(30, TimeUnit.SECONDS)).startsWith("探索取消").endsWith("\n\n" + MARK + GOOD);
    assertThat(get("/v1/models")).contains("youju-extract").contains("youju-write");
  }

  @Test
  void theKeyIsInNoPageNoReplyAndNoLog() throws IOException, InterruptedException {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    var level = root.getLevel();
    root.addAppender(log);
    root.setLevel(Level.DEBUG);
    PrintStream err = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    StringBuilder all = new StringBuilder();
    try {
      for (ScriptedModel.Script script :
          List.of(
              ScriptedModel.say(GOOD),
              ScriptedModel.status(500, ""),
              stage -> stage.whole(401, "", "{\"error\":{\"message\":\"wrong key " + KEY + "\"}}"),
              ScriptedModel.broken())) {
        model.plays(script);
        all.append(ask("write"));
      }
      for (String path :
          List.of(
              "/",
              "/actuator/health",
              "/actuator/prometheus",
              "/v3/api-docs",
              "/v1/models",
              "/api/v1/site",
              "/api",
              "/about")) {
        all.append(get(path));
      }
    } finally {
      System.setErr(err);
      root.setLevel(level);
      root.detachAppender(log);
    }
    assertThat(model.lastHead()).contains(KEY);
    List<ILoggingEvent> logged;
    // What another thread is logging just now is added under this lock.
    synchronized (log) {
      logged = List.copyOf(log.list);
    }
    assertThat(logged).as("something was logged").isNotEmpty();
    for (ILoggingEvent event : logged) {
      all.append(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        all.append(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    assertThat(all.append(said.toString(StandardCharsets.UTF_8))).doesNotContain(KEY);
  }
}
