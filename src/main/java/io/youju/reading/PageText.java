package io.youju.reading;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// The text of one page of a PDF at a time. A page packs to next to nothing, so what one may hold
/// is bounded: 100,000 letters, where a full one has some thousands, and 1,000 states kept.
final class PageText extends PDFTextStripper {
  private static final int MOST_LETTERS = 100_000;
  private static final int MOST_STATES = 1_000;

  private final String name;
  private int letters;

  PageText(String name) {
    this.name = name;
    setSortByPosition(true);
    setLineSeparator("\n");
  }

  /// The page's text, its lines ended by `\n`.
  ///
  /// @param page from 1
  /// @throws Unreadable when the page holds more than one may
  String of(PDDocument document, int page) throws IOException {
    letters = 0;
    setStartPage(page);
    setEndPage(page);
    return getText(document);
  }

  @Override
  protected void processTextPosition(TextPosition text) {
    if (++letters > MOST_LETTERS) throw full(MOST_LETTERS + " letters");
    super.processTextPosition(text);
  }

  @Override
  public void saveGraphicsState() {
    if (getGraphicsStackSize() > MOST_STATES) throw full(MOST_STATES + " states kept");
    super.saveGraphicsState();
  }

  private Unreadable full(String what) {
    return new Unreadable(name + ": page " + getStartPage() + " holds more than " + what);
  }
}
