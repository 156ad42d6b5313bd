package io.youju.app;

import io.youju.answer.Pin;
import io.youju.library.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The pinned answers of the ledger once more, in `pins.json` in the data folder: for the command
/// line, which cannot open a ledger that a server holds, and for a server whose ledger is away.
final class PinFile {
  private PinFile() {}

  private static Path file(Path data) {
    return data.resolve("pins.json");
  }

  /// @throws WrongUse naming the file when it cannot be read
  static List<Pin> read(Path data) {
    if (!Files.isRegularFile(file(data))) return List.of();
    try {
      return List.of(JsonMapper.shared().readValue(Files.readAllBytes(file(data)), Pin[].class));
    } catch (IOException | JacksonException e) {
      throw new WrongUse(file(data) + ": cannot be read: " + e.getMessage());
    }
  }

  static void write(Path data, List<Pin> pins) {
    Durable.write(
        file(data), JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(pins));
  }
}
