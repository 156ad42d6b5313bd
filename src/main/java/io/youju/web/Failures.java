package io.youju.web;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// The one table from failures to statuses; no stack trace leaves the house.
@Order(-10)
public final class Failures implements WebExceptionHandler {
  private static final long DROPPED = 64L << 20;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) return Mono.error(failure);
    Map<String, Object> problem = json(failure);
    HttpStatus status = status(failure);
    response.setStatusCode(status);
    // Whatever is still to come of the body is not read, so the connection is of no more use.
    if (status == HttpStatus.CONTENT_TOO_LARGE) response.getHeaders().set("Connection", "close");
    if (status == HttpStatus.SERVICE_UNAVAILABLE) response.getHeaders().set("Retry-After", "1");
    if (failure instanceof Problem known) {
      known.allowed().ifPresent(methods -> response.getHeaders().set("Allow", methods));
    }
    byte[] bytes = body(exchange, status, problem).getBytes(StandardCharsets.UTF_8);
    Mono<Void> reply =
        response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    return status == HttpStatus.CONTENT_TOO_LARGE
        ? dropped(exchange.getRequest()).then(reply)
        : reply;
  }

  /// Takes what a client goes on sending and drops it, as far as [#DROPPED] bytes and while it does
  /// not pause: a client whose connection is closed while it sends may never read the reply. One
  /// that waits to be told to go on is not.
  private static Mono<Void> dropped(ServerHttpRequest request) {
    if (request.getHeaders().containsHeader("Expect")) return Mono.empty();
    return DataBufferUtils.takeUntilByteCount(request.getBody(), DROPPED)
        .doOnNext(DataBufferUtils::release)
        .timeout(PAUSE)
        .then()
        .onErrorComplete();
  }

  /// OpenAI's shape for its clients, a page for browsers, problem details for everybody else.
  private static String body(
      ServerWebExchange exchange, HttpStatus status, Map<String, Object> problem) {
    String path = exchange.getRequest().getPath().value();
    HttpHeaders headers = exchange.getResponse().getHeaders();
    if (path.startsWith("/v1/")) {
      headers.setContentType(MediaType.APPLICATION_JSON);
      return Wire.json(ChatCompletions.error(status, problem));
    }
    if (wantsPage(exchange, path)) {
      headers.setContentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8));
      return ErrorPage.of(status, String.valueOf(problem.get("detail")));
    }
    headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    return Wire.json(problem);
  }

  private static boolean wantsPage(ServerWebExchange exchange, String path) {
    boolean forMachines =
        path.startsWith("/api/") || path.startsWith("/v3/") || path.startsWith("/actuator");
    return !forMachines
        && exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
            .anyMatch(accept -> accept.contains(MediaType.TEXT_HTML_VALUE));
  }

  static Map<String, Object> json(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem.json();
      case InvalidMediaTypeException unreadable ->
          Problem.json(
              HttpStatus.BAD_REQUEST,
              "a header names the media type '"
                  + Wire.shortened(unreadable.getMediaType())
                  + "', which cannot be read",
              Optional.empty());
      case DataBufferLimitException _ -> Body.tooLarge().json();
      case ResponseStatusException known -> {
        HttpStatus status = status(known);
        yield Problem.json(status, status.getReasonPhrase(), Optional.empty());
      }
      default -> {
        LOG.error("a request failed", failure);
        yield Problem.json(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "something went wrong here; it is noted",
            Optional.empty());
      }
    };
  }

  private static HttpStatus status(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem.status();
      case InvalidMediaTypeException _ -> HttpStatus.BAD_REQUEST;
      case DataBufferLimitException _ -> HttpStatus.CONTENT_TOO_LARGE;
      case ResponseStatusException known -> HttpStatus.valueOf(known.getStatusCode().value());
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
