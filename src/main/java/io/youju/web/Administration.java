package io.youju.web;

import io.youju.ledger.Act;
import io.youju.ledger.Person;
import io.youju.ledger.Person.Role;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The administrator's routes: people, and the audit trail as JSON Lines.
public final class Administration {
  private final Staff staff;
  private final Api api;

  public Administration(Staff staff, Api api) {
    this.staff = staff;
    this.api = api;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET(
            "/desk/api/people",
            _ ->
                Api.json(
                    Map.of(
                        "people",
                        staff.people().all().stream().map(Administration::json).toList())))
        .POST("/desk/api/people", this::keep)
        .DELETE("/desk/api/people/{name}", this::remove)
        .GET("/desk/api/audit", this::trail)
        .build();
  }

  private static Map<String, Object> json(Person person) {
    return Map.of(
        "name", person.name(),
        "role", person.role().name().toLowerCase(Locale.ROOT),
        "made", person.made().toString());
  }

  private Mono<ServerResponse> keep(ServerRequest request) {
    return Mono.zip(Member.of(request, staff.people()), Body.json(request))
        .flatMap(both -> api.work(() -> keep(both.getT1().name(), both.getT2())))
        .flatMap(Api::json);
  }

  private Map<String, Object> keep(String by, JsonNode body) {
    String name = body.path("name").asString("");
    staff.people().keep(by, name, body.path("password").asString(""), role(body));
    return staff.people().find(name).map(Administration::json).orElseThrow();
  }

  private static Role role(JsonNode body) {
    String role = body.path("role").asString("");
    try {
      return Role.valueOf(role.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.field(
          "role", "role: '" + Wire.shortened(role) + "', needs reader, editor or administrator");
    }
  }

  private Mono<ServerResponse> remove(ServerRequest request) {
    return Member.of(request, staff.people())
        .flatMap(by ->
            api.work(() -> {
              staff.people().remove(by.name(), request.pathVariable("name"));
              return Map.of("removed", request.pathVariable("name"));
            }))
        .flatMap(Api::json);
  }

  /// One line an act, and a last line that says whether the chain holds.
  private Mono<ServerResponse> trail(ServerRequest request) {
    return api.work(
            () -> {
              String lines =
                  staff.ledger().trail().stream()
                      .map(act -> Wire.json(json(act)) + "\n")
                      .collect(Collectors.joining());
              Optional<Long> broken = staff.ledger().tampered();
              Map<String, Object> last = new LinkedHashMap<>();
              last.put("whole", broken.isEmpty());
              broken.ifPresent(line -> last.put("broken_at", line));
              return lines + Wire.json(last) + "\n";
            })
        .flatMap(lines ->
            ServerResponse.ok()
                .contentType(new MediaType("application", "x-ndjson", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"youju-audit.jsonl\"")
                .bodyValue(lines));
  }

  private static Map<String, Object> json(Act act) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("at", act.at().toString());
    json.put("person", act.person());
    json.put("act", act.act());
    json.put("subject", act.subject());
    json.put("before", act.before());
    json.put("after", act.after());
    return json;
  }
}
