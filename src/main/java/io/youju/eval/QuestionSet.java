package io.youju.eval;

import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads question sets: JSON Lines, a question or a conversation a line. Fields that are not known
/// are passed over; a known one of the wrong shape is an error.
public final class QuestionSet {
  private final Path file;
  private final String set;
  private final Map<String, Integer> lines = new HashMap<>();

  private QuestionSet(Path file) {
    this.file = file;
    this.set = name(file);
  }

  /// The topics of a file, in its order.
  ///
  /// @throws Malformed naming file, line and field
  public static List<Topic> read(Path file) {
    QuestionSet set = new QuestionSet(file);
    return JsonLines.read(file).stream().map(set::topic).toList();
  }

  /// Folder and name of a file without its ending.
  public static String name(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    Path folder = whole.getParent();
    String name = whole.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    return folder == null || folder.getFileName() == null
        ? name
        : folder.getFileName() + "/" + name;
  }

  private Topic topic(JsonLines.Line line) {
    Fields fields = new Fields(file, line.number(), "", line.object());
    String id = fields.text("id");
    Integer before = lines.put(id, line.number());
    if (before != null) throw fields.wrong("id", "'" + id + "' stands already in line " + before);
    boolean conversation = fields.has("turns");
    List<Turn> turns = conversation ? turns(fields) : List.of(turn(fields));
    String type = fields.text("type", conversation ? "conversation" : "question");
    return new Topic(set, id, type, turns);
  }

  private static List<Turn> turns(Fields fields) {
    List<Turn> turns = new ArrayList<>();
    for (Fields turn : fields.objects("turns")) turns.add(turn(turn));
    if (turns.isEmpty()) throw fields.wrong("turns", "needs at least one turn");
    return turns;
  }

  private static Turn turn(Fields fields) {
    String question = fields.text("question");
    String expect = fields.text("expect", "answer");
    return switch (expect) {
      case "answer" -> new Turn(question, answer(fields));
      case "refuse" -> new Turn(question, refusal(fields));
      default -> throw fields.wrong("expect", "'" + expect + "': needs answer or refuse");
    };
  }

  private static Expected refusal(Fields fields) {
    fields.texts("closest_sections");
    return new Expected.Refusal(fields.text("why", ""));
  }

  private static Expected answer(Fields fields) {
    if (!fields.has("gold_sections")) throw fields.wrong("gold_sections", "is missing");
    return new Expected.Answer(
        sections(fields, "gold_sections"),
        sections(fields, "acceptable_sections"),
        fields.texts("answers"),
        fields.texts("must_include"),
        fields.text("note", "").startsWith("ALL"));
  }

  private static List<SectionName> sections(Fields fields, String field) {
    List<SectionName> sections = new ArrayList<>();
    for (String text : fields.texts(field)) {
      try {
        sections.add(SectionName.parse(text));
      } catch (IllegalArgumentException e) {
        throw fields.wrong(field, String.valueOf(e.getMessage()));
      }
    }
    return sections;
  }

  /// The fields of one object, with the place where it stands.
  private record Fields(Path file, int line, String path, JsonNode object) {
    Malformed wrong(String field, String says) {
      return Malformed.at(file, line, "field " + path + field + ": " + says);
    }

    boolean has(String field) {
      return object.hasNonNull(field);
    }

    /// A text that must be there and not blank.
    String text(String field) {
      if (!has(field)) throw wrong(field, "is missing");
      String text = text(field, "");
      if (text.isBlank()) throw wrong(field, "is blank");
      return text;
    }

    String text(String field, String otherwise) {
      if (!has(field)) return otherwise;
      if (!object.get(field).isString()) throw wrong(field, "needs a text");
      return object.get(field).asString();
    }

    List<String> texts(String field) {
      List<String> texts = new ArrayList<>();
      for (JsonNode entry : list(field)) {
        if (!entry.isString()) throw wrong(field, "needs texts only");
        texts.add(entry.asString());
      }
      return texts;
    }

    List<Fields> objects(String field) {
      List<Fields> objects = new ArrayList<>();
      for (JsonNode entry : list(field)) {
        if (!entry.isObject()) throw wrong(field, "needs objects only");
        String place = path + field + "[" + objects.size() + "].";
        objects.add(new Fields(file, line, place, entry));
      }
      return objects;
    }

    private Iterable<JsonNode> list(String field) {
      if (!has(field)) return List.of();
      if (!object.get(field).isArray()) throw wrong(field, "needs a list");
      return object.get(field);
    }
  }
}
