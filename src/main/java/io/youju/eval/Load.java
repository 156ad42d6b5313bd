package io.youju.eval;

import io.youju.answer.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks a service from several clients at once, each as soon as it has its last reply. In such a
/// closed loop a slow service is asked less often, so its waiting lines stay hidden: latencies hold
/// for this many people who wait, not for a rate of arrivals.
public final class Load {
  private Load() {}

  /// What came of one load.
  ///
  /// @param seconds from the first question to the last reply
  /// @param millis of each reply, rising
  /// @param failures questions without a reply to judge
  /// @param refused replies that refuse
  public record Outcome(
      int clients, double seconds, List<Double> millis, int failures, int refused) {
    public Outcome {
      millis = List.copyOf(millis);
    }

    public double perSecond() {
      return millis.size() / seconds;
    }

    /// Milliseconds under which `share` of the replies came; NaN without a reply.
    public double latency(double share) {
      return Figures.quantile(millis.stream().mapToDouble(m -> m).toArray(), share);
    }
  }

  private record Heard(List<Double> millis, int failures, int refused) {}

  /// Asks `questions` in turn, over and over, for `time`.
  ///
  /// @param clients 1 or more
  public static Outcome run(Service service, List<Question> questions, int clients, Duration time) {
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime();
    long end = start + time.toNanos();
    Callable<Heard> client = () -> listen(service, questions, next, end);
    List<Double> millis = new ArrayList<>();
    int failures = 0;
    int refused = 0;
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      List<Future<Heard>> all = new ArrayList<>();
      for (int i = 0; i < clients; i++) all.add(threads.submit(client));
      for (Future<Heard> one : all) {
        Heard heard = one.get();
        millis.addAll(heard.millis());
        failures += heard.failures();
        refused += heard.refused();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Service.ServiceFailure("interrupted");
    } catch (ExecutionException e) {
      throw new Service.ServiceFailure("a client broke down: " + e.getCause());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double[] rising = millis.stream().mapToDouble(m -> m).sorted().toArray();
    return new Outcome(clients, seconds, Arrays.stream(rising).boxed().toList(), failures, refused);
  }

  private static Heard listen(
      Service service, List<Question> questions, AtomicInteger next, long end) {
    List<Double> millis = new ArrayList<>();
    int failures = 0;
    int refused = 0;
    while (System.nanoTime() < end) {
      Question question = questions.get(Math.floorMod(next.getAndIncrement(), questions.size()));
      try {
        Said said = service.ask(question);
        millis.add(said.millis());
        if (said.refused()) refused++;
      } catch (Service.ServiceFailure e) {
        failures++;
      }
    }
    return new Heard(millis, failures, refused);
  }
}
