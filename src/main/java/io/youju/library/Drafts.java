package io.youju.library;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Documents that were uploaded and are not yet published: `drafts/<name>.json` beside the bytes in
/// `objects`.
public final class Drafts {
  private final Store store;

  Drafts(Store store) {
    this.store = store;
  }

  /// An uploaded document.
  ///
  /// @param name of the draft, a UUID
  public record Draft(String name, Metadata metadata, String file) {}

  /// Keeps an upload. When this returns it is on disk.
  public void keep(Draft draft, byte[] bytes) {
    store.alone(() -> {
      store.put(bytes);
      describe(draft);
      return true;
    });
  }

  /// Changes what a draft says about itself.
  public void describe(Draft draft) {
    Map<String, String> json = draft.metadata().fields();
    json.put("file", draft.file());
    Durable.write(file(draft.name()), JsonMapper.shared().writeValueAsBytes(json));
  }

  private Path file(String name) {
    if (!name.matches("[0-9a-f-]{36}")) throw new IllegalArgumentException("no such draft");
    return store.drafts().resolve(name + ".json");
  }

  /// How many wait.
  public int count() {
    return names().size();
  }

  private List<String> names() {
    try (Stream<Path> files = Files.list(store.drafts())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.substring(0, name.length() - 5))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Draft> all() {
    return names().stream().flatMap(name -> find(name).stream()).toList();
  }

  public Optional<Draft> find(String name) {
    if (!name.matches("[0-9a-f-]{36}") || !Files.isRegularFile(file(name))) return Optional.empty();
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file(name)));
      Metadata about = Metadata.of(field -> json.path(field).asString(""));
      return Optional.of(new Draft(name, about, json.path("file").asString("")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A draft as it will be published.
  public Arrival arrival(Draft draft) {
    byte[] bytes = store.bytes(draft.metadata().sha256());
    Document document = Reading.document(draft.metadata(), draft.file(), bytes);
    return new Arrival(document, draft.file(), bytes);
  }

  public void drop(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> needed() {
    Set<String> needed = new HashSet<>();
    all().forEach(draft -> needed.add(draft.metadata().sha256()));
    return needed;
  }
}
