package io.youju.reading;

import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.opc.PackagePart;

/// Reads DOCX: paragraphs with the numbers that Word prints before them, their alignment and
/// heading style, rows of tables, foot- and endnotes below their paragraphs; headers and footers
/// are left out. Its parts are gone through, never held: [WordPackage] opens them, [WordBody] reads
/// the text.
final class Word {
  private final WordPackage files;
  private final WordStyles styles = new WordStyles();
  private final ListNumbers numbers = new ListNumbers(styles);
  private final WordNotes notes = new WordNotes();

  private Word(WordPackage files) {
    this.files = files;
  }

  /// @throws Unreadable when the archive is broken, too large, or no DOCX
  static Read read(String name, byte[] bytes) {
    try (WordPackage files = new WordPackage(bytes)) {
      return new Word(files).read();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new Unreadable(name + ": cannot be read as DOCX: " + e.getMessage());
    }
  }

  private Read read() throws IOException {
    PackagePart document = files.document();
    beside(document, "styles", styles::read);
    beside(document, "numbering", numbers::read);
    beside(document, "footnotes", notes::read);
    beside(document, "endnotes", notes::read);
    WordBody body = new WordBody(styles, numbers, notes);
    part(document, body::read);
    Source source = body.source();
    String title = files.title();
    boolean stands = Titles.stands(title, source);
    return new Read(source, stands ? Map.of("title", title) : Map.of(), faults(body));
  }

  private interface Reader {
    void read(WordXml in) throws IOException;
  }

  private void beside(PackagePart document, String name, Reader reader) throws IOException {
    Optional<PackagePart> part = files.beside(document, name);
    if (part.isPresent()) part(part.get(), reader);
  }

  private static void part(PackagePart part, Reader reader) throws IOException {
    try (InputStream bytes = part.getInputStream();
        WordXml in = new WordXml(bytes)) {
      reader.read(in);
    }
  }

  private List<Fault> faults(WordBody body) {
    List<Fault> faults = new ArrayList<>();
    if (numbers.missing() > 0)
      faults.add(
          warning(numbers.missing() + " lists are used but not defined: their numbers are lost"));
    body.broken().forEach((what, count) -> faults.add(warning(count + " " + what)));
    body.left().forEach((what, count) -> faults.add(note(count + " " + what)));
    return faults;
  }

  private static Fault warning(String message) {
    return new Fault(Severity.WARNING, 0, message);
  }

  private static Fault note(String message) {
    return new Fault(Severity.NOTE, 0, message);
  }
}
