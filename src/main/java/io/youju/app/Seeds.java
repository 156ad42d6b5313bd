package io.youju.app;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Decoding;
import io.youju.reading.PlainText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the documents of a folder: those that its `manifest.json` names, or, without one, every
/// `.txt` file.
final class Seeds {
  private Seeds() {}

  /// @throws WrongUse naming the file when the folder, the manifest or a document is not as it
  ///   should be
  static List<Document> read(Path folder) {
    if (!Files.isDirectory(folder)) throw new WrongUse("no such folder: " + folder);
    Path manifest = folder.resolve("manifest.json");
    try {
      return Files.isRegularFile(manifest) ? named(folder, manifest) : unnamed(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be read", e);
    }
  }

  private static List<Document> named(Path folder, Path manifest) throws IOException {
    List<Document> documents = new ArrayList<>();
    try {
      for (JsonNode entry : JsonMapper.shared().readTree(Files.readAllBytes(manifest))) {
        documents.add(document(folder.resolve(entry.path("file").asString()), entry));
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new WrongUse(manifest + ": " + e.getMessage());
    }
    return documents;
  }

  private static Document document(Path file, JsonNode entry) throws IOException {
    if (!Files.isRegularFile(file))
      throw new WrongUse("the manifest names a missing file: " + file);
    byte[] bytes = Files.readAllBytes(file);
    String sha256 = sha256(bytes);
    String promised = entry.path("sha256").asString("");
    if (!promised.isEmpty() && !promised.equals(sha256)) {
      throw new WrongUse(file + ": sha256 is " + sha256 + ", the manifest says " + promised);
    }
    Metadata metadata =
        new Metadata(
            entry.path("id").asString(),
            entry.path("title").asString(),
            entry.path("issuer").asString(""),
            entry.path("date").asString(""),
            entry.path("origin").asString(""),
            entry.path("licence").asString(""),
            sha256);
    return PlainText.read(metadata, Decoding.text(bytes, file.toString()));
  }

  private static List<Document> unnamed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".txt"))
          .sorted()
          .map(Seeds::file)
          .toList();
    }
  }

  /// One file without a manifest: its name is its id, its first line its title when that is short.
  static Document file(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      String id =
          name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-").replaceAll("^[-_]+", "");
      String text = Decoding.text(bytes, file.toString());
      String title = text.lines().findFirst().filter(l -> l.length() <= 60).orElse(name).strip();
      String sha256 = sha256(bytes);
      String safe = id.isEmpty() ? "document-" + sha256.substring(0, 8) : id;
      return PlainText.read(new Metadata(safe, title, "", "", "", "", sha256), text);
    } catch (IOException e) {
      throw new WrongUse("file cannot be read: " + file);
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
