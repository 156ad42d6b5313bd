package io.youju.answer;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.document.SectionNumber;
import io.youju.text.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Whether a pinned answer may be said today, over the documents of one generation.
///
/// @param citations its proof in these documents; empty when stale
/// @param changed what it cites that is no longer so; empty unless stale
public record Standing(State state, List<Citation> citations, List<Changed> changed) {
  /// Where a pinned answer is in its life.
  public enum State {
    IN_USE,
    /// Before its first day.
    NOT_YET,
    /// After its last day.
    OVER,
    /// A clause that it cites is not as it was.
    STALE
  }

  /// A cited clause that is no longer as it was.
  ///
  /// @param now the section's text by now; empty when there is none
  public record Changed(Pin.Cited cited, String now) {}

  public Standing {
    citations = List.copyOf(citations);
    changed = List.copyOf(changed);
  }

  /// The standing of `pin`.
  ///
  /// @param documents those in force, by id
  public static Standing of(
      Pin pin, Function<String, Optional<Document>> documents, LocalDate today) {
    List<Citation> citations = new ArrayList<>();
    List<Changed> changed = new ArrayList<>();
    for (Pin.Cited cited : pin.citations()) {
      Optional<Citation> found = documents.apply(cited.document()).flatMap(d -> find(cited, d));
      found.ifPresentOrElse(
          citations::add,
          () -> {
            String now = documents.apply(cited.document()).map(d -> now(cited, d)).orElse("");
            changed.add(new Changed(cited, now));
          });
    }
    if (!changed.isEmpty()) return new Standing(State.STALE, List.of(), changed);
    State state = pin.isOver(today) ? State.OVER : pin.begins(today) ? State.IN_USE : State.NOT_YET;
    return new Standing(state, citations, changed);
  }

  /// The cited words where they stand now; empty unless their whole clauses stand in their section
  /// as they stood.
  private static Optional<Citation> find(Pin.Cited cited, Document document) {
    return section(cited, document)
        .filter(section -> section.label().equals(cited.label()))
        .flatMap(section -> {
          int clause = document.text().indexOf(cited.clause(), section.own().start());
          int quote = clause < 0 ? -1 : document.text().indexOf(cited.quote(), clause);
          Span span = new Span(Math.max(0, quote), Math.max(0, quote) + cited.quote().length());
          boolean there =
              quote >= 0
                  && quote + cited.quote().length() <= clause + cited.clause().length()
                  && section.own().contains(span);
          return there ? Optional.of(Proof.cite(document, section, span)) : Optional.empty();
        });
  }

  private static Optional<Section> section(Pin.Cited cited, Document document) {
    return document.section(SectionNumber.parse(cited.section()));
  }

  private static String now(Pin.Cited cited, Document document) {
    return section(cited, document)
        .map(section -> section.own().trim(document.text()).of(document.text()))
        .orElse("");
  }

  /// A citation of `document` from `start` to `end`, as a pinned answer keeps it.
  ///
  /// @throws IllegalArgumentException when the words are not within one section
  public static Pin.Cited cite(Document document, int start, int end) {
    if (start < 0 || end <= start || end > document.text().length()) {
      throw new IllegalArgumentException(
          "citation " + start + " to " + end + ": not within " + document.id());
    }
    Span words = new Span(start, end);
    Section section =
        document
            .sectionAt(words)
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "citation " + start + " to " + end + ": not within one section"));
    int from = start;
    int to = end;
    for (Clause clause : section.clauses()) {
      if (clause.span().end() <= start || clause.span().start() >= end) continue;
      from = Math.min(from, clause.span().start());
      to = Math.max(to, clause.span().end());
    }
    Span whole = new Span(from, to).trim(document.text());
    Span around = new Span(Math.min(whole.start(), start), Math.max(whole.end(), end));
    return new Pin.Cited(
        document.id(),
        section.number().toString(),
        section.label(),
        words.of(document.text()),
        around.of(document.text()));
  }
}
