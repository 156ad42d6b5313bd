package io.youju.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.youju.ledger.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/// Whether a reply was of use, counted by reason and kept in the ledger; no free text, so nothing
/// personal is kept.
public final class Feedback {
  private static final List<String> REASONS =
      List.of("wrong-section", "incomplete", "off-topic", "hard-to-read", "other");
  private static final int LONGEST_ID = 64;

  private final MeterRegistry meters;
  private final Consumer<Verdict> keep;

  public Feedback(MeterRegistry meters) {
    this(meters, _ -> {});
  }

  /// @param keep returns when the verdict is on disk; may wait
  public Feedback(MeterRegistry meters, Consumer<Verdict> keep) {
    this.meters = meters;
    this.keep = keep;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route().POST("/api/v1/feedback", this::take).build();
  }

  private Mono<ServerResponse> take(ServerRequest request) {
    return Body.json(request)
        .map(this::count)
        .flatMap(verdict ->
            Mono.fromRunnable(() -> keep.accept(verdict)).subscribeOn(Schedulers.boundedElastic()))
        .then(Mono.defer(() -> ServerResponse.noContent().build()));
  }

  private Verdict count(JsonNode body) {
    String reply = body.path("reply").asString("");
    if (reply.isEmpty() || reply.length() > LONGEST_ID) {
      throw Problem.field(
          "reply", "reply: needs the id of a reply, at most " + LONGEST_ID + " characters");
    }
    JsonNode useful = body.path("useful");
    if (!useful.isBoolean()) throw Problem.field("useful", "useful: needs true or false");
    String reason = reason(body.path("reason"));
    meters
        .counter("youju.feedback", "useful", String.valueOf(useful.asBoolean()), "reason", reason)
        .increment();
    return new Verdict(
        reply, Instant.now(), useful.asBoolean(), reason.equals("none") ? "" : reason);
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
