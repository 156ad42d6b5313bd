package io.youju.web;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.youju.search.Recent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// At most so many requests to the API a minute from one address, by a token bucket; this machine's
/// own addresses are not counted. Headers after the IETF draft "RateLimit header fields for HTTP".
public final class RateLimit implements WebFilter {
  /// Addresses remembered; the one longest unseen is forgotten first.
  private static final int MOST_ADDRESSES = 10_000;

  private final int most;
  private final TimeMeter clock;
  private final Map<InetAddress, Bucket> buckets = new Recent<>(MOST_ADDRESSES);

  /// @param most requests a minute from one address
  /// @param nanos a clock that only goes on, in nanoseconds
  public RateLimit(int most, LongSupplier nanos) {
    this.most = most;
    this.clock =
        new TimeMeter() {
          @Override
          public long currentTimeNanos() {
            return nanos.getAsLong();
          }

          @Override
          public boolean isWallClockBased() {
            return false;
          }
        };
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    String path = exchange.getRequest().getPath().value();
    Optional<InetAddress> address =
        Optional.ofNullable(exchange.getRequest().getRemoteAddress())
            .map(InetSocketAddress::getAddress)
            .filter(from -> !from.isLoopbackAddress());
    boolean api =
        path.startsWith("/api/")
            || path.startsWith("/desk/")
            || path.startsWith("/v1/")
            || path.equals("/ask");
    if (!api || address.isEmpty()) return chain.filter(exchange);
    ConsumptionProbe probe = bucket(address.get()).tryConsumeAndReturnRemaining(1);
    HttpHeaders headers = exchange.getResponse().getHeaders();
    headers.set("RateLimit-Policy", "\"minute\";q=" + most + ";w=60");
    headers.set(
        "RateLimit",
        "\"minute\";r="
            + probe.getRemainingTokens()
            + ";t="
            + seconds(probe.getNanosToWaitForReset()));
    if (probe.isConsumed()) return chain.filter(exchange);
    headers.set("Retry-After", String.valueOf(seconds(probe.getNanosToWaitForRefill())));
    return Mono.error(
        new Problem(
            HttpStatus.TOO_MANY_REQUESTS,
            "",
            "more than " + most + " requests a minute from one address"));
  }

  private static long seconds(long nanos) {
    return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
  }

  private Bucket bucket(InetAddress address) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          address,
          _ ->
              Bucket.builder()
                  .withCustomTimePrecision(clock)
                  .addLimit(limit -> limit.capacity(most).refillGreedy(most, Duration.ofMinutes(1)))
                  .build());
    }
  }
}
