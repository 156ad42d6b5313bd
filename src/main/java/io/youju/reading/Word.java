package io.youju.reading;

import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/// Reads DOCX: paragraphs with their alignment and heading style, rows of tables; headers and
/// footers are left out. Archives that swell more than two hundredfold, or past 24 MiB a part, are
/// refused.
final class Word {
  private static final long LARGEST_PART = 24L << 20;

  static {
    ZipSecureFile.setMinInflateRatio(0.005);
    ZipSecureFile.setMaxEntrySize(LARGEST_PART);
    ZipSecureFile.setMaxFileCount(2000);
  }

  private final Source.Builder out = new Source.Builder();
  private final List<Fault> faults = new ArrayList<>();

  private Word() {}

  /// @throws Unreadable when the archive is broken, too large, or no DOCX
  static Read read(String name, byte[] bytes) {
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      return new Word().read(document);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Unreadable(name + ": cannot be read as DOCX: " + e.getMessage());
    }
  }

  private Read read(XWPFDocument document) {
    for (IBodyElement element : document.getBodyElements()) {
      switch (element) {
        case XWPFParagraph paragraph -> paragraph(paragraph);
        case XWPFTable table -> table(table);
        default -> {} // Section marks and content controls hold no lines of their own.
      }
    }
    String title = document.getProperties().getCoreProperties().getTitle();
    return new Read(
        out.source(), title == null || title.isBlank() ? Map.of() : Map.of("title", title), faults);
  }

  private void paragraph(XWPFParagraph paragraph) {
    Look look = look(paragraph);
    if (paragraph.getNumID() != null && faults.isEmpty()) {
      faults.add(
          new Fault(Severity.WARNING, 0, "holds automatic numbers, which are no text: not read"));
    }
    for (String line : paragraph.getText().split("\n")) out.add(line, look);
  }

  private static Look look(XWPFParagraph paragraph) {
    boolean bold = !paragraph.getRuns().isEmpty();
    for (XWPFRun run : paragraph.getRuns()) bold &= run.isBold() || run.text().isBlank();
    return new Look(
        heading(paragraph), paragraph.getAlignment() == ParagraphAlignment.CENTER, bold, false);
  }

  private static int heading(XWPFParagraph paragraph) {
    String style = paragraph.getStyleID();
    if (style == null) return 0;
    String name = style.toLowerCase(Locale.ROOT).replace(" ", "");
    if (!name.startsWith("heading") && !name.matches("[1-9]")) return 0;
    char last = name.charAt(name.length() - 1);
    return Character.isDigit(last) ? Math.clamp(last - '0', 1, 9) : 0;
  }

  private void table(XWPFTable table) {
    for (XWPFTableRow row : table.getRows()) {
      StringBuilder line = new StringBuilder();
      for (XWPFTableCell cell : row.getTableCells()) {
        String words = cell.getText().replaceAll("\\s+", " ").strip();
        if (!words.isEmpty()) line.append(line.isEmpty() ? "" : " | ").append(words);
      }
      out.add(line.toString(), Look.ROW);
    }
  }
}
