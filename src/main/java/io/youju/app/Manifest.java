package io.youju.app;

import io.youju.document.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The `manifest.json` of a folder of documents, to be added to.
final class Manifest {
  private final Path file;
  private final Map<String, Map<String, String>> entries = new LinkedHashMap<>();

  private Manifest(Path file) {
    this.file = file;
  }

  /// @throws WrongUse when there is one that cannot be read
  static Manifest of(Path folder) throws IOException {
    Manifest manifest = new Manifest(folder.resolve("manifest.json"));
    if (!Files.isRegularFile(manifest.file)) return manifest;
    try {
      for (JsonNode entry : JsonMapper.shared().readTree(Files.readAllBytes(manifest.file))) {
        Map<String, String> fields = new LinkedHashMap<>();
        entry.properties().forEach(p -> fields.put(p.getKey(), p.getValue().asString("")));
        manifest.entries.put(entry.path("id").asString(), fields);
      }
    } catch (JacksonException e) {
      throw new WrongUse(manifest.file + ": " + e.getMessage());
    }
    return manifest;
  }

  /// The id under which `document` stands here: its own, unless another text has it.
  String id(Document document) {
    Map<String, String> there = entries.get(document.id());
    String sha256 = document.metadata().sha256();
    boolean taken =
        there != null
            && !sha256.equals(there.get("sha256"))
            && !(document.metadata().origin().equals(there.get("origin"))
                && !document.metadata().origin().isEmpty());
    return taken
        ? document.id().substring(0, Math.min(91, document.id().length()))
            + "-"
            + sha256.substring(0, 8)
        : document.id();
  }

  void add(Document document, String name) {
    Map<String, String> entry = new LinkedHashMap<>();
    entry.put("id", id(document));
    entry.put("file", name);
    document.metadata().fields().forEach(entry::putIfAbsent);
    entries.put(entry.get("id"), entry);
  }

  void write() throws IOException {
    Files.writeString(
        file,
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(entries.values())
            + "\n");
  }
}
