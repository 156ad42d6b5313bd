package io.youju.web;

import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Answers HEAD as GET (RFC 9110, 9.3.2); the server itself leaves the body out.
public final class HeadAsGet implements WebFilter {
  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    if (!HttpMethod.HEAD.equals(exchange.getRequest().getMethod())) return chain.filter(exchange);
    return chain.filter(
        exchange.mutate().request(request -> request.method(HttpMethod.GET)).build());
  }
}
