package io.youju.web;

import static java.util.stream.Collectors.groupingBy;

import io.youju.answer.Pin;
import io.youju.answer.Standing;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.ledger.Concern;
import io.youju.ledger.Concern.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The editor's routes of questions that went badly, and of the answers pinned to them.
public final class Pinboard {
  private static final int MOST_GROUPS = 100;
  private static final int MOST_PINS = 1_000;

  private final Staff staff;
  private final Api api;
  private final Runnable changed;

  /// @param changed reads the pinned answers anew from the ledger into use
  public Pinboard(Staff staff, Api api, Runnable changed) {
    this.staff = staff;
    this.api = api;
    this.changed = changed;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/desk/api/queue", r -> api.work(() -> queue(r)).flatMap(Api::json))
        .GET("/desk/api/pins", _ -> api.work(this::pins).flatMap(Api::json))
        .POST("/desk/api/pins", r -> change(r, (who, body) -> keep(who, Api.id(), body)))
        .POST("/desk/api/pins/{id}", r -> change(r, (who, body) -> keep(who, pin(r).id(), body)))
        .DELETE("/desk/api/pins/{id}", this::remove)
        .build();
  }

  private interface Changing {
    Object by(String who, JsonNode body);
  }

  private Mono<ServerResponse> change(ServerRequest request, Changing work) {
    return Mono.zip(Member.of(request, staff.people()), Body.json(request))
        .flatMap(both -> api.work(() -> work.by(both.getT1().name(), both.getT2())))
        .flatMap(Api::json);
  }

  private Mono<ServerResponse> remove(ServerRequest request) {
    return Member.of(request, staff.people())
        .flatMap(who -> api.work(() -> remove(who.name(), pin(request))))
        .flatMap(Api::json);
  }

  private Pin pin(ServerRequest request) {
    return find(request.pathVariable("id"))
        .orElseThrow(() -> Problem.missing("no such pinned answer"));
  }

  private Optional<Pin> find(String id) {
    return staff.pins().all().stream().filter(pin -> pin.id().equals(id)).findFirst();
  }

  /// Questions that went badly, grouped by likeness, the most frequent first.
  private Object queue(ServerRequest request) {
    Kind kind =
        switch (request.queryParam("kind").orElse("refused")) {
          case "refused" -> Kind.REFUSED;
          case "disliked" -> Kind.DISLIKED;
          case String other ->
              throw Problem.field(
                  "kind", "kind: '" + Wire.shortened(other) + "', needs refused or disliked");
        };
    Instant since = Instant.now().minus(Duration.ofDays(Figures.days(request)));
    return Map.of("groups", groups(kind, since));
  }

  private List<Map<String, Object>> groups(Kind kind, Instant since) {
    return Topics.of(staff, kind, since).stream().limit(MOST_GROUPS).map(this::group).toList();
  }

  private Map<String, Object> group(Topics.Topic topic) {
    List<Concern> concerns = topic.concerns();
    Map<String, Long> counts =
        concerns.stream().collect(groupingBy(Concern::question, Collectors.counting()));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("question", topic.question());
    json.put("count", topic.times());
    json.put(
        "questions",
        topic.questions().stream()
            .map(q -> Map.of("question", q, "count", counts.getOrDefault(q, 0L)))
            .toList());
    json.put("last", concerns.stream().map(Concern::at).max(Instant::compareTo).orElseThrow());
    json.put(
        "reasons",
        concerns.stream()
            .map(Concern::reason)
            .filter(reason -> !reason.isEmpty())
            .distinct()
            .toList());
    json.put("pin", staff.pins().asked(topic.question()).map(Pin::id).orElse(null));
    return json;
  }

  private Object pins() {
    List<Map<String, Object>> pins =
        staff.pins().all().reversed().stream().map(this::json).toList();
    return Map.of("pins", pins, "stale", stale(staff));
  }

  /// How many pinned answers cite what is no longer so.
  static long stale(Staff staff) {
    return staff.pins().all().stream()
        .filter(pin -> standing(staff, pin).state() == Standing.State.STALE)
        .count();
  }

  private static Standing standing(Staff staff, Pin pin) {
    return Standing.of(pin, inForce(staff), staff.pins().today());
  }

  private static Function<String, Optional<Document>> inForce(Staff staff) {
    Youju now = staff.library().serving().now();
    return id -> now.notice(id).isPresent() ? Optional.empty() : now.document(id);
  }

  private Map<String, Object> json(Pin pin) {
    Standing standing = standing(staff, pin);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", pin.id());
    json.put("questions", pin.questions());
    json.put("text", pin.text());
    json.put("from", pin.from());
    json.put("until", pin.until());
    json.put("person", pin.person());
    json.put("changed", pin.changed().toString());
    json.put("state", standing.state().name().toLowerCase(java.util.Locale.ROOT));
    json.put("citations", standing.citations().stream().map(Wire::citation).toList());
    json.put("stale", standing.changed().stream().map(Pinboard::json).toList());
    return json;
  }

  private static Map<String, Object> json(Standing.Changed changed) {
    Pin.Cited cited = changed.cited();
    return Map.of(
        "document", cited.document(),
        "section", cited.section(),
        "label", cited.label(),
        "was", cited.clause(),
        "now", changed.now());
  }

  private Object keep(String who, String id, JsonNode body) {
    Optional<Pin> before = find(id);
    if (before.isEmpty() && staff.pins().all().size() >= MOST_PINS) {
      throw new Problem(HttpStatus.CONFLICT, "", "there are " + MOST_PINS + " pinned answers");
    }
    Pin next;
    try {
      next =
          new Pin(
              id,
              strings(body.path("questions")),
              body.path("text").asString(""),
              citations(body.path("citations")),
              body.path("from").asString(""),
              body.path("until").asString(""),
              who,
              Instant.now());
    } catch (IllegalArgumentException e) {
      throw Problem.field("", String.valueOf(e.getMessage()));
    }
    alone(next);
    staff
        .ledger()
        .keep(
            next,
            People.act(
                who,
                before.isEmpty() ? "pin" : "change-pin",
                id,
                before.map(Wire::json).orElse(""),
                Wire.json(next)));
    changed.run();
    return json(next);
  }

  /// Two pinned answers to one question would leave it to chance which is said.
  private void alone(Pin next) {
    for (String question : next.questions()) {
      Optional<Pin> other =
          staff.pins().all().stream()
              .filter(pin -> !pin.id().equals(next.id()))
              .filter(pin -> staff.pins().asked(question).filter(pin::equals).isPresent())
              .findFirst();
      other.ifPresent(pin -> {
        throw Problem.field(
            "questions",
            "questions: '"
                + Wire.shortened(question)
                + "' is asked by another pinned answer: "
                + Wire.shortened(pin.questions().getFirst()));
      });
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(one -> strings.add(one.asString("")));
    return strings;
  }

  private List<Pin.Cited> citations(JsonNode array) {
    List<Pin.Cited> citations = new ArrayList<>();
    Function<String, Optional<Document>> documents = inForce(staff);
    for (JsonNode one : array) {
      String id = one.path("document").asString("");
      Document document =
          documents
              .apply(id)
              .orElseThrow(() ->
                  Problem.field(
                      "citations",
                      "citations: no document in force has the id " + Wire.shortened(id)));
      Pin.Cited cited =
          Standing.cite(document, one.path("start").asInt(-1), one.path("end").asInt(-1));
      if (!cited.quote().equals(one.path("quote").asString(""))) {
        throw Problem.field(
            "citations", "citations: the text of " + id + " has changed meanwhile; cite it anew");
      }
      citations.add(cited);
    }
    return citations;
  }

  private Object remove(String who, Pin pin) {
    staff.ledger().unpin(pin.id(), People.act(who, "unpin", pin.id(), Wire.json(pin), ""));
    changed.run();
    return Map.of("removed", pin.id());
  }
}
