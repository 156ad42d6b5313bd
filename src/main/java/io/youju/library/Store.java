package io.youju.library;

import io.youju.document.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The library on disk: `objects/<sha256>` holds the bytes of documents, `generations/<n>.json`
/// what a generation holds, `current` the number of the one that serves. Every file is written
/// beside its place, forced to disk and moved there at once, so a reader, or a restart after a
/// crash, sees the old or the new file whole. `current` is written last: until then the old
/// generation stands.
final class Store {
  /// Generations kept, the serving one among them or beside them.
  static final int KEPT = 3;

  private final Path folder;

  Store(Path folder) {
    this.folder = folder;
    try {
      for (String part : List.of("objects", "generations", "drafts")) {
        Files.createDirectories(folder.resolve(part));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("library " + folder + " cannot be made", e);
    }
  }

  /// Does `work` while no other process changes this library.
  synchronized <T> T alone(Supplier<T> work) {
    try (FileChannel channel =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      return work.get();
    } catch (IOException e) {
      throw new UncheckedIOException("library " + folder + " cannot be locked", e);
    }
  }

  OptionalInt current() {
    Path file = folder.resolve("current");
    if (!Files.isRegularFile(file)) return OptionalInt.empty();
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(file).strip()));
    } catch (IOException | NumberFormatException e) {
      throw new LibraryException(file + " does not name a generation", e);
    }
  }

  void serve(int number) {
    Durable.write(folder.resolve("current"), (number + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// The numbers of the generations that are kept, rising.
  List<Integer> numbers() {
    try (Stream<Path> files = Files.list(folder.resolve("generations"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\d{1,9}\\.json"))
          .map(name -> Integer.valueOf(name.substring(0, name.length() - 5)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(int number) {
    return folder.resolve("generations").resolve(number + ".json");
  }

  Generation generation(int number) {
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file(number)));
      List<Holding> holdings = new ArrayList<>();
      json.path("documents").forEach(one -> holdings.add(holding(one)));
      return new Generation(
          number,
          Instant.parse(json.path("made").asString()),
          json.path("person").asString(""),
          json.path("why").asString(""),
          holdings);
    } catch (IOException | JacksonException | IllegalArgumentException e) {
      throw new LibraryException("generation " + number + " in " + folder + " is not readable", e);
    }
  }

  /// A generation, unless its file is broken.
  Optional<Generation> readable(int number) {
    try {
      return Optional.of(generation(number));
    } catch (LibraryException e) {
      return Optional.empty();
    }
  }

  private static Holding holding(JsonNode json) {
    return new Holding(
        Metadata.of(field -> json.path(field).asString("")),
        json.path("file").asString(""),
        json.path("from").asString(""),
        json.path("version").asInt(1),
        json.path("superseded_by").asString(""),
        json.path("withdrawn").asBoolean(false));
  }

  void write(Generation generation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("made", generation.made().toString());
    json.put("person", generation.person());
    json.put("why", generation.why());
    json.put("documents", generation.holdings().stream().map(Store::json).toList());
    Durable.write(
        file(generation.number()),
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
  }

  private static Map<String, Object> json(Holding holding) {
    Map<String, Object> json = new LinkedHashMap<>(holding.metadata().fields());
    json.put("file", holding.file());
    json.put("from", holding.from());
    json.put("version", holding.version());
    json.put("superseded_by", holding.supersededBy());
    json.put("withdrawn", holding.withdrawn());
    return json;
  }

  /// Keeps bytes under their hash.
  void put(byte[] bytes) {
    Path file = object(sha256(bytes));
    if (!Files.isRegularFile(file)) Durable.write(file, bytes);
  }

  /// @throws LibraryException when they are not there, or not as they were
  byte[] bytes(String sha256) {
    try {
      byte[] bytes = Files.readAllBytes(object(sha256));
      if (!sha256(bytes).equals(sha256)) throw new IOException("its bytes have changed");
      return bytes;
    } catch (IOException e) {
      throw new LibraryException("the bytes " + sha256 + " in " + folder + " are lost", e);
    }
  }

  private Path object(String sha256) {
    return folder.resolve("objects").resolve(sha256);
  }

  /// Lets go of generations beyond the kept ones, and of bytes that no kept one and no draft needs.
  void prune(int serving, Set<String> alsoNeeded) {
    try {
      List<Integer> numbers = numbers();
      List<Integer> whole =
          numbers.stream().filter(number -> readable(number).isPresent()).toList();
      List<Integer> kept =
          new ArrayList<>(whole.subList(Math.max(0, whole.size() - KEPT), whole.size()));
      if (!kept.contains(serving)) kept.add(serving);
      Set<String> needed = new HashSet<>(alsoNeeded);
      for (int number : kept) {
        generation(number).holdings().forEach(one -> needed.add(one.metadata().sha256()));
      }
      for (int number : numbers) if (!kept.contains(number)) Files.deleteIfExists(file(number));
      try (Stream<Path> objects = Files.list(folder.resolve("objects"))) {
        for (Path object : objects.toList()) {
          if (!needed.contains(object.getFileName().toString())) Files.deleteIfExists(object);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("library " + folder + " cannot be tidied", e);
    }
  }

  Path drafts() {
    return folder.resolve("drafts");
  }

  /// The newest generation's number, or empty.
  Optional<Integer> newest() {
    return numbers().stream().max(Comparator.naturalOrder());
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
