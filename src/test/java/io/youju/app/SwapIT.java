package io.youju.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Youju;
import io.youju.document.Metadata;
import io.youju.library.Arrival;
import io.youju.library.Change;
import io.youju.library.Library;
import io.youju.reading.Reading;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Generations change while questions come in. In full: `mvn test -Dtest=SwapIT
/// -Dyouju.swap.seconds=120 -Dyouju.swap.rate=200 -Dyouju.swaps=20`.
class SwapIT {
  private static final int SECONDS = Integer.getInteger("youju.swap.seconds", 5);
  private static final int RATE = Integer.getInteger("youju.swap.rate", 20);
  private static final int SWAPS = Integer.getInteger("youju.swaps", 4);
  private static final List<String> QUESTIONS =
      List.of("停车收费标准是每小时多少元", "第一部分第1条讲什么", "全文一共几部分", "今天天气怎么样", "第二部分第1条是什么");

  private static Arrival parking(int yuan) {
    String text =
        "停车管理办法\n一、收费\n1.停车收费标准。"
            + "经营者应当公示。".repeat(yuan)
            + "停车收费标准为每小时"
            + yuan
            + "元。\n2.免费时长。停车三十分钟以内免费。\n二、处罚\n1.违规停放。违规停放的，处"
            + yuan
            + "百元罚款。\n";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Metadata about = new Metadata("parking", "停车管理办法", "", "", "", "", Seeds.sha256(bytes));
    return new Arrival(Reading.document(about, "parking.txt", bytes), "parking.txt", bytes);
  }

  @Test
  void noRequestFailsAndNoReplyMixesGenerations() throws IOException, InterruptedException {
    try (StaffServer server = new StaffServer()) {
      Library library = server.backstage().staff().library();
      library.change("test", new Change.Publish(parking(1), ""));
      Map<String, Map<String, String>> texts = new ConcurrentHashMap<>();
      remember(library.serving().now(), texts);
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      ConcurrentLinkedQueue<RuntimeException> troubles = new ConcurrentLinkedQueue<>();
      Thread swapping =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 2; i < SWAPS + 2; i++) {
                  try {
                    Thread.sleep(SECONDS * 1000L / (SWAPS + 1));
                    library.change("test", new Change.Publish(parking(i), ""));
                    remember(library.serving().now(), texts);
                  } catch (InterruptedException e) {
                    return;
                  } catch (RuntimeException e) {
                    troubles.add(e);
                  }
                }
              });
      HttpClient client = HttpClient.newHttpClient();
      long start = System.nanoTime();
      for (int i = 0; i < SECONDS * RATE; i++) {
        long due = start + i * 1_000_000_000L / RATE;
        long wait = (due - System.nanoTime()) / 1_000_000;
        if (wait > 0) Thread.sleep(wait);
        asked.add(client.sendAsync(request(server, i), BodyHandlers.ofString()));
      }
      swapping.join();
      assertThat(troubles).isEmpty();
      for (CompletableFuture<HttpResponse<String>> one : asked) belongs(one.join(), texts);
      assertThat(texts).hasSize(SWAPS + 1);
      assertThat(library.generations()).hasSize(3);
    }
  }

  private static void remember(Youju now, Map<String, Map<String, String>> texts) {
    Map<String, String> byId = new ConcurrentHashMap<>();
    now.documents().forEach(d -> byId.put(d.id(), d.text()));
    texts.put(now.generation(), byId);
  }

  private static HttpRequest request(StaffServer server, int i) {
    Map<String, Object> body =
        Map.of("question", QUESTIONS.get(i % QUESTIONS.size()), "documents", List.of("parking"));
    return HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/answers"))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))
        .build();
  }

  /// The reply's quotes are the text of the generation that it names.
  private static void belongs(
      HttpResponse<String> response, Map<String, Map<String, String>> texts) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode reply = JsonMapper.shared().readTree(response.body());
    String generation = reply.at("/engine/index").asString();
    assertThat(texts).containsKey(generation);
    for (String list : List.of("citations", "nearest")) {
      for (JsonNode c : reply.get(list)) {
        String text =
            requireNonNull(requireNonNull(texts.get(generation)).get(c.get("document").asString()));
        assertThat(text.substring(c.get("start").asInt(), c.get("end").asInt()))
            .isEqualTo(c.get("quote").asString());
      }
    }
  }
}
