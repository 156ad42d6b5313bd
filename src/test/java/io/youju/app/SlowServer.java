package io.youju.app;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.springframework.context.ConfigurableApplicationContext;

/// A server that answers as the real one does, but so slowly that one can leave in the middle.
final class SlowServer {
  /// Answers that were interrupted.
  static final AtomicInteger INTERRUPTED = new AtomicInteger();

  /// Answers that began.
  static final AtomicInteger BEGUN = new AtomicInteger();

  static {
    System.setProperty("youju.heartbeat", "300ms");
  }

  private static final ConfigurableApplicationContext CONTEXT = Server.start(Slow::new, 0);

  private SlowServer() {}

  static String url() {
    return "http://localhost:" + Server.port(CONTEXT);
  }

  /// Tells the first sentence at once, then nothing for 20 s unless it is interrupted.
  private static final class Slow implements Youju {
    private final Youju real = new Assembly(TestServer.SETTINGS).youju();

    @Override
    public Reply answer(Question question, Consumer<Event> events) {
      if (!question.text().contains("慢")) return real.answer(question, events);
      BEGUN.incrementAndGet();
      events.accept(new Event.Understood(question.text(), List.of()));
      events.accept(new Event.Delta("原文的第一句。"));
      try {
        Thread.sleep(20_000);
      } catch (InterruptedException e) {
        INTERRUPTED.incrementAndGet();
        Thread.currentThread().interrupt();
      }
      Reply reply = real.answer(question);
      for (Citation citation :
          reply instanceof Reply.Answer a ? a.citations() : List.<Citation>of())
        events.accept(new Event.Cited(citation));
      return reply;
    }

    @Override
    public List<Hit> search(String words, List<String> documents, int limit) {
      return real.search(words, documents, limit);
    }

    @Override
    public List<Document> documents() {
      return real.documents();
    }

    @Override
    public String generation() {
      return real.generation();
    }

    @Override
    public Optional<String> degraded() {
      return real.degraded();
    }
  }
}
