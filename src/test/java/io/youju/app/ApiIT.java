package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.youju.web.OpenApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The API's own description, its edges, and clients made by others.
class ApiIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String QUESTION = "以后杭州买车还限购吗";

  private static HttpResponse<String> send(String method, String path, String accept)
      throws IOException, InterruptedException {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(TestServer.url() + path))
            .method(method, BodyPublishers.ofString("{\"question\":\"限购\"}"))
            .header("Content-Type", "application/json")
            .header("Accept", accept)
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void theDescriptionNamesEveryRouteOfTheApiAndNoOther() {
    Set<String> described = new TreeSet<>();
    new OpenApi()
        .methods()
        .forEach((path, methods) -> methods.forEach(m -> described.add(m + " " + path)));
    Set<String> served = new TreeSet<>();
    Matcher route =
        Pattern.compile("\\((GET|POST|PUT|DELETE) && (/(?:api|v1|v3)/[^)]+)\\)")
            .matcher(TestServer.routes());
    while (route.find()) served.add(route.group(1) + " " + route.group(2));
    assertThat(served).isNotEmpty().isEqualTo(described);
  }

  @Test
  void aMethodThatAPathDoesNotTakeIsAProblemWithTheOnesItTakes()
      throws IOException, InterruptedException {
    HttpResponse<String> response = send("DELETE", "/api/v1/answers", "*/*");
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(send("POST", "/api/v1/documents/x/text", "*/*").statusCode()).isEqualTo(405);
    assertThat(send("POST", "/api/v1/answers", "image/png").statusCode()).isEqualTo(406);
    assertThat(send("POST", "/api/v1/answers", "application/*").statusCode()).isEqualTo(200);
    assertThat(send("POST", "/api/v1/feedback", "*/*").statusCode()).isEqualTo(422);
  }

  @Test
  void langChain4jsClientGetsTheLabel() {
    OpenAiChatModel model =
        OpenAiChatModel.builder()
            .baseUrl(TestServer.url() + "/v1")
            .apiKey("none")
            .modelName("youju-extract")
            .build();
    assertThat(model.chat(QUESTION)).contains("〔五、2〕");
  }

  @Test
  void langChain4jsStreamingClientGetsTheLabel() throws Exception {
    CompletableFuture<String> said = new CompletableFuture<>();
    OpenAiStreamingChatModel.builder()
        .baseUrl(TestServer.url() + "/v1")
        .apiKey("none")
        .modelName("youju-extract")
        .build()
        .chat(
            QUESTION,
            new StreamingChatResponseHandler() {
              @Override
              public void onCompleteResponse(ChatResponse whole) {
                said.complete(whole.aiMessage().text());
              }

              @Override
              public void onError(Throwable error) {
                said.completeExceptionally(error);
              }
            });
    assertThat(said.get(30, TimeUnit.SECONDS)).contains("〔五、2〕");
  }

  @Test
  void aSiteThatTheOperatorDidNotNameGetsNoAnswerInABrowser()
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create(TestServer.url() + "/api/v1/documents"))
                .header("Origin", "https://elsewhere.example")
                .build(),
            BodyHandlers.ofString());
    assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
