package io.youju.document;

import io.youju.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A policy or law as published. All offsets are UTF-16 code units into `text`, which is the source
/// decoded and otherwise untouched.
public record Document(Metadata metadata, String text, List<Section> outline, List<Fault> faults) {
  public Document {
    outline = List.copyOf(outline);
    faults = List.copyOf(faults);
  }

  /// The same with other faults.
  public Document withFaults(List<Fault> faults) {
    return new Document(metadata, text, outline, faults);
  }

  /// The same with other particulars.
  public Document withMetadata(Metadata metadata) {
    return new Document(metadata, text, outline, faults);
  }

  public String id() {
    return metadata.id();
  }

  public String title() {
    return metadata.title();
  }

  /// All sections in document order, parents before children.
  public List<Section> sections() {
    return outline.stream().flatMap(Section::walk).toList();
  }

  /// The section of that number. `4.0` names the heading of chapter 4 whether or not an article 4
  /// makes the zero needed; `4` names the article where there is one.
  public Optional<Section> section(SectionNumber number) {
    return exact(number).or(() -> exact(number.plain())).or(() -> exact(number.child(0)));
  }

  private Optional<Section> exact(SectionNumber number) {
    return outline.stream()
        .flatMap(Section::walk)
        .filter(s -> s.number().equals(number))
        .findFirst();
  }

  /// The sections from the top of the outline down to `section`, itself last.
  public List<Section> path(Section section) {
    List<Section> path = new ArrayList<>();
    List<Section> level = outline;
    while (true) {
      Optional<Section> next =
          level.stream().filter(s -> s.span().contains(section.span())).findFirst();
      if (next.isEmpty()) return path;
      path.add(next.get());
      if (next.get().equals(section)) return path;
      level = next.get().children();
    }
  }

  /// The path as headings with their printed numbers, such as 四、推进… and 2.高水平….
  public List<String> headingPath(Section section) {
    return path(section).stream().map(this::heading).toList();
  }

  /// The heading as printed, without its full stop; 前言 for the preamble.
  public String heading(Section section) {
    return section.clauses().stream()
        .filter(Clause::heading)
        .findFirst()
        .map(clause ->
            clause.span().trim(text).of(text).replaceAll("\\s*\\n\\s*", "").replaceFirst("。$", ""))
        .orElse(section.label());
  }

  /// The innermost section whose own text holds `span`.
  public Optional<Section> sectionAt(Span span) {
    return outline.stream()
        .flatMap(Section::walk)
        .filter(section -> section.own().contains(span))
        .max(Comparator.comparingInt(Section::level));
  }
}
