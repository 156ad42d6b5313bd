package io.youju.library;

import static java.util.stream.Collectors.joining;

import io.youju.answer.Citation;
import io.youju.answer.Forwarding;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Answers from what is in force unless a superseded document is asked for by name, and then says
/// what took its place.
final class InForce extends Forwarding {
  private final Map<String, String> superseded;
  private final List<String> inForce;

  /// @param superseded ids of superseded documents to the ids that took their place
  InForce(Youju youju, Map<String, String> superseded) {
    super(youju);
    this.superseded = Map.copyOf(superseded);
    this.inForce =
        behind().documents().stream()
            .map(Document::id)
            .filter(id -> !superseded.containsKey(id))
            .toList();
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    if (question.documents().isEmpty()) return behind().answer(within(question), events);
    Reply reply = behind().answer(question, events);
    if (!(reply instanceof Reply.Answer answer)) return reply;
    String notice =
        answer.citations().stream()
            .map(Citation::document)
            .distinct()
            .filter(superseded::containsKey)
            .map(this::notice)
            .collect(joining());
    if (notice.isEmpty()) return reply;
    events.accept(new Event.Delta(notice));
    return new Reply.Answer(
        answer.understood(),
        answer.kind(),
        answer.text() + notice,
        answer.citations(),
        answer.timings(),
        answer.engine());
  }

  private Question within(Question q) {
    return new Question(q.text(), q.history(), inForce, q.mode(), q.focus(), q.labels());
  }

  private String notice(String id) {
    return "\n（请注意：《" + title(id) + "》已由《" + title(superseded.getOrDefault(id, "")) + "》替代。）";
  }

  private String title(String id) {
    return behind().document(id).map(Document::title).orElse(id);
  }

  @Override
  public List<Hit> search(String words, List<String> documents, int limit) {
    return behind().search(words, documents.isEmpty() ? inForce : documents, limit);
  }
}
