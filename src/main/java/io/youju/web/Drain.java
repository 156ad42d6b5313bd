package io.youju.web;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads what nobody read of a request's body, up to [#MOST] bytes. A request that is refused
/// before its body is read would otherwise leave it in the connection, and the next request there
/// would wait for ever. A reply that went well is over when it is told: nothing may hold its end
/// back.
public final class Drain implements WebFilter {
  private static final long MOST = 1 << 20;

  /// For a body that does not come.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain
        .filter(exchange)
        .onErrorResume(failure -> drain(exchange).then(Mono.error(failure)))
        .then(Mono.defer(() -> refused(exchange) ? drain(exchange) : Mono.empty()));
  }

  private static boolean refused(ServerWebExchange exchange) {
    HttpStatusCode status = exchange.getResponse().getStatusCode();
    return status != null && !status.is2xxSuccessful();
  }

  private static Mono<Void> drain(ServerWebExchange exchange) {
    Flux<DataBuffer> body =
        DataBufferUtils.takeUntilByteCount(exchange.getRequest().getBody(), MOST);
    // A body that was read has had its one reader: that is the error here, and no trouble.
    return body.doOnNext(DataBufferUtils::release).then().timeout(PATIENCE).onErrorComplete();
  }
}
