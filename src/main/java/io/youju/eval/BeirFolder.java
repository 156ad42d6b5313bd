package io.youju.eval;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Numbering;
import io.youju.document.Section;
import io.youju.document.SectionNumber;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// A folder in the layout of BEIR (Thakur et al., arXiv 2104.08663): `corpus.jsonl` with `_id`,
/// `title` and `text`, `queries.jsonl` with `_id` and `text`.
///
/// @param records by id, in the order of the file
/// @param queries text by id, in the order of the file
public record BeirFolder(Map<String, Entry> records, Map<String, String> queries) {
  /// What is looked for: a title, which may be empty, and a text.
  public record Entry(String title, String text) {
    /// Title and text, as they are searched together.
    public String whole() {
      return title.isEmpty() ? text : title + "\n" + text;
    }
  }

  /// Reads both files of a folder.
  ///
  /// @throws Malformed naming file, line and field
  public static BeirFolder read(Path folder) {
    Map<String, Entry> records = new LinkedHashMap<>();
    Path corpus = folder.resolve("corpus.jsonl");
    JsonLines.each(
        corpus,
        line -> {
          String id = text(corpus, line, "_id");
          Entry entry =
              new Entry(line.object().path("title").asString(""), text(corpus, line, "text"));
          if (records.put(id, entry) != null) throw twice(corpus, line, id);
        });
    Map<String, String> queries = new LinkedHashMap<>();
    Path asked = folder.resolve("queries.jsonl");
    JsonLines.each(
        asked,
        line -> {
          String id = text(asked, line, "_id");
          if (queries.put(id, text(asked, line, "text")) != null) throw twice(asked, line, id);
        });
    return new BeirFolder(records, queries);
  }

  /// The answers of `answers.jsonl` by query, as JSON, for folders that have them.
  ///
  /// @throws Malformed naming file, line and field
  public static Map<String, String> answers(Path folder) {
    Path file = folder.resolve("answers.jsonl");
    Map<String, String> answers = new LinkedHashMap<>();
    JsonLines.each(
        file,
        line -> answers.put(text(file, line, "_id"), line.object().path("answers").toString()));
    return answers;
  }

  private static Malformed twice(Path file, JsonLines.Line line, String id) {
    return Malformed.at(file, line.number(), "field _id: '" + id + "' stands twice");
  }

  private static String text(Path file, JsonLines.Line line, String field) {
    JsonNode node = line.object().path(field);
    if (node.isString()) return node.asString();
    String says = node.isMissingNode() ? "is missing" : "needs a text";
    throw Malformed.at(file, line.number(), "field " + field + ": " + says);
  }

  /// Each record as a document of one section, headed by its title; the n-th record is the document
  /// of id `r` and n, from 0.
  public List<Document> documents() {
    return documents(entry -> entry);
  }

  /// As [#documents()], but the title is the first of the text and no heading stands apart.
  public List<Document> bareDocuments() {
    return documents(entry -> new Entry("", entry.whole()));
  }

  private List<Document> documents(UnaryOperator<Entry> shown) {
    List<Document> documents = new ArrayList<>();
    for (Entry entry : records.values()) {
      documents.add(document("r" + documents.size(), shown.apply(entry)));
    }
    return documents;
  }

  /// The ids of the records by those of their documents.
  public Map<String, String> ids() {
    Map<String, String> ids = new HashMap<>();
    for (String id : records.keySet()) ids.put("r" + ids.size(), id);
    return ids;
  }

  /// A document of one section.
  ///
  /// @param id as of [Metadata]
  static Document document(String id, Entry entry) {
    String text = entry.whole();
    int body = text.length() - entry.text().length();
    Stream<Clause> heading =
        body == 0 ? Stream.empty() : Stream.of(new Clause(new Span(0, body), true));
    Stream<Clause> clauses =
        Sentences.clauses(text, new Span(body, text.length())).stream()
            .map(span -> new Clause(span, false));
    Span all = new Span(0, text.length());
    Section section =
        new Section(
            new SectionNumber(List.of(1)),
            "",
            entry.title(),
            Section.Kind.SECTION,
            Numbering.NONE,
            "",
            1,
            all,
            all,
            Stream.concat(heading, clauses).toList(),
            List.of());
    Metadata metadata = new Metadata(id, entry.title(), "", "", "", "", "");
    return new Document(metadata, text, List.of(section), List.of());
  }
}
