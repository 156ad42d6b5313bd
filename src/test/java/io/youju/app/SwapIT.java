package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Generations change while questions come in. In full: `mvn test -Dtest=SwapIT
/// -Dyouju.swap.seconds=120 -Dyouju.swap.rate=200 -Dyouju.swaps=20 -Dyouju.swap.wordings=40`; with
/// `-Dyouju.swap.url=http://localhost:8080` against a server that runs there, whose administrator's
/// password is [StaffServer#PASSWORD].
class SwapIT {
  private static final int SECONDS = Integer.getInteger("youju.swap.seconds", 5);
  private static final int RATE = Integer.getInteger("youju.swap.rate", 20);
  private static final int SWAPS = Integer.getInteger("youju.swaps", 4);

  /// Wordings in which each question comes; so many times five are asked in turn.
  private static final int WORDINGS = Integer.getInteger("youju.swap.wordings", 2);

  private static final String DOCUMENT = "parking";
  private static final List<String> QUESTIONS =
      List.of("停车收费标准是每小时多少元", "第一部分第1条讲什么", "全文一共几部分", "今天天气怎么样", "第二部分第1条是什么");
  private static final List<String> BEFORE =
      List.of("", "请问", "我想问问", "您好，", "麻烦问一下，", "想了解", "咨询：", "问");
  private static final List<String> AFTER = List.of("", "？", "呢", "啊", "，谢谢");

  private static String parking(int yuan) {
    return "停车管理办法\n一、收费\n1.停车收费标准。"
        + "经营者应当公示。".repeat(yuan)
        + "停车收费标准为每小时"
        + yuan
        + "元。\n2.免费时长。停车三十分钟以内免费。\n二、处罚\n1.违规停放。违规停放的，处"
        + yuan
        + "百元罚款。\n";
  }

  /// One reply, and how long it took.
  private record Replied(HttpResponse<String> response, double millis) {}

  @Test
  void noRequestFailsAndNoReplyMixesGenerations() throws IOException, InterruptedException {
    String url = System.getProperty("youju.swap.url", "");
    if (!url.isEmpty()) {
      holds(url);
      return;
    }
    try (StaffServer server = new StaffServer()) {
      holds(server.url());
    }
  }

  private static void holds(String url) throws IOException, InterruptedException {
    StaffServer.Caller editor = new StaffServer.Caller(url);
    editor.signIn("admin", StaffServer.PASSWORD);
    Map<String, String> texts = new ConcurrentHashMap<>();
    publish(editor, 1, texts);
    List<Throwable> troubles = new ArrayList<>();
    Thread swapping = Thread.ofPlatform().start(() -> swap(editor, texts, troubles));
    List<CompletableFuture<Replied>> asked = ask(url);
    swapping.join();
    assertThat(troubles).isEmpty();
    List<Replied> replies = asked.stream().map(CompletableFuture::join).toList();
    for (Replied replied : replies) belongs(replied.response(), texts);
    assertThat(texts).hasSize(SWAPS + 1);
    assertThat(editor.get("/desk/api/generations").get("generations")).hasSize(3);
    print(replies);
  }

  private static List<CompletableFuture<Replied>> ask(String url) throws InterruptedException {
    List<CompletableFuture<Replied>> asked = new ArrayList<>();
    HttpClient client = HttpClient.newHttpClient();
    long start = System.nanoTime();
    for (int i = 0; i < SECONDS * RATE; i++) {
      long due = start + i * 1_000_000_000L / RATE;
      long wait = (due - System.nanoTime()) / 1_000_000;
      if (wait > 0) Thread.sleep(wait);
      asked.add(
          client
              .sendAsync(request(url, i), BodyHandlers.ofString())
              .thenApply(response -> new Replied(response, (System.nanoTime() - due) / 1e6)));
    }
    return asked;
  }

  private static void swap(
      StaffServer.Caller editor, Map<String, String> texts, List<Throwable> troubles) {
    for (int i = 2; i < SWAPS + 2; i++) {
      try {
        Thread.sleep(SECONDS * 1000L / (SWAPS + 1));
        publish(editor, i, texts);
      } catch (InterruptedException | IOException | RuntimeException | AssertionError e) {
        troubles.add(e);
      }
    }
  }

  /// Puts the next text in place as an editor does: uploads, names, publishes.
  private static void publish(StaffServer.Caller editor, int yuan, Map<String, String> texts)
      throws IOException, InterruptedException {
    String text = parking(yuan);
    JsonNode draft =
        StaffServer.json(
            editor.send(
                "POST",
                "/desk/api/drafts?file=parking.txt",
                text.getBytes(StandardCharsets.UTF_8),
                "application/octet-stream"));
    String at = "/desk/api/drafts/" + draft.get("draft").asString();
    assertThat(editor.post(at, Map.of("id", DOCUMENT, "title", "停车管理办法")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> published = editor.post(at + "/publish", Map.of());
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    texts.put(StaffServer.json(published).get("index").asString(), text);
  }

  private static HttpRequest request(String url, int i) {
    int wording = i / QUESTIONS.size() % WORDINGS;
    String question =
        BEFORE.get(wording / AFTER.size() % BEFORE.size())
            + QUESTIONS.get(i % QUESTIONS.size())
            + AFTER.get(wording % AFTER.size());
    Map<String, Object> body = Map.of("question", question, "documents", List.of(DOCUMENT));
    return HttpRequest.newBuilder(URI.create(url + "/api/v1/answers"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
        .build();
  }

  /// The reply's quotes are the text of the generation that it names.
  private static void belongs(HttpResponse<String> response, Map<String, String> texts) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode reply = JsonMapper.shared().readTree(response.body());
    String generation = reply.at("/engine/index").asString();
    assertThat(texts).containsKey(generation);
    String text = texts.getOrDefault(generation, "");
    for (String list : List.of("citations", "nearest")) {
      for (JsonNode c : reply.get(list)) {
        assertThat(c.get("document").asString()).isEqualTo(DOCUMENT);
        assertThat(text.substring(c.get("start").asInt(), c.get("end").asInt()))
            .isEqualTo(c.get("quote").asString());
      }
    }
  }

  private static void print(List<Replied> replies) {
    List<Double> millis = replies.stream().map(Replied::millis).sorted().toList();
    System.out.printf(
        Locale.ROOT,
        "%d replies at %d a second over %d swaps: 0 failed, 0 mixed; ms from due to reply: p50"
            + " %.1f, p95 %.1f, p99 %.1f, most %.1f%n",
        replies.size(),
        RATE,
        SWAPS,
        millis.get(millis.size() / 2),
        millis.get(millis.size() * 95 / 100),
        millis.get(millis.size() * 99 / 100),
        millis.getLast());
  }
}
