package io.youju.library;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Section;
import java.util.ArrayList;
import java.util.List;

/// What a generation must do before it serves.
@FunctionalInterface
public interface Check {
  /// What it does not do; empty when it may serve.
  List<String> failures(Youju next);

  /// What a kept generation that is put back does not do: the same, unless it says otherwise.
  default List<String> again(Youju kept) {
    return failures(kept);
  }

  /// Every document has text and at least one section; a middle section of each of the first twenty
  /// is found by its own words, and what is said to its heading quotes its document exactly.
  static List<String> smoke(Youju next) {
    List<String> failures = new ArrayList<>();
    for (Document document : next.documents()) {
      if (document.sections().isEmpty() || document.text().isBlank()) {
        failures.add(document.id() + ": holds no section");
      }
    }
    next.documents().stream()
        .filter(document -> !document.sections().isEmpty())
        .limit(20)
        .forEach(document -> smoke(next, document, failures));
    return failures;
  }

  private static void smoke(Youju next, Document document, List<String> failures) {
    Section section = document.sections().get(document.sections().size() / 2);
    String own = section.own().trim(document.text()).of(document.text());
    String words = own.substring(0, Math.min(own.length(), 60));
    if (words.isBlank()) return;
    if (next.search(words, List.of(document.id()), 5).stream()
        .noneMatch(hit -> hit.document().id().equals(document.id()))) {
      failures.add(document.id() + ": section " + section.number() + " is not found");
    }
    Question question =
        new Question(words, List.of(), List.of(document.id()), Question.Mode.EXTRACT);
    Reply reply = next.answer(question);
    List<Citation> shown =
        switch (reply) {
          case Reply.Answer answer -> answer.citations();
          case Reply.Refusal refusal -> refusal.nearest();
        };
    for (Citation citation : shown) {
      boolean exact =
          next.document(citation.document())
              .filter(d ->
                  d.text()
                      .regionMatches(
                          citation.start(), citation.quote(), 0, citation.quote().length()))
              .isPresent();
      if (!exact) failures.add(document.id() + ": a quote is not the text's own");
    }
  }
}
