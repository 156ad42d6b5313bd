package io.youju.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LockoutTest {
  private Instant now = Instant.parse("2026-11-25T04:00:00Z");
  private final Lockout lockout = new Lockout(() -> now);

  private void fail(int times) {
    for (int i = 0; i < times; i++) lockout.failed("li 10.0.0.1");
  }

  @Test
  void aFewFailuresCostNothing() {
    fail(Lockout.FREE - 1);
    assertThat(lockout.wait("li 10.0.0.1")).isZero();
  }

  @Test
  void eachFurtherFailureDoublesTheWaitUpToTheLongest() {
    fail(Lockout.FREE);
    assertThat(lockout.wait("li 10.0.0.1")).isEqualTo(Duration.ofSeconds(2));
    fail(1);
    assertThat(lockout.wait("li 10.0.0.1")).isEqualTo(Duration.ofSeconds(4));
    fail(100);
    assertThat(lockout.wait("li 10.0.0.1")).isEqualTo(Lockout.LONGEST);
  }

  @Test
  void theWaitRunsOutAndSuccessForgets() {
    fail(Lockout.FREE + 1);
    now = now.plusSeconds(3);
    assertThat(lockout.wait("li 10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
    now = now.plusSeconds(2);
    assertThat(lockout.wait("li 10.0.0.1")).isZero();
    lockout.succeeded("li 10.0.0.1");
    fail(1);
    assertThat(lockout.wait("li 10.0.0.1")).isZero();
  }

  @Test
  void anotherNameOrAddressDoesNotWait() {
    fail(20);
    assertThat(lockout.wait("li 10.0.0.2")).isZero();
    assertThat(lockout.wait("wang 10.0.0.1")).isZero();
  }
}
