package io.youju.reading;

import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads the text layer of a PDF: page numbers and lines that stand at the edge of most pages are
/// left out, and lines broken for the page's width are joined again.
final class Pdf {
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
      List<List<String>> pages = pages(document);
      List<Fault> faults = new ArrayList<>();
      long empty = pages.stream().filter(List::isEmpty).count();
      if (empty > 0)
        faults.add(
            new Fault(
                Severity.WARNING,
                0,
                empty + " of " + pages.size() + " pages hold no text: pictures are not read"));
      String title = document.getDocumentInformation().getTitle();
      return new Read(
          joined(pages),
          title == null || title.isBlank() ? Map.of() : Map.of("title", title),
          faults);
    } catch (Unreadable e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Unreadable(name + ": cannot be read as PDF: " + e.getMessage());
    }
  }

  private static List<List<String>> pages(PDDocument document) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setSortByPosition(true);
    stripper.setLineSeparator("\n");
    List<List<String>> pages = new ArrayList<>();
    for (int page = 1; page <= document.getNumberOfPages(); page++) {
      stripper.setStartPage(page);
      stripper.setEndPage(page);
      pages.add(stripper.getText(document).lines().filter(l -> !l.isBlank()).toList());
    }
    return pages;
  }

  private static Source joined(List<List<String>> pages) {
    Map<String, Integer> edges = edges(pages);
    List<String> lines = new ArrayList<>();
    for (List<String> page : pages) {
      for (int i = 0; i < page.size(); i++) {
        boolean edge = i < 2 || i >= page.size() - 2;
        if (edge
            && (pageNumber(page.get(i))
                || (edges.getOrDefault(key(page.get(i)), 0) * 2 > pages.size()
                    && pages.size() > 2))) continue;
        lines.add(page.get(i));
      }
    }
    return paragraphs(lines);
  }

  private static Map<String, Integer> edges(List<List<String>> pages) {
    Map<String, Integer> edges = new HashMap<>();
    for (List<String> page : pages) {
      page.stream().limit(2).map(Pdf::key).distinct().forEach(k -> edges.merge(k, 1, Integer::sum));
      if (page.size() > 4)
        page.subList(page.size() - 2, page.size()).stream()
            .map(Pdf::key)
            .distinct()
            .forEach(k -> edges.merge(k, 1, Integer::sum));
    }
    return edges;
  }

  private static String key(String line) {
    return line.replaceAll("[\\d\\s　]+", "");
  }

  private static boolean pageNumber(String line) {
    return line.strip()
        .matches(
            "(?:[-—–－·]\\s*)?(?:第\\s*)?\\d{1,4}(?:\\s*页)?(?:\\s*[/／]\\s*\\d{1,4})?(?:\\s*[-—–－·])?|共\\s*\\d+\\s*页");
  }

  private static Source paragraphs(List<String> lines) {
    int width =
        lines.stream()
            .mapToInt(l -> l.strip().length())
            .sorted()
            .skip(lines.size() * 9L / 10)
            .findFirst()
            .orElse(0);
    Source.Builder out = new Source.Builder();
    StringBuilder paragraph = new StringBuilder();
    String before = "";
    for (String line : lines) {
      String words = line.strip();
      boolean full = before.length() >= width - 3 && width > 8;
      boolean opens = Marker.at(words, 0, words.length()).isPresent();
      boolean ended = before.isEmpty() || ENDS.indexOf(before.charAt(before.length() - 1)) >= 0;
      if (!before.isEmpty() && (!full || (opens && ended))) {
        out.add(paragraph.toString(), Look.PLAIN);
        paragraph.setLength(0);
      }
      boolean latin =
          !paragraph.isEmpty()
              && paragraph.charAt(paragraph.length() - 1) < 0x80
              && words.charAt(0) < 0x80
              && Character.isLetter(words.charAt(0));
      paragraph.append(latin ? " " : "").append(words);
      before = words;
    }
    out.add(paragraph.toString(), Look.PLAIN);
    return out.source();
  }
}
