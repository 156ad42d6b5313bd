package io.youju.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Question.Turn;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The same answers for clients that speak OpenAI's chat completions: labels in the text,
/// `citations` beside it.
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
        .POST("/v1/chat/completions", this::complete)
        .build();
  }

  private List<Map<String, Object>> models() {
    return writes ? List.of(model(MODEL), model(WRITER)) : List.of(model(MODEL));
  }

  private Mode mode(String name) {
    return switch (name) {
      case MODEL -> Mode.EXTRACT;
      case WRITER -> Mode.WRITE;
      default -> mode;
    };
  }

  private static Map<String, Object> model(String name) {
    return Map.of("id", name, "object", "model", "created", 0, "owned_by", "youju");
  }

  private Mono<ServerResponse> complete(ServerRequest request) {
    return Body.json(request)
        .flatMap(body -> {
          String name = body.path("model").asString(MODEL);
          Question question = question(body.path("messages"), mode(name));
          return body.path("stream").asBoolean(false)
              ? stream(question, name)
              : whole(question, name);
        });
  }

  private Mono<ServerResponse> whole(Question question, String name) {
    return api.work(
            () -> {
              Youju now = youju.now();
              Reply reply = now.answer(question);
              api.note(Api.id(), question, reply, now);
              Map<String, Object> message = new LinkedHashMap<>();
              message.put("role", "assistant");
              message.put("content", reply.text());
              Map<String, Object> choice = new LinkedHashMap<>();
              choice.put("index", 0);
              choice.put("message", message);
              choice.put("finish_reason", "stop");
              Map<String, Object> json = head("chat.completion", name, id());
              json.put("choices", List.of(choice));
              json.put("usage", usage(question, reply));
              json.put("citations", citations(reply));
              return json;
            })
        .flatMap(ChatCompletions::json);
  }

  private Mono<ServerResponse> stream(Question question, String name) {
    Flux<ServerSentEvent<String>> events =
        api.events(question, (asked, sink) -> speak(asked, name, sink));
    return Api.sse(events);
  }

  private void speak(Question question, String name, FluxSink<ServerSentEvent<String>> sink) {
    String id = id();
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
                    case Youju.Event.Understood _, Youju.Event.Cited _, Youju.Event.Writing _ -> "";
                  };
              if (!more.isEmpty()) {
                sink.next(delta(id, name, Map.of("content", more), null, List.of()));
              }
            });
    api.note(Api.id(), question, reply, now);
    sink.next(delta(id, name, Map.of(), "stop", citations(reply)));
    sink.next(ServerSentEvent.builder("[DONE]").build());
  }

  private static ServerSentEvent<String> delta(
      String id,
      String name,
      Map<String, Object> delta,
      @org.jspecify.annotations.Nullable String finish,
      List<Map<String, Object>> citations) {
    Map<String, Object> choice = new LinkedHashMap<>();
    choice.put("index", 0);
    choice.put("delta", delta);
    choice.put("finish_reason", finish);
    Map<String, Object> json = head("chat.completion.chunk", name, id);
    json.put("choices", List.of(choice));
    if (finish != null) json.put("citations", citations);
    return ServerSentEvent.builder(Wire.json(json)).build();
  }

  private static Map<String, Object> head(String object, String name, String id) {
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

  private static Question question(JsonNode messages, Mode mode) {
    if (!messages.isArray() || messages.isEmpty())
      throw Problem.field("messages", "messages: needs at least one message");
    List<Turn> history = new ArrayList<>();
    String asked = null;
    for (JsonNode message : messages) {
      String role = message.path("role").asString("");
      String content = content(message.path("content"));
      if (role.equals("user")) {
        if (asked != null) history.add(new Turn(asked, ""));
        asked = content;
      } else if (role.equals("assistant") && asked != null) {
        history.add(new Turn(asked, content));
        asked = null;
      }
    }
    if (asked == null)
      throw Problem.field("messages", "messages: the last message needs the role user");
    if (asked.length() > Question.LONGEST) {
      throw Problem.field(
          "messages",
          "messages: the question has "
              + asked.length()
              + " characters, at most "
              + Question.LONGEST);
    }
    int from = Math.max(0, history.size() - Question.MOST_TURNS);
    return new Question(asked, history.subList(from, history.size()), List.of(), mode);
  }

  /// A string, or the text parts of a list.
  private static String content(JsonNode content) {
    if (!content.isArray()) return content.asString("");
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asString("")));
    return text.toString();
  }

  /// A failure in OpenAI's shape.
  static Map<String, Object> error(HttpStatus status, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("message", message);
    error.put("type", status.is4xxClientError() ? "invalid_request_error" : "server_error");
    error.put("param", null);
    error.put("code", null);
    return Map.of("error", error);
  }

  private static Mono<ServerResponse> json(Object value) {
    return ServerResponse.ok().contentType(APPLICATION_JSON).bodyValue(value);
  }
}
