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
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Makes a document of a source: its outline ([Outliner]), numbers ([Numbers]) and clauses.
final class Trees {
  private static final int LONGEST_TITLE = 80;
  private static final int LONGEST_ARTICLE_TITLE = 30;
  private static final int LONGEST_SPACED = 200;

  /// Letters each set apart by blanks. The ideographic space is no letter: were it one too, forty
  /// of them would be tried in every way there is.
  private static final Pattern SPACED = Pattern.compile("(?:[^\\s　][\\s　]+)+[^\\s　]");

  private final String text;
  private final List<Fault> faults;
  private int[] cuts = {};

  private Trees(String text, List<Fault> faults) {
    this.text = text;
    this.faults = new ArrayList<>(faults);
  }

  /// Never fails: a source without any number is one preamble.
  static Document document(Metadata metadata, Source source, List<Fault> faults) {
    return new Trees(source.text(), faults).read(metadata, source);
  }

  private Document read(Metadata metadata, Source source) {
    Source once = once(source);
    int end = once.lines().start(once.lines().size());
    List<Open> roots = opened(once);
    List<Section> outline = new ArrayList<>();
    int first = roots.isEmpty() ? end : roots.getFirst().start();
    if (first > 0) outline.add(preamble(new Span(0, first)));
    outline.addAll(sections(roots, end, 1));
    return new Document(metadata, text, outline, faults);
  }

  private List<Open> opened(Source once) {
    Lines lines = LostBreaks.restore(once);
    cuts = IntStream.range(0, lines.size()).filter(lines::inside).map(lines::start).toArray();
    if (cuts.length > 0) {
      faults.add(
          new Fault(
              Severity.NOTE, 0, "line breaks are lost in " + cuts.length + " places: restored"));
    }
    List<Open> roots = new Outliner(text, lines, faults).read();
    Numbers.give(roots);
    return roots;
  }

  /// The source without copies of itself.
  private Source once(Source source) {
    OptionalInt repeat = RepeatedCopy.firstLine(text, source.lines());
    if (repeat.isEmpty()) return source;
    faults.add(
        new Fault(
            Severity.NOTE,
            repeat.getAsInt() + 1,
            "the text repeats itself, identical, from here: read once, the copy is left out"));
    return new Source(text, source.lines().first(repeat.getAsInt()));
  }

  private Section preamble(Span span) {
    List<Clause> clauses = clauses(span).stream().map(s -> new Clause(s, false)).toList();
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

  /// Takes the open sections away as it goes: both trees at once are half as much memory again.
  private List<Section> sections(List<Open> among, int end, int level) {
    Section[] sections = new Section[among.size()];
    int to = end;
    for (int i = among.size() - 1; i >= 0; i--) {
      Open open = among.removeLast();
      sections[i] = section(open, to, level);
      to = open.start();
    }
    return List.of(sections);
  }

  private Section section(Open open, int end, int level) {
    Span span = new Span(open.start(), end);
    Span own =
        open.children.isEmpty() ? span : new Span(open.start(), open.children.getFirst().start());
    List<Clause> clauses = clauses(own, open);
    String title = title(clauses, open);
    boolean division = open.divides() || open.opensDocument();
    String printed = open.family.printed(open.marker.printed(), open.marker.sub());
    return new Section(
        open.number,
        open.label.isEmpty() ? title : open.label.equals(printed) ? printed : open.label,
        title,
        division || (level == 1 && open.family != Family.ARTICLE) ? Kind.CHAPTER : Kind.SECTION,
        open.family.numbering(),
        printed,
        level,
        span,
        own,
        clauses,
        sections(open.children, end, level + 1));
  }

  private List<Clause> clauses(Span own, Open open) {
    List<Clause> clauses = new ArrayList<>();
    int from = own.start();
    if (open.headingEnd > from) {
      int to = Math.min(own.end(), blankEnd(open.headingEnd, own.end()));
      clauses.add(new Clause(new Span(from, to), true));
      from = to;
    }
    List<Span> spans = clauses(new Span(from, own.end()));
    for (int i = 0; i < spans.size(); i++) {
      boolean heading = i == 0 && clauses.isEmpty() && isHeading(spans, open);
      Span span = spans.get(i).equals(own) ? own : spans.get(i);
      clauses.add(new Clause(span, heading));
    }
    return clauses;
  }

  private int blankEnd(int from, int end) {
    int at = from;
    while (at < end && Character.isWhitespace(text.charAt(at))) at++;
    return at;
  }

  /// Clauses of a range; a lost line break ends one as a kept one does.
  private List<Span> clauses(Span range) {
    int at = Arrays.binarySearch(cuts, range.start() + 1);
    at = at < 0 ? -at - 1 : at;
    List<Span> spans = new ArrayList<>();
    int from = range.start();
    for (; at < cuts.length && cuts[at] < range.end(); at++) {
      spans.addAll(Sentences.clauses(text, new Span(from, cuts[at])));
      from = cuts[at];
    }
    if (from < range.end()) spans.addAll(Sentences.clauses(text, new Span(from, range.end())));
    return spans;
  }

  /// The first clause is the heading when it is short or ends its line; a long first sentence is
  /// text.
  private boolean isHeading(List<Span> spans, Open open) {
    Span first = spans.getFirst();
    String words = first.trim(text).of(text);
    boolean wholeLine = words.indexOf('。') < 0 && endsLine(first);
    if (open.family == Family.ARTICLE)
      return wholeLine
          && words.length() <= LONGEST_ARTICLE_TITLE
          && "：:；;，,.".indexOf(words.charAt(words.length() - 1)) < 0
          && words.indexOf('，') < 0
          && words.length() > open.marker.length();
    if (words.endsWith("；") || words.endsWith(";")) return false;
    if (words.endsWith("：") && words.indexOf('，') >= 0) return false;
    return wholeLine
        || (words.length() <= LONGEST_TITLE && (spans.size() > 1 || !open.children.isEmpty()));
  }

  private boolean endsLine(Span span) {
    for (int i = span.end() - 1; i >= span.start() && Marker.blank(text.charAt(i)); i--) {
      if (text.charAt(i) == '\n') return true;
    }
    return Arrays.binarySearch(cuts, span.end()) >= 0;
  }

  private String title(List<Clause> clauses, Open open) {
    if (clauses.isEmpty() || !clauses.getFirst().heading()) return "";
    String first = clauses.getFirst().span().of(text);
    String words =
        first
            .substring(Math.min(first.length(), open.marker.length()))
            .strip()
            .replaceFirst("[。：:]$", "")
            .strip()
            .replaceFirst("^【(.*)】$", "$1");
    if (open.family == Family.TITLE) return words.replaceAll("[\\s　]*\\n[\\s　]*", "");
    boolean spaced = words.length() <= LONGEST_SPACED && SPACED.matcher(words).matches();
    return spaced ? words.replaceAll("[\\s　]+", "") : words;
  }
}
