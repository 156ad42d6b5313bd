package io.youju.web;

import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Headers that keep a browser from running or loading anything but the page's own files, and from
/// being framed by a site that the operator did not name.
public final class SecurityHeaders implements WebFilter {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
          + "base-uri 'none'; form-action 'self'; object-src 'none'; require-trusted-types-for 'script'; "
          + "trusted-types 'none'; frame-ancestors ";

  private final String policy;

  /// @param origins sites that may frame the pages; none when empty
  public SecurityHeaders(List<String> origins) {
    this.policy = POLICY + (origins.isEmpty() ? "'none'" : String.join(" ", origins));
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("Content-Security-Policy", policy);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    return chain.filter(exchange);
  }
}
