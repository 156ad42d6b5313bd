package io.youju.answer;

import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A service that stands before another and hands on whatever it does not do itself.
public abstract class Forwarding implements Youju {
  private final Youju behind;

  protected Forwarding(Youju behind) {
    this.behind = behind;
  }

  /// The service behind this one.
  protected final Youju behind() {
    return behind;
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    return behind.answer(question, events);
  }

  @Override
  public List<Hit> search(String words, List<String> documents, int limit) {
    return behind.search(words, documents, limit);
  }

  @Override
  public List<Document> documents() {
    return behind.documents();
  }

  @Override
  public String generation() {
    return behind.generation();
  }

  @Override
  public Optional<String> degraded() {
    return behind.degraded();
  }

  @Override
  public Optional<String> notice(String id) {
    return behind.notice(id);
  }
}
