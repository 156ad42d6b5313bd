package io.youju.reading;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The lines of the main text of a DOCX, read from one end to the other.
///
/// Read are insertions, content controls, results of fields, formulas and text boxes (before the
/// paragraph that holds them); left out deletions, hidden text, phonetic guides and the table of
/// contents.
final class WordBody {
  private static final int MOST_FIELDS = 32;
  private static final Pattern PAGE_NUMBER = Pattern.compile("(?s).*\\D\\d{1,4}\\s*");

  private final WordStyles styles;
  private final ListNumbers numbers;
  private final WordNotes notes;
  private final Source.Builder out = new Source.Builder();
  private final WordTables tables = new WordTables(out);
  private final Map<String, Integer> broken = new LinkedHashMap<>();
  private final Map<String, Integer> left = new LinkedHashMap<>();

  /// Paragraphs that are open: more than one where a text box stands in one.
  private final Deque<WordParagraph> open = new ArrayDeque<>();

  private final Deque<Field> fields = new ArrayDeque<>();

  /// A field that is open.
  private static final class Field {
    /// Whether its instructions are read, not its result.
    boolean instructing = true;

    boolean contents;
  }

  /// Fields within fields beyond those that are kept apart.
  private int deeper;

  private String kept = "";
  private boolean inProperties;
  private boolean inText;

  /// For each alternative that is open, whether a choice of it is read.
  private final Deque<Boolean> choices = new ArrayDeque<>();

  WordBody(WordStyles styles, ListNumbers numbers, WordNotes notes) {
    this.styles = styles;
    this.numbers = numbers;
    this.notes = notes;
  }

  void read(WordXml in) throws IOException {
    while (in.next()) {
      if (in.starts()) start(in);
      else if (in.ends()) end(in.name());
      else if (inText && !open.isEmpty()) text(in);
    }
  }

  Source source() {
    return out.source();
  }

  /// What was wrong with the file, with how often.
  Map<String, Integer> broken() {
    return broken;
  }

  /// What was left out, with how often.
  Map<String, Integer> left() {
    return left;
  }

  private void leave(String what) {
    left.merge(what, 1, Integer::sum);
  }

  // Elements.

  private void start(WordXml in) throws IOException {
    String name = in.name();
    switch (name) {
      case "tbl" -> tables.table();
      case "tr" -> tables.row();
      case "tc" -> tables.cell();
      case "p" -> paragraph();
      case "pPr" -> inProperties = true;
      case "AlternateContent" -> choices.push(false);
      case "Choice", "Fallback" -> {
        if (Boolean.TRUE.equals(choices.poll())) in.skip();
        choices.push(true);
      }
      case "trPr" -> row(in);
      case "del", "moveFrom" -> deleted(in);
      case "sectPr", "rt", "tblPr", "tblGrid", "tcPr", "tblPrEx", "sdtPr", "sdtEndPr" -> in.skip();
      case "pPrChange", "rPrChange", "numberingChange" -> in.skip();
      case "blip", "imagedata" -> leave("pictures are not read");
      case "OLEObject" -> leave("embedded objects are not read");
      case "altChunk" -> broken.merge("parts of another format are not read", 1, Integer::sum);
      default -> {
        if (!open.isEmpty()) inParagraph(open.element(), in);
      }
    }
  }

  private void paragraph() {
    open.push(new WordParagraph(kept, styles.usual()));
    kept = "";
    inProperties = false;
  }

  private void row(WordXml in) throws IOException {
    boolean dropped = false;
    while (in.next() && !(in.ends() && in.name().equals("trPr")))
      dropped |= in.starts() && in.name().equals("del");
    if (!dropped) return;
    tables.dropRow();
    leave("deleted rows are left out");
  }

  private void deleted(WordXml in) throws IOException {
    if (inProperties) {
      if (!open.isEmpty()) open.element().markDeleted = true;
      return;
    }
    leave("deletions are left out");
    in.skip();
  }

  private void inParagraph(WordParagraph paragraph, WordXml in) {
    if (inProperties) paragraph.property(in);
    else inRun(paragraph, in);
  }

  private void inRun(WordParagraph paragraph, WordXml in) {
    switch (in.name()) {
      case "r" -> paragraph.run();
      case "b" -> paragraph.bold(in.on());
      case "rStyle" -> paragraph.bold(styles.bold(in.value()));
      case "vanish" -> paragraph.hidden = in.on();
      case "t" -> inText = true;
      case "tab", "ptab" -> sign(paragraph, '\t');
      case "br", "cr" -> sign(paragraph, '\n');
      case "noBreakHyphen" -> sign(paragraph, '-');
      case "fldChar" -> field(in.attribute("fldCharType"));
      case "instrText" -> inText = !fields.isEmpty();
      case "footnoteReference", "endnoteReference" ->
          paragraph.note(notes.take(in.name(), in.attribute("id")));
      default -> {} // Holds others, or only says how they look.
    }
  }

  private void end(String name) {
    switch (name) {
      case "p" -> paragraphEnds();
      case "pPr" -> inProperties = false;
      case "tr" -> tables.rowEnds();
      case "tbl" -> tables.tableEnds();
      case "t", "instrText" -> inText = false;
      case "AlternateContent" -> choices.poll();
      default -> {} // Nothing ends with it.
    }
  }

  // Text and fields.

  private void sign(WordParagraph paragraph, char sign) {
    if (!instructed() && !paragraph.hidden) paragraph.words.append(sign);
  }

  private void text(WordXml in) {
    WordParagraph paragraph = open.element();
    if (instructed()) {
      StringBuilder instruction = new StringBuilder();
      in.text(instruction);
      fields.element().contents |= instruction.toString().strip().startsWith("TOC");
    } else if (paragraph.hidden) {
      if (!paragraph.hid) leave("passages of hidden text are left out");
      paragraph.hid = true;
    } else {
      int from = paragraph.words.length();
      in.text(paragraph.words);
      paragraph.wrote(from, styles);
    }
  }

  private boolean instructed() {
    return fields.stream().anyMatch(field -> field.instructing);
  }

  private void field(String step) {
    switch (step) {
      case "begin" -> {
        if (fields.size() == MOST_FIELDS) deeper++;
        else fields.push(new Field());
      }
      case "separate" -> {
        if (deeper == 0 && !fields.isEmpty()) fields.element().instructing = false;
      }
      case "end" -> {
        if (deeper > 0) deeper--;
        else fields.poll();
      }
      default -> {} // Of no step that is known.
    }
  }

  // Paragraphs.

  private void paragraphEnds() {
    WordParagraph paragraph = open.poll();
    if (paragraph == null) return;
    for (Field field : fields) field.instructing = false;
    if (paragraph.markDeleted) {
      kept = paragraph.words.toString();
    } else {
      if (contents(paragraph)) leave("lines of the table of contents are left out");
      else write(paragraph);
    }
    inProperties = false;
  }

  private boolean contents(WordParagraph paragraph) {
    return styles.contents(paragraph.style)
        || (fields.stream().anyMatch(field -> field.contents)
            && PAGE_NUMBER.matcher(paragraph.words).matches());
  }

  private void write(WordParagraph paragraph) {
    if (paragraph.badNumber)
      broken.merge("paragraphs have numbers that cannot be read", 1, Integer::sum);
    String number = numbers.next(paragraph.style, paragraph.list, paragraph.level);
    String words = number + paragraph.words;
    for (String line : words.split("\n")) tables.add(line, paragraph.look(line.strip(), styles));
    paragraph.notes.forEach(note -> tables.add("［注］" + note, Look.PLAIN));
  }
}
