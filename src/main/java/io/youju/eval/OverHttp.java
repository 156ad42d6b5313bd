package io.youju.eval;

import io.youju.answer.Question;
import io.youju.document.SectionNumber;
import io.youju.eval.Said.Cited;
import io.youju.text.ChineseNumerals;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A service behind a URL: a Youju, or any that speaks `/v1/chat/completions`. A rejected input
/// (4xx, save 404 and 429) is a refusal.
public final class OverHttp implements Service {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY = 429;
  private static final Pattern LABEL = Pattern.compile("〔([^〔〕]{1,60})〕");
  private static final Pattern ARTICLE = Pattern.compile("第([^第条]+)条");
  private static final Pattern NUMERAL = Pattern.compile("[0-9]+|[零〇一二三四五六七八九十百千]+");

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI address;
  private final Optional<String> model;

  /// Asks through `/api/v1/answers`, or, when a model is named, through `/v1/chat/completions`.
  ///
  /// @param base where the service lives, such as http://localhost:8080
  public OverHttp(URI base, Optional<String> model) {
    String root = base.toString().replaceFirst("/+$", "").replaceFirst("/v1$", "");
    this.address =
        URI.create(root + (model.isPresent() ? "/v1/chat/completions" : "/api/v1/answers"));
    this.model = model;
  }

  @Override
  public Said ask(Question question) {
    String body =
        JsonMapper.shared()
            .writeValueAsString(model.map(m -> chat(m, question)).orElseGet(() -> own(question)));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    long start = System.nanoTime();
    HttpResponse<String> response = send(request);
    double millis = (System.nanoTime() - start) / 1e6;
    int status = response.statusCode();
    if (status >= 400 && status < 500 && status != NOT_FOUND && status != TOO_MANY) {
      return new Said(true, "http-" + status, "", List.of(), Double.NaN, millis);
    }
    if (status != 200) throw new ServiceFailure(address + " answered with status " + status);
    JsonNode reply = json(response.body());
    return model.isPresent() ? fromChat(reply, millis) : fromOwn(reply, millis);
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new ServiceFailure(address + " cannot be asked: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceFailure(address + ": interrupted");
    }
  }

  private JsonNode json(String body) {
    try {
      return JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      throw new ServiceFailure(address + " answered with what is not JSON");
    }
  }

  private static Map<String, Object> own(Question question) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("question", question.text());
    body.put(
        "history",
        question.history().stream()
            .map(turn -> Map.of("question", turn.question(), "answer", turn.answer()))
            .toList());
    body.put("documents", question.documents());
    return body;
  }

  private static Map<String, Object> chat(String model, Question question) {
    List<Map<String, String>> messages = new ArrayList<>();
    for (Question.Turn turn : question.history()) {
      messages.add(Map.of("role", "user", "content", turn.question()));
      messages.add(Map.of("role", "assistant", "content", turn.answer()));
    }
    messages.add(Map.of("role", "user", "content", question.text()));
    return Map.of("model", model, "messages", messages, "stream", false);
  }

  private Said fromOwn(JsonNode reply, double millis) {
    boolean refused = reply.path("status").asString("").equals("refused");
    List<Cited> cited = new ArrayList<>();
    for (JsonNode citation : reply.path("citations")) {
      try {
        cited.add(
            Said.cited(
                citation.path("label").asString(""),
                citation.path("document").asString(""),
                SectionNumber.parse(citation.path("section").asString("")),
                citation.path("quote").asString("")));
      } catch (IllegalArgumentException e) {
        throw new ServiceFailure(address + ": " + e.getMessage());
      }
    }
    return new Said(
        refused,
        reply.path("reason").asString(""),
        reply.path("text").asString(""),
        refused ? List.of() : cited,
        Double.NaN,
        millis);
  }

  /// A reply without a label that can be read cites nothing, and so counts as a refusal.
  private static Said fromChat(JsonNode reply, double millis) {
    String text = reply.at("/choices/0/message/content").asString("");
    List<Cited> cited = new ArrayList<>();
    Matcher labels = LABEL.matcher(text);
    while (labels.find()) {
      String label = labels.group(1);
      number(label).ifPresent(number -> cited.add(Said.cited(label, "", number, "")));
    }
    boolean refused = cited.isEmpty();
    return new Said(refused, refused ? "no-citation" : "", text, cited, Double.NaN, millis);
  }

  /// The canonical number that a label most likely means: 二、2 is 2.2, 第四十三条 is 43, 前言 is 0.
  static Optional<SectionNumber> number(String label) {
    if (label.contains("前言")) return Optional.of(SectionNumber.PREAMBLE);
    Matcher article = ARTICLE.matcher(label);
    String path = article.find() ? article.group(1) : label;
    List<Integer> parts = new ArrayList<>();
    NUMERAL
        .matcher(path)
        .results()
        .forEach(found -> ChineseNumerals.parse(found.group()).ifPresent(parts::add));
    return parts.isEmpty() ? Optional.empty() : Optional.of(new SectionNumber(parts));
  }
}
