package io.youju.app;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Attached;
import io.youju.reading.Limits;
import io.youju.reading.Link;
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
    return Attached.tied(documents);
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
    List<Named> files = new ArrayList<>();
    for (Path file : paths) {
      try {
        String name = file.getFileName().toString();
        Reading.Page page = page(name, "", bytes(file));
        files.add(new Named(name, Attached.noted(page), page.links()));
      } catch (Unreadable e) {
        unread.accept(e.getMessage());
      }
    }
    List<Document> documents = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Document document : tied(files)) {
      if (ids.add(document.id())) documents.add(document);
      else unread.accept(folder + ": the id " + document.id() + " is that of two files");
    }
    return documents;
  }

  /// A document as its file is named, with what it links to.
  record Named(String file, Document document, List<Link> links) {}

  /// Files that a page among them links to get it as their origin, and an id of their own where the
  /// page's name is theirs; pages say which documents they are.
  static List<Document> tied(List<Named> files) {
    List<Document> documents = new ArrayList<>(files.stream().map(Named::document).toList());
    for (Named page : files)
      for (Link link : page.links()) attach(page.document(), link.file(), files, documents);
    Set<String> ids = new HashSet<>();
    for (Document each : documents) if (!Attached.isAttached(each)) ids.add(each.id());
    for (int i = 0; i < documents.size(); i++) {
      Metadata about = documents.get(i).metadata();
      if (Attached.isAttached(documents.get(i)) && !ids.add(about.id())) {
        String own = about.id().substring(0, Math.min(91, about.id().length()));
        Metadata other = about.withId(own + "-" + about.sha256().substring(0, 8));
        documents.set(i, documents.get(i).withMetadata(other));
      }
    }
    return Attached.tied(documents);
  }

  private static void attach(
      Document page, String file, List<Named> files, List<Document> documents) {
    for (int i = 0; i < files.size(); i++) {
      Metadata about = documents.get(i).metadata();
      if (files.get(i).file().equals(file) && about.origin().isEmpty())
        documents.set(
            i, documents.get(i).withMetadata(about.withOrigin(Attached.origin(page, file))));
    }
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
    return Attached.noted(page(name, origin, bytes));
  }

  /// The same with what it links to.
  ///
  /// @throws Unreadable when the bytes are not what the name promises
  static Reading.Page page(String name, String origin, byte[] bytes) {
    String id =
        name.replaceFirst("\\.[^.]*$", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_-]+", "-")
            .replaceAll("^[-_]+|-+$", "");
    String sha256 = sha256(bytes);
    String safe = id.isEmpty() || id.length() > 100 ? "document-" + sha256.substring(0, 8) : id;
    Metadata about = new Metadata(safe, "", "", "", origin, "", sha256);
    return Reading.page(about, name, bytes, Limits.DEFAULT);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
