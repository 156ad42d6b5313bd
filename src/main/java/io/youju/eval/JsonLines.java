package io.youju.eval;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads files of one JSON object a line, strictly UTF-8; blank lines are passed over.
final class JsonLines {
  private JsonLines() {}

  /// @param number from 1
  record Line(int number, JsonNode object) {}

  /// @throws Malformed naming file and line
  static List<Line> read(Path file) {
    List<Line> lines = new ArrayList<>();
    List<String> texts = text(file).lines().toList();
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).isBlank()) lines.add(new Line(i + 1, object(file, i + 1, texts.get(i))));
    }
    return lines;
  }

  /// Tells `reader` the objects of a file one by one, so that a large file is never held whole.
  ///
  /// @throws Malformed naming file and line
  static void each(Path file, Consumer<Line> reader) {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String text = number == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!text.isBlank()) reader.accept(new Line(number, object(file, number, text)));
      }
    } catch (CharacterCodingException e) {
      throw new Malformed(file + ": is not valid UTF-8");
    } catch (IOException e) {
      throw new Malformed(file + ": cannot be read");
    }
  }

  /// The whole text of a file, without a byte order mark.
  static String text(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new Malformed(file + ": is not valid UTF-8");
    } catch (IOException e) {
      throw new Malformed(file + ": cannot be read");
    }
  }

  /// The one JSON value of a whole file.
  static JsonNode whole(Path file) {
    try {
      return JsonMapper.shared().readTree(text(file));
    } catch (JacksonException e) {
      throw new Malformed(file + ": is not valid JSON" + place(e));
    }
  }

  private static JsonNode object(Path file, int number, String line) {
    try {
      JsonNode node = JsonMapper.shared().readTree(line);
      if (!node.isObject()) throw Malformed.at(file, number, "is not a JSON object");
      return node;
    } catch (JacksonException e) {
      throw Malformed.at(file, number, "is not valid JSON" + place(e));
    }
  }

  private static String place(JacksonException e) {
    var at = e.getLocation();
    return at == null ? "" : " at column " + at.getColumnNr();
  }
}
