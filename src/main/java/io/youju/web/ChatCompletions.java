package io.youju.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The same answers for clients that speak OpenAI's chat completions: labels in the text,
/// `citations` beside it. Whatever model a client names, the one that answers is named back.
public final class ChatCompletions {
  static final String MODEL = "youju-extract";

  /// Answers that the language model behind this service has worded.
  static final String WRITER = "youju-write";

  private final Youju youju;
  private final Api api;
  private final boolean writes;
  private final Mode mode;

  /// @param writes whether there is a language model to ask for
  /// @param mode of questions to a model of any other name
  public ChatCompletions(Youju youju, Api api, boolean writes, Mode mode) {
    this.youju = youju;
    this.api = api;
    this.writes = writes;
    this.mode = mode;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/v1/models", _ -> json(Map.of("object", "list", "data", models())))
        .GET("/v1/models/{model}", request -> json(named(request.pathVariable("model"))))
        .POST("/v1/chat/completions", this::complete)
        .build();
  }

  private List<Map<String, Object>> models() {
    return writes ? List.of(model(MODEL), model(WRITER)) : List.of(model(MODEL));
  }

  private Map<String, Object> named(String name) {
    return models().stream()
        .filter(model -> name.equals(model.get("id")))
        .findFirst()
        .orElseThrow(() ->
            Problem.missing(
                "no model has the name " + Wire.shortened(name) + "; " + MODEL + " has"));
  }

  private Mode mode(String name) {
    return switch (name) {
      case MODEL -> Mode.EXTRACT;
      case WRITER -> Mode.WRITE;
      default -> mode;
    };
  }

  private static String name(Question question) {
    return question.mode() == Mode.WRITE ? WRITER : MODEL;
  }

  private static Map<String, Object> model(String name) {
    return Map.of("id", name, "object", "model", "created", 0, "owned_by", "youju");
  }

  private Mono<ServerResponse> complete(ServerRequest request) {
    return Body.json(request)
        .flatMap(body -> {
          if (!body.path("model").isMissingNode() && !body.path("model").isString())
            throw Problem.field("model", "model: needs a string");
          Question question =
              Messages.question(body.path("messages"), mode(body.path("model").asString(MODEL)));
          boolean counted =
              truth(body.path("stream_options").path("include_usage"), "stream_options");
          return truth(body.path("stream"), "stream")
              ? api.sse(api.events(question, (asked, sink) -> speak(asked, counted, sink)))
              : whole(question);
        });
  }

  private static boolean truth(JsonNode value, String field) {
    if (value.isMissingNode() || value.isNull()) return false;
    if (!value.isBoolean()) throw Problem.field(field, field + ": needs true or false");
    return value.asBoolean();
  }

  private Mono<ServerResponse> whole(Question question) {
    return api.work(
            () -> {
              Youju now = youju.now();
              Reply reply = now.answer(question);
              api.note(Api.id(), question, reply, now);
              Map<String, Object> message = new LinkedHashMap<>();
              message.put("role", "assistant");
              message.put("content", reply.text());
              message.put("refusal", null);
              Map<String, Object> choice = new LinkedHashMap<>();
              choice.put("index", 0);
              choice.put("message", message);
              choice.put("logprobs", null);
              choice.put("finish_reason", "stop");
              Map<String, Object> json = head("chat.completion", id(), name(question));
              json.put("choices", List.of(choice));
              json.put("usage", usage(question, reply));
              json.put("citations", citations(reply));
              return json;
            })
        .flatMap(ChatCompletions::json);
  }

  /// @param counted whether a last chunk tells the usage
  private void speak(Question question, boolean counted, FluxSink<ServerSentEvent<String>> sink) {
    String id = id();
    String name = name(question);
    sink.next(delta(id, name, Map.of("role", "assistant", "content", ""), null, List.of()));
    Youju now = youju.now();
    Reply reply =
        now.answer(
            question,
            event -> {
              // What was said cannot be taken back here: what a model wrote follows the quotes,
              // marked.
              String more =
                  switch (event) {
                    case Youju.Event.Delta delta -> delta.text();
                    case Youju.Event.Written written -> "\n\n" + written.text();
                    case Youju.Event.Understood _,
                        Youju.Event.Weighed _,
                        Youju.Event.Ranged _,
                        Youju.Event.Cited _,
                        Youju.Event.Writing _ ->
                        "";
                  };
              if (!more.isEmpty()) {
                sink.next(delta(id, name, Map.of("content", more), null, List.of()));
              }
            });
    api.note(Api.id(), question, reply, now);
    sink.next(delta(id, name, Map.of(), "stop", citations(reply)));
    if (counted) {
      Map<String, Object> json = head("chat.completion.chunk", id, name);
      json.put("choices", List.of());
      json.put("usage", usage(question, reply));
      sink.next(ServerSentEvent.builder(Wire.json(json)).build());
    }
    sink.next(ServerSentEvent.builder("[DONE]").build());
  }

  private static ServerSentEvent<String> delta(
      String id,
      String name,
      Map<String, Object> delta,
      @Nullable String finish,
      List<Map<String, Object>> citations) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", finish);
    Map<String, Object> json = head("chat.completion.chunk", id, name);
    json.put("choices", List.of(choice));
    if (finish != null) json.put("citations", citations);
    return ServerSentEvent.builder(Wire.json(json)).build();
  }

  private static Map<String, Object> head(String object, String id, String name) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    json.put("object", object);
    json.put("created", System.currentTimeMillis() / 1000);
    json.put("model", name);
    return json;
  }

  private static String id() {
    return "chatcmpl-" + UUID.randomUUID();
  }

  /// Counted in UTF-16 code units: there is no tokenizer whose tokens would mean anything here.
  private static Map<String, Object> usage(Question question, Reply reply) {
    int asked =
        question.text().length()
            + question.history().stream()
                .mapToInt(t -> t.question().length() + t.answer().length())
                .sum();
    int said = reply.text().length();
    return Map.of("prompt_tokens", asked, "completion_tokens", said, "total_tokens", asked + said);
  }

  private static List<Map<String, Object>> citations(Reply reply) {
    List<Citation> citations =
        switch (reply) {
          case Reply.Answer answer -> answer.citations();
          case Reply.Refusal refusal -> List.of();
        };
    return citations.stream().map(Wire::citation).toList();
  }

  /// A failure in OpenAI's shape.
  static Map<String, Object> error(HttpStatus status, Map<String, Object> problem) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", problem.get("detail"));
    error.put("type", type(status));
    error.put("param", problem.get("field"));
    error.put("code", code(status));
    return Map.of("error", error);
  }

  private static String type(HttpStatus status) {
    if (status == HttpStatus.TOO_MANY_REQUESTS) return "rate_limit_error";
    return status.is4xxClientError() ? "invalid_request_error" : "server_error";
  }

  private static @Nullable String code(HttpStatus status) {
    return switch (status) {
      case TOO_MANY_REQUESTS -> "rate_limit_exceeded";
      case NOT_FOUND -> "not_found";
      case UNPROCESSABLE_CONTENT -> "invalid_value";
      default -> null;
    };
  }

  private static Mono<ServerResponse> json(Object value) {
    return ServerResponse.ok().contentType(APPLICATION_JSON).bodyValue(value);
  }
}
