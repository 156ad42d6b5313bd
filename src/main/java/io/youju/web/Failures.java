package io.youju.web;

import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/// The one table from failures to statuses; no stack trace leaves the house.
@Order(-10)
public final class Failures implements WebExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (response.isCommitted()) return Mono.error(failure);
    Map<String, Object> problem = json(failure);
    HttpStatus status = status(failure);
    response.setStatusCode(status);
    response.getHeaders().setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status == HttpStatus.SERVICE_UNAVAILABLE) response.getHeaders().set("Retry-After", "1");
    if (failure instanceof Problem known) {
      known.allowed().ifPresent(methods -> response.getHeaders().set("Allow", methods));
    }
    boolean openAi = exchange.getRequest().getPath().value().startsWith("/v1/");
    Object body =
        openAi ? ChatCompletions.error(status, String.valueOf(problem.get("detail"))) : problem;
    byte[] bytes = Wire.json(body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
  }

  static Map<String, Object> json(Throwable failure) {
    return switch (failure) {
      case Problem problem -> problem.json();
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
      case ResponseStatusException known -> HttpStatus.valueOf(known.getStatusCode().value());
      default -> HttpStatus.INTERNAL_SERVER_ERROR;
    };
  }
}
