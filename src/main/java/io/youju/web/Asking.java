package io.youju.web;

import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Question.Turn;
import io.youju.answer.Youju;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A JSON body to a question, every field checked.
final class Asking {
  private static final int LONGEST_ANSWER = 20_000;
  private static final int MOST_DOCUMENTS = 1000;

  private Asking() {}

  /// @param standard mode of a question that does not say
  static Question question(JsonNode body, Youju youju, Mode standard) {
    return new Question(
        text(body, "question", "question", Question.LONGEST),
        history(body.path("history")),
        documents(body.path("documents"), youju),
        mode(body.path("mode"), standard));
  }

  private static String text(JsonNode parent, String name, String place, int longest) {
    JsonNode value = parent.path(name);
    if (!value.isString()) throw Problem.field(place, place + ": needs a string");
    String text = value.asString();
    if (text.length() > longest) {
      throw Problem.field(place, place + ": " + text.length() + " characters, at most " + longest);
    }
    return text;
  }

  private static List<Turn> history(JsonNode history) {
    List<Turn> turns = new ArrayList<>();
    if (history.isMissingNode() || history.isNull()) return turns;
    if (!history.isArray()) throw Problem.field("history", "history: needs an array");
    if (history.size() > Question.MOST_TURNS) {
      throw Problem.field(
          "history", "history: " + history.size() + " turns, at most " + Question.MOST_TURNS);
    }
    for (int i = 0; i < history.size(); i++) {
      String place = "history[" + i + "]";
      if (!history.get(i).isObject()) {
        throw Problem.field(place, place + ": needs an object with question and answer");
      }
      turns.add(
          new Turn(
              text(history.get(i), "question", place + ".question", LONGEST_ANSWER),
              text(history.get(i), "answer", place + ".answer", LONGEST_ANSWER)));
    }
    return turns;
  }

  private static List<String> documents(JsonNode documents, Youju youju) {
    List<String> ids = new ArrayList<>();
    if (documents.isMissingNode() || documents.isNull()) return ids;
    if (!documents.isArray()) throw Problem.field("documents", "documents: needs an array of ids");
    if (documents.size() > MOST_DOCUMENTS) {
      throw Problem.field(
          "documents", "documents: " + documents.size() + " ids, at most " + MOST_DOCUMENTS);
    }
    for (int i = 0; i < documents.size(); i++) {
      JsonNode id = documents.get(i);
      if (!id.isString() || youju.document(id.asString()).isEmpty()) {
        throw Problem.field(
            "documents",
            "documents[" + i + "]: no document has the id " + Wire.shortened(id.toString()));
      }
      ids.add(id.asString());
    }
    return ids;
  }

  private static Mode mode(JsonNode mode, Mode standard) {
    if (mode.isMissingNode() || mode.isNull()) return standard;
    return switch (mode.isString() ? mode.asString() : mode.toString()) {
      case "extract" -> Mode.EXTRACT;
      case "write" -> Mode.WRITE;
      case String other ->
          throw Problem.field(
              "mode", "mode: '" + Wire.shortened(other) + "', needs extract or write");
    };
  }
}
