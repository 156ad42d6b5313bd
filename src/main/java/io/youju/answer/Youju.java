package io.youju.answer;

import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The whole service, as a door for those who ask: over HTTP, on the command line, in an
/// evaluation. Blocking; callable from many threads; an interrupted thread stops the work.
public interface Youju {
  /// Answers `question`; tells `events` what is known as soon as it is known. Never throws for a
  /// question that is merely odd.
  Reply answer(Question question, Consumer<Event> events);

  /// The sections nearest to `words`, best first.
  List<Hit> search(String words, List<String> documents, int limit);

  List<Document> documents();

  /// Names what was indexed and how: equal for equal documents, model and rules.
  String generation();

  /// Empty when meaning is searched too; otherwise why only words are.
  Optional<String> degraded();

  /// What a reader of the document `id` must know: that it is superseded, or not in force today;
  /// empty when it is in force.
  default Optional<String> notice(String id) {
    return Optional.empty();
  }

  /// The service as it is at this moment: what is asked of it comes from one generation, whatever
  /// is put in place meanwhile.
  default Youju now() {
    return this;
  }

  /// Answers with nobody listening.
  default Reply answer(Question question) {
    return answer(question, _ -> {});
  }

  default Optional<Document> document(String id) {
    return documents().stream().filter(document -> document.id().equals(id)).findFirst();
  }

  /// What becomes known on the way to a reply.
  sealed interface Event {
    /// The question is understood and evidence found.
    record Understood(String question, List<Hit> evidence) implements Event {}

    /// A piece of the text.
    record Delta(String text) implements Event {}

    /// How likely the best evidence answers the question, before the reply is decided; not told for
    /// replies from the outline or of several parts.
    ///
    /// @param chance 0 to 1
    /// @param features by name, what the chance was reckoned from
    record Weighed(double chance, Map<String, Double> features) implements Event {}

    /// How likely the question wants what several sections say together; told where that can be
    /// told.
    ///
    /// @param chance 0 to 1
    /// @param features by name, what the chance was reckoned from
    record Ranged(double chance, Map<String, Double> features) implements Event {}

    /// A citation that `text` shows.
    record Cited(Citation citation) implements Event {}

    /// A model is wording the evidence; what was told so far stands until it has been checked.
    ///
    /// @param characters of the draft so far
    record Writing(String model, int characters) implements Event {}

    /// What the model wrote, held to its clauses; comes once, whole, and takes the place of the
    /// text told before.
    record Written(String text, String model) implements Event {}
  }
}
