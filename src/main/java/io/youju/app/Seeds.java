package io.youju.app;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Limits;
import io.youju.reading.Reading;
import io.youju.reading.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
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
    return read(folder, why -> System.err.println("not read: " + why));
  }

  /// The same; `unread` is told which files were left out because they cannot be read, and why.
  static List<Document> read(Path folder, Consumer<String> unread) {
    if (!Files.isDirectory(folder)) throw new WrongUse("no such folder: " + folder);
    Path manifest = folder.resolve("manifest.json");
    try {
      return Files.isRegularFile(manifest)
          ? named(folder, manifest, unread)
          : unnamed(folder, unread);
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be read", e);
    }
  }

  private static List<Document> named(Path folder, Path manifest, Consumer<String> unread)
      throws IOException {
    List<Document> documents = new ArrayList<>();
    try {
      for (JsonNode entry : JsonMapper.shared().readTree(Files.readAllBytes(manifest))) {
        try {
          documents.add(document(folder.resolve(entry.path("file").asString()), entry));
        } catch (Unreadable e) {
          unread.accept(e.getMessage());
        }
      }
    } catch (JacksonException | IllegalArgumentException e) {
      throw new WrongUse(manifest + ": " + e.getMessage());
    }
    return documents;
  }

  private static Document document(Path file, JsonNode entry) throws IOException {
    if (!Files.isRegularFile(file))
      throw new WrongUse("the manifest names a missing file: " + file);
    byte[] bytes = bytes(file);
    String sha256 = sha256(bytes);
    String promised = entry.path("sha256").asString("");
    if (!promised.isEmpty() && !promised.equals(sha256)) {
      throw new WrongUse(file + ": sha256 is " + sha256 + ", the manifest says " + promised);
    }
    Metadata metadata = Metadata.of(field -> entry.path(field).asString("")).withSha256(sha256);
    return Reading.document(metadata, file.toString(), bytes);
  }

  private static List<Document> unnamed(Path folder, Consumer<String> unread) throws IOException {
    List<Path> paths;
    try (Stream<Path> files = Files.list(folder)) {
      paths = files.filter(file -> Reading.reads(file.toString())).sorted().toList();
    }
    List<Document> documents = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Path file : paths) {
      try {
        Document document = file(file);
        if (ids.add(document.id())) documents.add(document);
        else unread.accept(file + ": its id " + document.id() + " is that of a file before it");
      } catch (Unreadable e) {
        unread.accept(e.getMessage());
      }
    }
    return documents;
  }

  /// The bytes of a file that is no larger than is read.
  ///
  /// @throws Unreadable when it is larger or cannot be opened
  static byte[] bytes(Path file) {
    try {
      Limits.DEFAULT.admit(file.toString(), Files.size(file));
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new Unreadable(file + ": cannot be opened: " + e.getMessage());
    }
  }

  /// One file without a manifest: its name is its id; its title is what it says, or its first line
  /// when that is short.
  ///
  /// @throws Unreadable naming the file and why
  static Document file(Path file) {
    return document(file.getFileName().toString(), "", bytes(file));
  }

  /// The document in `bytes`, named by `name`, published at `origin`.
  ///
  /// @throws Unreadable when the bytes are not what the name promises
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
