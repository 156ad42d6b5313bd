package io.youju.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/// The footnotes and endnotes of a DOCX by their ids. Each is given once: a note that a thousand
/// paragraphs name does not stand a thousand times in the text.
final class WordNotes {
  private final Map<String, String> words = new HashMap<>();

  /// Reads them out of the part `footnotes` or `endnotes`.
  void read(WordXml in) throws IOException {
    while (in.next()) {
      if (!in.starts() || !(in.name().equals("footnote") || in.name().equals("endnote"))) continue;
      String id = in.name() + in.attribute("id");
      boolean note = in.attribute("type").isEmpty() || in.attribute("type").equals("normal");
      String read = words(in, in.name());
      if (note && !read.isEmpty()) words.putIfAbsent(id, read);
    }
  }

  private static String words(WordXml in, String element) throws IOException {
    StringBuilder words = new StringBuilder();
    boolean text = false;
    while (in.next() && !(in.ends() && in.name().equals(element))) {
      if (in.starts()) {
        text = in.name().equals("t");
        if (in.name().equals("p") && !words.isEmpty()) words.append(' ');
        if (in.name().equals("del") || in.name().equals("Fallback")) in.skip();
      } else if (in.ends()) {
        text = false;
      } else if (text) {
        in.text(words);
      }
    }
    return words.toString().replaceAll("\\s+", " ").strip();
  }

  /// The words of a note named by `reference`, `footnoteReference` or `endnoteReference`; empty
  /// when there is none or it was given before.
  String take(String reference, String id) {
    String found = words.remove(reference.replace("Reference", "") + id);
    return found == null ? "" : found;
  }
}
