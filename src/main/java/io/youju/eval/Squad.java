package io.youju.eval;

import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.document.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A file in the layout of SQuAD, as CMRC 2018 and DRCD are published.
///
/// @param paragraphs each a document of one section, of id `p` and its place from 0
public record Squad(List<Document> paragraphs, List<Asked> questions) {
  private static final int FIRST = 10;

  /// A question about one paragraph.
  ///
  /// @param paragraph id of its document
  /// @param answers one or more
  public record Asked(String id, String text, String paragraph, List<String> answers) {}

  /// Reads a file.
  ///
  /// @throws Malformed naming file and field
  public static Squad read(Path file) {
    List<Document> paragraphs = new ArrayList<>();
    List<Asked> questions = new ArrayList<>();
    int article = 0;
    for (JsonNode entry : list(file, "", JsonLines.whole(file), "data")) {
      String place = "data[" + article++ + "].";
      int number = 0;
      for (JsonNode paragraph : list(file, place, entry, "paragraphs")) {
        String here = place + "paragraphs[" + number++ + "].";
        String id = "p" + paragraphs.size();
        String text = text(file, here, paragraph, "context");
        paragraphs.add(BeirFolder.document(id, new BeirFolder.Entry("", text)));
        for (JsonNode qa : list(file, here, paragraph, "qas")) {
          questions.add(asked(file, here + "qas.", qa, id));
        }
      }
    }
    return new Squad(paragraphs, questions);
  }

  private static Asked asked(Path file, String place, JsonNode qa, String paragraph) {
    List<String> answers = new ArrayList<>();
    list(file, place, qa, "answers")
        .forEach(answer -> answers.add(text(file, place + "answers.", answer, "text")));
    if (answers.isEmpty()) throw new Malformed(file + ": field " + place + "answers: is empty");
    return new Asked(
        text(file, place, qa, "id"), text(file, place, qa, "question"), paragraph, answers);
  }

  private static JsonNode list(Path file, String place, JsonNode node, String field) {
    if (node.path(field).isArray()) return node.path(field);
    throw new Malformed(file + ": field " + place + field + ": needs a list");
  }

  private static String text(Path file, String place, JsonNode node, String field) {
    if (node.path(field).isString()) return node.path(field).asString();
    throw new Malformed(file + ": field " + place + field + ": needs a text");
  }

  /// Asks every question twice: of its own paragraph (`em`, `f1`), and of all (`open_em`,
  /// `open_f1`); and looks for its paragraph (`R@1`, `R@10`, `RR@10`).
  ///
  /// A refusal is an empty answer.
  public List<Judged> judge(
      String set, Service service, Retrieval.Search search, Progress progress) {
    List<Judged> judged = new ArrayList<>();
    for (Asked asked : questions) {
      judged.add(judged(set, asked, service, search));
      progress.done("questions", judged.size(), questions.size());
    }
    return judged;
  }

  /// Marks answers that any reader gave: `em` and `f1` alone. A question without one scores 0, as
  /// in CMRC 2018's scorer.
  ///
  /// @param answers by id of the question
  public List<Judged> mark(String set, Map<String, String> answers) {
    return questions.stream().map(asked -> marked(set, asked, answers)).toList();
  }

  private static Judged marked(String set, Asked asked, Map<String, String> answers) {
    String answer = answers.getOrDefault(asked.id(), "");
    Map<String, Tally> tallies = new LinkedHashMap<>();
    tallies.put("em", Tally.of(CmrcMatch.exact(asked.answers(), answer)));
    tallies.put("f1", Tally.of(CmrcMatch.f1(asked.answers(), answer)));
    tallies.put("answered", Tally.of(answers.containsKey(asked.id())));
    Said said = new Said(answer.isEmpty(), "", answer, List.of(), Double.NaN, Double.NaN);
    return new Judged(asked.id(), set, "question", asked.id(), tallies, exchange(asked, said));
  }

  /// Reads answers: one JSON object, of texts by id of the question.
  ///
  /// @throws Malformed naming file and field
  public static Map<String, String> answers(Path file) {
    JsonNode whole = JsonLines.whole(file);
    if (!whole.isObject()) throw new Malformed(file + ": needs one object of texts by question id");
    Map<String, String> answers = new LinkedHashMap<>();
    for (var entry : whole.properties()) {
      answers.put(entry.getKey(), text(file, "", whole, entry.getKey()));
    }
    return answers;
  }

  private static Judged judged(String set, Asked asked, Service service, Retrieval.Search search) {
    Said given = ask(service, asked.text(), List.of(asked.paragraph()));
    Said open = ask(service, asked.text(), List.of());
    Map<String, Tally> tallies = new LinkedHashMap<>();
    tallies.put("em", Tally.of(CmrcMatch.exact(asked.answers(), words(given))));
    tallies.put("f1", Tally.of(CmrcMatch.f1(asked.answers(), words(given))));
    tallies.put("open_em", Tally.of(CmrcMatch.exact(asked.answers(), words(open))));
    tallies.put("open_f1", Tally.of(CmrcMatch.f1(asked.answers(), words(open))));
    tallies.put("answered", Tally.of(!given.refused()));
    List<String> ranked = List.copyOf(Retrieval.apart(search.find(asked.text(), FIRST)).keySet());
    Map<String, Tally> found = Ranking.metrics(Map.of(asked.paragraph(), 1), ranked);
    for (String metric : List.of("R@1", "R@5", "R@10", "RR@10")) {
      tallies.put(metric, found.getOrDefault(metric, Tally.NONE));
    }
    return new Judged(asked.id(), set, "question", asked.id(), tallies, exchange(asked, given));
  }

  private static Judged.Exchange exchange(Asked asked, Said said) {
    boolean touched = CmrcMatch.f1(asked.answers(), words(said)) > 0;
    return new Judged.Exchange(
        asked.text(),
        String.join(" / ", asked.answers()),
        said.text(),
        said.cited(),
        said.reason(),
        touched ? List.of() : List.of("f1"),
        said.score(),
        said.millis());
  }

  private static Said ask(Service service, String text, List<String> documents) {
    return service.ask(new Question(text, List.of(), documents, Mode.EXTRACT));
  }

  private static String words(Said said) {
    return said.refused() ? "" : said.plain();
  }
}
