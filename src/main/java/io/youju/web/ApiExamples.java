package io.youju.web;

import io.youju.answer.Question;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The examples of the description: asked of the service that is described, about the documents
/// that it holds, so that an example is what a client would get.
public final class ApiExamples {
  private static final String ID = "00000000-0000-0000-0000-000000000000";

  private final Youju youju;
  private final Api api;

  public ApiExamples(Youju youju, Api api) {
    this.youju = youju;
    this.api = api;
  }

  /// `description` with examples, as JSON text.
  Mono<String> into(JsonNode description) {
    return api.work(() -> Wire.json(filled(description)));
  }

  private JsonNode filled(JsonNode description) {
    ObjectNode filled = (ObjectNode) description.deepCopy();
    Optional<Document> document = youju.documents().stream().findFirst();
    if (document.isEmpty()) return filled;
    String question =
        Suggestions.of(document.get()).stream().findFirst().orElse(document.get().title());
    Object reply = Wire.reply(ID, youju.answer(Question.of(question)), youju);
    ObjectNode paths = (ObjectNode) filled.path("paths");
    asked(paths, "/api/v1/answers", Map.of("question", question));
    answered(paths, "/api/v1/answers", "post", reply);
    Object message = Map.of("role", "user", "content", question);
    asked(
        paths,
        "/v1/chat/completions",
        Map.of("model", ChatCompletions.MODEL, "messages", List.of(message)));
    inDocument(paths, document.get());
    return filled;
  }

  private void inDocument(ObjectNode paths, Document document) {
    Section section = document.sections().getLast();
    String words = section.title().isBlank() ? document.title() : section.title();
    parameter(paths, "/api/v1/search", "q", words);
    answered(
        paths,
        "/api/v1/search",
        "get",
        Map.of(
            "hits",
            youju.search(words, List.of(), 1).stream().map(Wire::hit).toList(),
            "took_ms",
            3.2));
    answered(
        paths, "/api/v1/documents", "get", Map.of("documents", List.of(Wire.summary(document))));
    for (String path :
        List.of(
            "/api/v1/documents/{id}",
            "/api/v1/documents/{id}/text",
            "/api/v1/documents/{id}/sections/{number}")) {
      parameter(paths, path, "id", document.id());
    }
    String number = "/api/v1/documents/{id}/sections/{number}";
    parameter(paths, number, "number", section.number().toString());
    answered(paths, number, "get", Wire.section(document, section));
  }

  private static void asked(ObjectNode paths, String path, Object example) {
    put(paths.path(path).path("post").path("requestBody").path("content"), example);
  }

  private static void answered(ObjectNode paths, String path, String method, Object example) {
    put(paths.path(path).path(method).path("responses").path("200").path("content"), example);
  }

  private static void put(JsonNode content, Object example) {
    ((ObjectNode) content.path("application/json"))
        .set("example", JsonMapper.shared().valueToTree(example));
  }

  private static void parameter(ObjectNode paths, String path, String name, String example) {
    for (JsonNode parameter : paths.path(path).path("get").path("parameters")) {
      if (parameter.path("name").asString().equals(name))
        ((ObjectNode) parameter).put("example", example);
    }
  }
}
