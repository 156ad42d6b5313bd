package io.youju.answer;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.search.Hit;
import io.youju.text.NormalForm;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The clauses that a writer is shown, by label. A label means one section: where two documents
/// have the same one, the nearer keeps it.
record Evidence(Map<String, Place> places) {

  /// A section and those of its clauses that are shown.
  record Place(Document document, Section section, List<Span> clauses) {
    String label() {
      return section.label();
    }

    String text() {
      StringBuilder text = new StringBuilder();
      clauses.forEach(clause -> text.append(clause.of(document.text())));
      return text.toString();
    }

    /// What stands above the clauses and may be named with them: headings and the title.
    List<String> above() {
      List<String> above = new ArrayList<>(document.headingPath(section));
      above.add(document.title());
      return above.stream().map(words -> NormalForm.of(words).text()).toList();
    }
  }

  /// The sections that the answer cites, then those of the hits, while there is room.
  ///
  /// @param room code units of all clauses together, at least one section
  static Evidence of(
      List<Citation> cited,
      List<Hit> hits,
      int room,
      Function<String, Optional<Document>> documents) {
    Map<String, Place> places = new LinkedHashMap<>();
    int left = room;
    for (Citation citation : cited) {
      Optional<Document> document = documents.apply(citation.document());
      Optional<Section> section = document.flatMap(d -> d.section(citation.section()));
      if (section.isPresent()) left = add(places, document.get(), section.get(), left);
    }
    for (Hit hit : hits) left = add(places, hit.document(), hit.section(), left);
    return new Evidence(places);
  }

  private static int add(Map<String, Place> places, Document document, Section section, int left) {
    if (places.containsKey(section.label())) return left;
    List<Span> clauses = new ArrayList<>();
    for (Clause clause : section.clauses()) {
      Span span = clause.span().trim(document.text());
      if (clause.heading() || span.isEmpty()) continue;
      clauses.add(span);
    }
    int length = clauses.stream().mapToInt(Span::length).sum();
    if (clauses.isEmpty() || (length > left && !places.isEmpty())) return left;
    places.put(section.label(), new Place(document, section, clauses));
    return left - length;
  }

  List<Writer.Labelled> shown() {
    return places.values().stream().map(p -> new Writer.Labelled(p.label(), p.text())).toList();
  }
}
