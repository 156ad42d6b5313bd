package io.youju.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class RateLimitTest {
  private final AtomicLong now = new AtomicLong();
  private final RateLimit limit = new RateLimit(3, now::get);

  private MockServerWebExchange asked(String address) {
    return asked(address, "/api/v1/documents");
  }

  private MockServerWebExchange asked(String address, String path) {
    MockServerWebExchange exchange =
        MockServerWebExchange.from(
            MockServerHttpRequest.get(path).remoteAddress(new InetSocketAddress(address, 1234)));
    limit.filter(exchange, _ -> Mono.empty()).onErrorResume(_ -> Mono.empty()).block();
    return exchange;
  }

  private static boolean isRefused(MockServerWebExchange exchange) {
    return exchange.getResponse().getHeaders().containsHeader("Retry-After");
  }

  @Test
  void theFourthRequestIsToldWhenToComeBackAndThenServed() {
    for (int i = 0; i < 3; i++) assertThat(isRefused(asked("192.0.2.1"))).isFalse();
    MockServerWebExchange fourth = asked("192.0.2.1");
    assertThat(fourth.getResponse().getHeaders().getFirst("Retry-After")).isEqualTo("20");
    assertThat(fourth.getResponse().getHeaders().getFirst("RateLimit"))
        .startsWith("\"minute\";r=0");
    assertThat(isRefused(asked("192.0.2.2"))).isFalse();
    now.addAndGet(20_000_000_000L);
    assertThat(isRefused(asked("192.0.2.1"))).isFalse();
  }

  @Test
  void theDeskIsLimitedLikeTheApiAndPagesAreNot() {
    for (int i = 0; i < 3; i++) {
      assertThat(isRefused(asked("192.0.2.1", "/desk/api/look"))).isFalse();
    }
    assertThat(isRefused(asked("192.0.2.1", "/desk/login"))).isTrue();
    assertThat(isRefused(asked("192.0.2.1", "/documents"))).isFalse();
  }

  @Test
  void thisMachineIsNotCounted() {
    for (int i = 0; i < 1000; i++) assertThat(isRefused(asked("127.0.0.1"))).isFalse();
  }

  @Test
  void anOriginWithAPathIsRefusedAtStart() {
    assertThatThrownBy(() -> new Site("", java.util.List.of("https://a.example/x"), 1))
        .hasMessageContaining("https://a.example/x");
  }
}
