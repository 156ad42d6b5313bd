package io.youju.library;

import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The generation that serves, replaced at once. A call that has begun ends on the generation on
/// which it began; [#now] gives that generation to those who make several calls for one request.
public final class Serving implements Youju {
  private final AtomicReference<Youju> current;

  public Serving(Youju first) {
    current = new AtomicReference<>(first);
  }

  void swap(Youju next) {
    current.set(next);
  }

  @Override
  public Youju now() {
    return current.get();
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    return now().answer(question, events);
  }

  @Override
  public List<Hit> search(String words, List<String> documents, int limit) {
    return now().search(words, documents, limit);
  }

  @Override
  public List<Document> documents() {
    return now().documents();
  }

  @Override
  public String generation() {
    return now().generation();
  }

  @Override
  public Optional<String> degraded() {
    return now().degraded();
  }

  @Override
  public Optional<String> notice(String id) {
    return now().notice(id);
  }
}
