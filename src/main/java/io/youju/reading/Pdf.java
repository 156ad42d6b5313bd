package io.youju.reading;

import static java.util.stream.Collectors.joining;

import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/// Reads the text layer of a PDF: page numbers and lines that stand at the edge of most pages are
/// left out, and lines broken for the page's width are joined again.
final class Pdf {
  private static final int LONGEST_LINE = 1_000;
  private static final String ENDS = "。；：！？”）》.;:!?…";

  private Pdf() {}

  /// @throws Unreadable when the file is broken, locked, or larger than is read
  static Read read(String name, byte[] bytes, int mostPages) {
    try (PDDocument document = Loader.loadPDF(bytes)) {
      if (document.getNumberOfPages() > mostPages)
        throw new Unreadable(
            name
                + ": "
                + document.getNumberOfPages()
                + " pages, at most "
                + mostPages
                + " are read");
      List<String> pages = pages(name, document);
      List<Fault> faults = new ArrayList<>();
      long empty = pages.stream().filter(String::isEmpty).count();
      if (empty > 0)
        faults.add(
            new Fault(
                Severity.WARNING,
                0,
                empty + " of " + pages.size() + " pages hold no text: pictures are not read"));
      Source source = joined(pages);
      String title = document.getDocumentInformation().getTitle();
      boolean stands = title != null && Titles.stands(title, source);
      return new Read(source, stands ? Map.of("title", title) : Map.of(), faults);
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Unreadable(name + ": cannot be read as PDF: " + e.getMessage());
    }
  }

  /// The lines of each page that are not blank, joined.
  private static List<String> pages(String name, PDDocument document) throws IOException {
    PageText text = new PageText(name);
    List<String> pages = new ArrayList<>();
    for (int page = 1; page <= document.getNumberOfPages(); page++)
      pages.add(text.of(document, page).lines().filter(l -> !l.isBlank()).collect(joining("\n")));
    return pages;
  }

  private static Source joined(List<String> pages) {
    Map<String, Integer> edges = edges(pages);
    int width = width(pages, edges);
    Paragraphs paragraphs = new Paragraphs(width);
    for (int i = 0; i < pages.size(); i++) {
      kept(pages.get(i), edges, pages.size()).forEach(paragraphs::add);
      pages.set(i, ""); // Its lines are held by the paragraphs.
    }
    return paragraphs.source();
  }

  /// The lines of a page without page number and running heads, stripped.
  private static List<String> kept(String page, Map<String, Integer> edges, int pages) {
    List<String> lines = page.lines().toList();
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      boolean edge = i < 2 || i >= lines.size() - 2;
      boolean running = pages > 2 && edges.getOrDefault(key(line), 0) * 2 > pages;
      if (!edge || !(running || pageNumber(line))) kept.add(line.strip());
    }
    return kept;
  }

  private static Map<String, Integer> edges(List<String> pages) {
    Map<String, Integer> edges = new HashMap<>();
    for (String page : pages) {
      List<String> lines = page.lines().toList();
      count(lines.subList(0, Math.min(2, lines.size())), edges);
      if (lines.size() > 4) count(lines.subList(lines.size() - 2, lines.size()), edges);
    }
    return edges;
  }

  private static void count(List<String> lines, Map<String, Integer> edges) {
    lines.stream().map(Pdf::key).distinct().forEach(k -> edges.merge(k, 1, Integer::sum));
  }

  private static String key(String line) {
    return line.replaceAll("[\\d\\s　]+", "");
  }

  private static boolean pageNumber(String line) {
    return line.strip()
        .matches(
            "(?:[-—–－·]\\s*)?(?:第\\s*)?\\d{1,4}(?:\\s*页)?(?:\\s*[/／]\\s*\\d{1,4})?(?:\\s*[-—–－·])?|共\\s*\\d+\\s*页");
  }

  /// The length that nine lines of ten do not pass: that of a full line.
  private static int width(List<String> pages, Map<String, Integer> edges) {
    int[] lengths = new int[LONGEST_LINE + 1];
    int count = 0;
    for (String page : pages) {
      for (String line : kept(page, edges, pages.size())) {
        lengths[Math.min(LONGEST_LINE, line.length())]++;
        count++;
      }
    }
    int width = 0;
    long below = count * 9L / 10;
    for (int seen = lengths[0]; seen <= below && width < LONGEST_LINE; seen += lengths[width])
      width++;
    return width;
  }

  /// Lines broken for the page's width, joined again.
  private static final class Paragraphs {
    private final int width;
    private final Source.Builder out = new Source.Builder();
    private final StringBuilder paragraph = new StringBuilder();
    private String before = "";

    Paragraphs(int width) {
      this.width = width;
    }

    void add(String words) {
      boolean full = before.length() >= width - 3 && width > 8;
      boolean opens = Marker.at(words, 0, words.length()).isPresent();
      boolean ended = before.isEmpty() || ENDS.indexOf(before.charAt(before.length() - 1)) >= 0;
      if (!before.isEmpty() && (!full || (opens && ended))) end();
      boolean latin =
          !paragraph.isEmpty()
              && paragraph.charAt(paragraph.length() - 1) < 0x80
              && words.charAt(0) < 0x80
              && Character.isLetter(words.charAt(0));
      paragraph.append(latin ? " " : "").append(words);
      before = words;
    }

    private void end() {
      out.add(paragraph.toString(), Look.PLAIN);
      paragraph.setLength(0);
    }

    Source source() {
      end();
      return out.source();
    }
  }
}
