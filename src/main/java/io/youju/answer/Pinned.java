package io.youju.answer;

import io.youju.document.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A service that gives an editor's pinned answer where a question asks for one. Its citations are
/// held to the documents at each answer; one that is not in use today, or stale, is passed over.
public final class Pinned extends Forwarding {
  private final Pins pins;

  public Pinned(Youju youju, Pins pins) {
    super(youju);
    this.pins = pins;
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    long start = System.nanoTime();
    for (Pin pin : pins.matches(question.text())) {
      Optional<Reply.Answer> said = said(pin, question, start);
      if (said.isEmpty()) continue;
      Answerer.tell(said.get(), events);
      return said.get();
    }
    return behind().answer(question, events);
  }

  private Optional<Reply.Answer> said(Pin pin, Question question, long start) {
    Standing standing = Standing.of(pin, id -> within(question.documents(), id), pins.today());
    if (standing.state() != Standing.State.IN_USE) return Optional.empty();
    double millis = Math.round((System.nanoTime() - start) / 1e4) / 100.0;
    Reply reply =
        Proof.hold(
            new Reply.Answer(
                question.text().strip(),
                Reply.Kind.PINNED,
                pin.text(),
                standing.citations(),
                new Reply.Timings(millis, 0, 0, millis)),
            this::document);
    return reply instanceof Reply.Answer answer ? Optional.of(answer) : Optional.empty();
  }

  private Optional<Document> within(List<String> scope, String id) {
    return scope.isEmpty() || scope.contains(id) ? document(id) : Optional.empty();
  }
}
