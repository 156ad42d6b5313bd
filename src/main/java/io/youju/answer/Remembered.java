package io.youju.answer;

import io.youju.search.Recent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A service that says what it said before when the same is asked again, as the public does.
///
/// It stands before a service of one generation that says the same to the same question always, and
/// goes with it: what another generation, a pinned answer, a model or a day would change is decided
/// in front of it. A question is the same when all of it is: words, documents, mode and what it
/// leans on. Only short questions without history are remembered, in memory alone, the ones asked
/// last.
public final class Remembered extends Forwarding {
  /// Code units of a question that is remembered, at most.
  static final int LONGEST = 200;

  private final Map<Question, Said> known;

  /// What was said, and all that was told on the way.
  private record Said(Reply reply, List<Event> events) {
    Said {
      events = List.copyOf(events);
    }
  }

  /// @param youju must say the same to the same question
  /// @param most questions remembered, 1 or more; some kilobytes each
  public Remembered(Youju youju, int most) {
    super(youju);
    if (most < 1) throw new IllegalArgumentException("remembered questions: " + most);
    known = new Recent<>(most);
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    if (!question.history().isEmpty() || question.text().length() > LONGEST) {
      return behind().answer(question, events);
    }
    long start = System.nanoTime();
    Optional<Said> before = before(question);
    if (before.isPresent()) {
      before.get().events().forEach(events);
      double millis = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
      return before.get().reply().timed(new Reply.Timings(0, 0, millis, millis));
    }
    List<Event> told = new ArrayList<>();
    Reply reply =
        behind()
            .answer(
                question,
                event -> {
                  told.add(event);
                  events.accept(event);
                });
    keep(question, new Said(reply, told));
    return reply;
  }

  private Optional<Said> before(Question question) {
    synchronized (known) {
      return Optional.ofNullable(known.get(question));
    }
  }

  private void keep(Question question, Said said) {
    synchronized (known) {
      known.put(question, said);
    }
  }
}
