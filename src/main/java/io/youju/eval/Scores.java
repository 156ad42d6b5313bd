package io.youju.eval;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The scores of a report's questions, as `eval … --json` writes them.
///
/// @param questions by set and id
/// @param metrics in the order of the report
public record Scores(Map<String, Question> questions, List<String> metrics) {
  /// The scores of one question.
  ///
  /// @param topic the conversation it is part of
  public record Question(String topic, Map<String, Tally> tallies) {
    Tally tally(String metric) {
      return tallies.getOrDefault(metric, Tally.NONE);
    }
  }

  Question question(String id) {
    return questions.getOrDefault(id, new Question("", Map.of()));
  }

  static Scores of(List<Judged> judged) {
    Map<String, Question> questions = new LinkedHashMap<>();
    judged.forEach(
        j -> questions.put(j.set() + "#" + j.id(), new Question(j.topic(), j.tallies())));
    return of(questions);
  }

  private static Scores of(Map<String, Question> questions) {
    List<String> metrics =
        questions.values().stream().flatMap(q -> q.tallies().keySet().stream()).distinct().toList();
    return new Scores(questions, metrics);
  }

  /// Reads a report.
  ///
  /// @throws Malformed naming file and field
  public static Scores read(Path file) {
    JsonNode report = JsonLines.whole(file);
    if (!report.path("questions").isArray()) {
      throw new Malformed(
          file + ": field questions: needs a list; is this a report of eval --json?");
    }
    Map<String, Question> questions = new LinkedHashMap<>();
    for (JsonNode node : report.path("questions")) {
      String place = file + ": field questions[" + questions.size() + "].";
      if (!node.path("id").isString()) throw new Malformed(place + "id: is missing");
      String name = node.path("set").asString("") + "#" + node.path("id").asString();
      Question question =
          new Question(node.path("topic").asString(name), tallies(place, node.path("scores")));
      if (questions.put(name, question) != null) {
        throw new Malformed(place + "id: '" + name + "' stands twice");
      }
    }
    return of(questions);
  }

  private static Map<String, Tally> tallies(String place, JsonNode scores) {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> score : scores.properties()) {
      List<Double> numbers = new ArrayList<>();
      JsonNode value = score.getValue();
      if (value.isNumber()) numbers.add(value.asDouble());
      else value.forEach(node -> numbers.add(node.asDouble(Double.NaN)));
      if (numbers.isEmpty() || numbers.size() > 2 || numbers.contains(Double.NaN)) {
        throw new Malformed(
            place + "scores." + score.getKey() + ": needs a number, or sum and weight");
      }
      tallies.put(
          score.getKey(), new Tally(numbers.getFirst(), numbers.size() == 2 ? numbers.get(1) : 1));
    }
    return tallies;
  }
}
