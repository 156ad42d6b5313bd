package io.youju.app;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.library.Arrival;
import io.youju.library.Change;
import io.youju.library.Library;
import io.youju.reading.Limits;
import io.youju.reading.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Folders of documents as the library follows them.
final class Shelves {
  /// Folders below folders, at most.
  private static final int DEEPEST = 4;

  private Shelves() {}

  /// The library in `kept`, which follows the seeds and the `watched` folders.
  static Library library(Assembly assembly, Path kept, List<Path> watched) {
    Settings settings = assembly.settings();
    return Library.open(
        kept.resolve("library"),
        () ->
            Stream.concat(Stream.of(settings.seeds()), watched.stream())
                .map(Path::toAbsolutePath)
                .distinct()
                .map(Shelves::follow)
                .toList(),
        documents -> assembly.youju(documents, (_, _) -> {}),
        Entrance.of(assembly.pins()),
        Instant::now,
        line -> System.err.println("library: " + line));
  }

  /// The library in the data folder as it is, whatever its folders hold by now.
  static Library kept(Assembly assembly) {
    Settings settings = assembly.settings();
    return Library.open(
        settings.data().resolve("library"),
        documents -> assembly.youju(documents, (_, _) -> {}),
        Entrance.of(assembly.pins()),
        Instant::now,
        line -> System.err.println("library: " + line));
  }

  /// All that `folder` holds now.
  static Change.Follow follow(Path folder) {
    Map<String, Path> files = new HashMap<>();
    for (Path file : files(folder)) files.putIfAbsent(Seeds.sha256(bytes(file)), file);
    List<Arrival> arrivals = new ArrayList<>();
    for (Document document : Seeds.read(folder)) {
      Path file = files.get(document.metadata().sha256());
      arrivals.add(
          file == null
              ? asText(document)
              : new Arrival(document, file.getFileName().toString(), bytes(file)));
    }
    return new Change.Follow(folder.toAbsolutePath().normalize().toString(), arrivals);
  }

  /// A document whose own file is not in the folder as it is, such as one of an archive.
  private static Arrival asText(Document document) {
    byte[] bytes = document.text().getBytes(StandardCharsets.UTF_8);
    Metadata about = document.metadata();
    Metadata text = about.withSha256(Seeds.sha256(bytes));
    String file = about.id() + ".txt";
    return new Arrival(Reading.document(text, file, bytes), file, bytes);
  }

  /// The state of a folder, to tell whether it has changed.
  static String state(Path folder) {
    StringBuilder state = new StringBuilder();
    for (Path file : files(folder)) {
      try {
        state.append(file).append(' ').append(Files.size(file)).append(' ');
        state.append(Files.getLastModifiedTime(file)).append('\n');
      } catch (IOException e) {
        state.append(file).append(" gone\n");
      }
    }
    return state.toString();
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) throw new WrongUse("no such folder: " + folder);
    try (Stream<Path> files = Files.walk(folder, DEEPEST)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("folder " + folder + " cannot be read", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.size(file) > Limits.DEFAULT.bytes() ? new byte[0] : Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException("file cannot be read: " + file, e);
    }
  }
}
