package io.youju.app;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Reading;
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
/// file of a format that is read.
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
    return Reading.document(metadata, file.toString(), bytes);
  }

  private static List<Document> unnamed(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Reading.reads(file.toString()))
          .sorted()
          .map(Seeds::file)
          .toList();
    }
  }

  /// One file without a manifest: its name is its id; its title is what it says, or its first line
  /// when that is short.
  static Document file(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return document(file.getFileName().toString(), "", bytes);
    } catch (IOException e) {
      throw new WrongUse("file cannot be read: " + file);
    }
  }

  /// The document in `bytes`, named by `name`, published at `origin`.
  ///
  /// @throws io.youju.reading.Unreadable when the bytes are not what the name promises
  static Document document(String name, String origin, byte[] bytes) {
    String id =
        name.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_-]+", "-")
            .replaceAll("^[-_]+|-+$", "");
    String sha256 = sha256(bytes);
    String safe = id.isEmpty() || id.length() > 100 ? "document-" + sha256.substring(0, 8) : id;
    return Reading.document(new Metadata(safe, "", "", "", origin, "", sha256), name, bytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
