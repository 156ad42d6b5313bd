package io.youju.web;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Optional;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// Whether a reply was of use, counted by reason; no free text, so nothing personal is kept.
public final class Feedback {
  private static final List<String> REASONS =
      List.of("wrong-section", "incomplete", "off-topic", "hard-to-read", "other");
  private static final int LONGEST_ID = 64;

  private final MeterRegistry meters;

  public Feedback(MeterRegistry meters) {
    this.meters = meters;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().POST("/api/v1/feedback", this::take).build();
  }

  private Mono<ServerResponse> take(ServerRequest request) {
    return Body.json(request)
        .doOnNext(this::count)
        .flatMap(_ -> ServerResponse.noContent().build());
  }

  private void count(JsonNode body) {
    String reply = body.path("reply").asString("");
    if (reply.isEmpty() || reply.length() > LONGEST_ID) {
      throw Problem.field(
          "reply", "reply: needs the id of a reply, at most " + LONGEST_ID + " characters");
    }
    JsonNode useful = body.path("useful");
    if (!useful.isBoolean()) throw Problem.field("useful", "useful: needs true or false");
    meters
        .counter(
            "youju.feedback",
            "useful",
            String.valueOf(useful.asBoolean()),
            "reason",
            reason(body.path("reason")))
        .increment();
  }

  private static String reason(JsonNode reason) {
    if (reason.isMissingNode() || reason.isNull()) return "none";
    return Optional.of(reason.asString(""))
        .filter(REASONS::contains)
        .orElseThrow(() ->
            Problem.field(
                "reason",
                "reason: '" + Wire.shortened(reason.asString("")) + "', needs one of " + REASONS));
  }
}
