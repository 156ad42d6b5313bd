package io.youju.answer;

import static java.util.stream.Collectors.joining;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Makes citations and holds every reply to the law of the quote.
final class Proof {
  private Proof() {}

  static Citation cite(Document document, Section section, Span span) {
    return new Citation(
        section.label(),
        document.id(),
        document.title(),
        section.number(),
        document.headingPath(section),
        span.of(document.text()),
        span.start(),
        span.end());
  }

  /// The citation as it stands in a text.
  static String mark(Citation citation) {
    return "〔" + citation.label() + "〕";
  }

  /// `reply`, or a refusal when one of its citations is not the source's own text, word for word,
  /// in its section.
  static Reply hold(Reply reply, Function<String, Optional<Document>> documents) {
    return switch (reply) {
      case Reply.Answer answer ->
          holds(answer.citations(), documents)
                  && answer.citations().stream().allMatch(c -> answer.text().contains(mark(c)))
              ? answer
              : new Reply.Refusal(
                  answer.understood(),
                  Reply.Reason.UNSUPPORTED_CITATION,
                  "引文与原文核对不一致，为避免误导，这次不作回答。",
                  List.of(),
                  answer.timings());
      case Reply.Refusal refusal ->
          holds(refusal.nearest(), documents)
              ? refusal
              : new Reply.Refusal(
                  refusal.understood(),
                  refusal.reason(),
                  refusal.text(),
                  List.of(),
                  refusal.timings());
    };
  }

  private static boolean holds(
      List<Citation> citations, Function<String, Optional<Document>> documents) {
    return citations.stream()
        .allMatch(c -> documents.apply(c.document()).filter(d -> holds(c, d)).isPresent());
  }

  private static boolean holds(Citation citation, Document document) {
    Span span = new Span(citation.start(), citation.end());
    return citation.end() <= document.text().length()
        && span.of(document.text()).equals(citation.quote())
        && document.section(citation.section()).filter(s -> s.own().contains(span)).isPresent();
  }

  /// The words of `citations`, each on its line with its label.
  static Reply.Answer quoting(String understood, Reply.Kind kind, List<Citation> citations) {
    String text = citations.stream().map(c -> c.quote() + mark(c)).collect(joining("\n"));
    return new Reply.Answer(understood, kind, text.strip(), citations, Reply.Timings.NONE);
  }
}
