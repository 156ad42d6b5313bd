package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Question;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadTest {
  private static final List<Question> QUESTIONS = List.of(Question.of("一"), Question.of("二"));

  private static Said said(boolean refused, double millis) {
    return new Said(refused, "", "", List.of(), Double.NaN, millis);
  }

  @Test
  void everyClientAsksWhileTheOthersWait() {
    // Nobody gets a reply before three ask at once.
    CountDownLatch three = new CountDownLatch(3);
    Set<String> threads = ConcurrentHashMap.newKeySet();
    Load.Outcome outcome =
        Load.run(
            _ -> {
              threads.add(Thread.currentThread().getName());
              three.countDown();
              try {
                assertThat(three.await(10, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new Service.ServiceFailure("interrupted");
              }
              return said(true, 1);
            },
            QUESTIONS,
            3,
            Duration.ofMillis(50));
    assertThat(threads).hasSize(3);
    assertThat(outcome.refused()).isEqualTo(outcome.millis().size());
  }

  @Test
  void questionsAreAskedInTurnAndFailuresCounted() {
    AtomicInteger count = new AtomicInteger();
    Load.Outcome outcome =
        Load.run(
            question -> {
              count.incrementAndGet();
              if (question.text().equals("二")) throw new Service.ServiceFailure("no");
              return said(false, 7);
            },
            QUESTIONS,
            1,
            Duration.ofMillis(50));
    assertThat(outcome.failures()).isEqualTo(count.get() / 2);
    assertThat(outcome.millis()).hasSize(count.get() - count.get() / 2);
    assertThat(outcome.latency(0.99)).isEqualTo(7);
    assertThat(outcome.perSecond()).isPositive();
  }
}
