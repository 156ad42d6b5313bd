package io.youju.reading;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import io.youju.document.Metadata;
import io.youju.document.Numbering;
import io.youju.document.Section;
import io.youju.document.Section.Kind;
import io.youju.document.SectionNumber;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads plain text whose sections begin lines with a number ([Marker] has the grammar).
///
/// A line with a marker opens a section when its number follows the last of its family in the same
/// place (or is 1); any other such line is text, and a fault is noted. What stands before the first
/// section is the preamble.
public final class PlainText {
  private static final int LONGEST_TITLE = 80;

  private final String text;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Open> roots = new ArrayList<>();
  private final List<Open> stack = new ArrayList<>();

  private PlainText(String text) {
    this.text = text;
  }

  /// Never fails: text without any number is one preamble.
  public static Document read(Metadata metadata, String text) {
    return new PlainText(text).read(metadata);
  }

  /// A section while its end is not yet known.
  private static final class Open {
    final Marker marker;
    final int start;
    final List<Open> children = new ArrayList<>();

    Open(Marker marker, int start) {
      this.marker = marker;
      this.start = start;
    }
  }

  private Document read(Metadata metadata) {
    List<String> lines = text.lines().toList();
    int end = endOfFirstCopy(lines);
    int at = 0;
    for (int line = 0; at < end; line++) {
      int next = Math.min(end, endOfLine(at));
      readLine(line + 1, at, next);
      at = next;
    }
    return new Document(metadata, text, outline(end), faults);
  }

  private int endOfLine(int at) {
    int newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline + 1;
  }

  private int endOfFirstCopy(List<String> lines) {
    OptionalInt repeat = lines.isEmpty() ? OptionalInt.empty() : RepeatedCopy.firstLine(lines);
    if (repeat.isEmpty()) return text.length();
    faults.add(
        new Fault(
            Severity.NOTE,
            repeat.getAsInt() + 1,
            "the text repeats itself, identical, from here: read once, the copy is left out"));
    int at = 0;
    for (int line = 0; line < repeat.getAsInt(); line++) at = endOfLine(at);
    return at;
  }

  private void readLine(int line, int start, int end) {
    Optional<Marker> found = Marker.of(text.substring(start, end));
    if (found.isEmpty()) return;
    Marker marker = found.get();
    int depth = depthOf(marker);
    List<Open> siblings = depth == 0 ? roots : stack.get(depth - 1).children;
    int expected =
        marker.family().runsOn() ? lastOf(marker.family()) + 1 : nextAmong(siblings, marker);
    if (marker.value() != expected) {
      faults.add(
          new Fault(
              Severity.WARNING,
              line,
              "number " + marker.printed() + " stands where " + expected + " was expected"));
      if (marker.value() < expected) return;
    }
    while (stack.size() > depth) stack.removeLast();
    Open open = new Open(marker, start);
    siblings.add(open);
    stack.add(open);
  }

  private int depthOf(Marker marker) {
    for (int i = 0; i < stack.size(); i++) {
      if (stack.get(i).marker.family() == marker.family()) return i;
    }
    return stack.size();
  }

  private static int nextAmong(List<Open> siblings, Marker marker) {
    return siblings.isEmpty() || siblings.getLast().marker.family() != marker.family()
        ? 1
        : siblings.getLast().marker.value() + 1;
  }

  private int lastOf(Marker.Family family) {
    return roots.stream().mapToInt(root -> lastOf(family, root)).max().orElse(0);
  }

  private static int lastOf(Marker.Family family, Open open) {
    int own = open.marker.family() == family ? open.marker.value() : 0;
    return Math.max(own, open.children.stream().mapToInt(c -> lastOf(family, c)).max().orElse(0));
  }

  private List<Section> outline(int end) {
    List<Section> outline = new ArrayList<>();
    int first = roots.isEmpty() ? end : roots.getFirst().start;
    if (first > 0) outline.add(preamble(new Span(0, first)));
    for (int i = 0; i < roots.size(); i++) {
      int to = i + 1 < roots.size() ? roots.get(i + 1).start : end;
      outline.add(section(roots.get(i), to, Optional.empty(), ""));
    }
    return outline;
  }

  private Section preamble(Span span) {
    List<Clause> clauses =
        Sentences.clauses(text, span).stream().map(s -> new Clause(s, false)).toList();
    return new Section(
        SectionNumber.PREAMBLE,
        "前言",
        "",
        Kind.PREAMBLE,
        Numbering.NONE,
        "",
        1,
        span,
        span,
        clauses,
        List.of());
  }

  private Section section(Open open, int end, Optional<SectionNumber> parent, String parentLabel) {
    Marker marker = open.marker;
    SectionNumber number =
        parent.isEmpty() || marker.family().runsOn()
            ? new SectionNumber(List.of(marker.value()))
            : parent.get().child(marker.value());
    String own = marker.family().label(marker.value(), marker.printed());
    String label = parent.isEmpty() || marker.family().runsOn() ? own : parentLabel + "、" + own;
    List<Section> children = new ArrayList<>();
    for (int i = 0; i < open.children.size(); i++) {
      int to = i + 1 < open.children.size() ? open.children.get(i + 1).start : end;
      children.add(section(open.children.get(i), to, Optional.of(number), label));
    }
    Span ownSpan =
        new Span(open.start, open.children.isEmpty() ? end : open.children.getFirst().start);
    List<Clause> clauses = clauses(ownSpan, open);
    return new Section(
        number,
        label,
        title(clauses, marker),
        marker.family().kind(parent.isEmpty()),
        marker.family().numbering(),
        marker.family().printed(marker.printed()),
        number.parts().size(),
        new Span(open.start, end),
        ownSpan,
        clauses,
        children);
  }

  private List<Clause> clauses(Span own, Open open) {
    List<Span> spans = Sentences.clauses(text, own);
    List<Clause> clauses = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      clauses.add(new Clause(spans.get(i), i == 0 && isHeading(spans, open)));
    }
    return clauses;
  }

  /// The first clause is the heading when it is short or ends its line; a long first sentence is
  /// text.
  private boolean isHeading(List<Span> spans, Open open) {
    String first = spans.getFirst().of(text);
    boolean wholeLine = first.endsWith("\n") && !first.strip().endsWith("。");
    return wholeLine
        || (!open.marker.family().runsOn()
            && first.strip().length() <= LONGEST_TITLE
            && spans.size() > 1);
  }

  private String title(List<Clause> clauses, Marker marker) {
    if (clauses.isEmpty() || !clauses.getFirst().heading()) return "";
    String first = clauses.getFirst().span().of(text);
    return first.substring(marker.length()).strip().replaceFirst("。$", "");
  }
}
