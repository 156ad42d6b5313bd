package io.youju.web;

import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Question.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The messages of a chat to a question with its history: the last user message is asked, earlier
/// ones are turns. What a system message says is not obeyed; it only has to be well formed.
final class Messages {
  private static final Set<String> ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  private Messages() {}

  /// The newest [Question#MOST_TURNS] turns are kept: clients send whole conversations.
  static Question question(JsonNode messages, Mode mode) {
    if (!messages.isArray()) throw Problem.field("messages", "messages: needs an array");
    if (messages.isEmpty()) throw Problem.field("messages", "messages: needs at least one message");
    List<Turn> history = new ArrayList<>();
    String asked = null;
    for (int i = 0; i < messages.size(); i++) {
      String place = "messages[" + i + "]";
      String role = role(messages.get(i), place);
      String content = content(messages.get(i).path("content"), place + ".content");
      if (role.equals("user")) {
        if (asked != null) history.add(new Turn(asked, ""));
        asked = content;
      } else if (role.equals("assistant") && asked != null) {
        history.add(new Turn(asked, content));
        asked = null;
      }
    }
    if (asked == null)
      throw Problem.field("messages", "messages: the last message needs the role user");
    if (asked.length() > Question.LONGEST) {
      throw Problem.field(
          "messages",
          "messages: the question has "
              + asked.length()
              + " characters, at most "
              + Question.LONGEST);
    }
    int from = Math.max(0, history.size() - Question.MOST_TURNS);
    return new Question(asked, history.subList(from, history.size()), List.of(), mode);
  }

  private static String role(JsonNode message, String place) {
    if (!message.isObject()) throw Problem.field(place, place + ": needs an object");
    JsonNode role = message.path("role");
    if (!role.isString() || !ROLES.contains(role.asString())) {
      throw Problem.field(
          place + ".role",
          place
              + ".role: "
              + Wire.shortened(role.isMissingNode() ? "missing" : role.toString())
              + ", needs system, user or assistant");
    }
    return role.asString();
  }

  /// A string, or the text parts of a list; nothing where an assistant only called tools.
  private static String content(JsonNode content, String place) {
    if (content.isString()) return content.asString();
    if (content.isMissingNode() || content.isNull()) return "";
    if (!content.isArray())
      throw Problem.field(place, place + ": needs a string or an array of parts");
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      if (!part.path("text").isString())
        throw Problem.field(place, place + ": holds a part that is no text; only text is read");
      text.append(part.path("text").asString());
    }
    return text.toString();
  }
}
