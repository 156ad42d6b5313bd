package io.youju.conversation;

import io.youju.answer.Question;
import io.youju.answer.Question.Turn;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A service that understands follow-ups: makes a question standalone from the turns before it,
/// then asks on.
public final class FollowUps implements Youju {
  private final Youju youju;

  public FollowUps(Youju youju) {
    this.youju = youju;
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    return youju.answer(Standalone.of(question), events);
  }

  @Override
  public List<Hit> search(String words, List<String> documents, int limit) {
    return youju.search(words, documents, limit);
  }

  @Override
  public List<Document> documents() {
    return youju.documents();
  }

  @Override
  public String generation() {
    return youju.generation();
  }

  @Override
  public Optional<String> degraded() {
    return youju.degraded();
  }

  /// The last turn that asked something, if any.
  static Optional<Turn> last(Question question) {
    return question.history().isEmpty()
        ? Optional.empty()
        : Optional.of(question.history().getLast());
  }
}
