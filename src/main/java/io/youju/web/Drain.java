package io.youju.web;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Reads what nobody read of a request's body, up to [#MOST] bytes. A request that is refused
/// before its body is read would otherwise leave it in the connection, and the next request there
/// would wait for ever.
public final class Drain implements WebFilter {
  private static final long MOST = 1 << 20;

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return chain
        .filter(exchange)
        .onErrorResume(failure -> drain(exchange).then(Mono.error(failure)))
        .then(Mono.defer(() -> drain(exchange)));
  }

  private static Mono<Void> drain(ServerWebExchange exchange) {
    Flux<DataBuffer> body =
        DataBufferUtils.takeUntilByteCount(exchange.getRequest().getBody(), MOST);
    // A body that was read has had its one reader: that is the error here, and no trouble.
    return body.doOnNext(DataBufferUtils::release).then().onErrorComplete();
  }
}
