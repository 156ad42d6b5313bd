package io.youju.app;

import io.youju.document.Document;
import io.youju.reading.Archive;
import io.youju.reading.Attached;
import io.youju.reading.Fetch;
import io.youju.reading.Limits;
import io.youju.reading.Link;
import io.youju.reading.Reading;
import io.youju.reading.Unreadable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Where documents come from: a folder, a file, a ZIP or an address of the web. What cannot be read
/// is told and left out; the rest is read.
final class Sources {
  private static final Duration FETCH = Duration.ofSeconds(30);

  private final Consumer<String> unread;
  private final Fetch fetch;

  /// @param unread told what was not read, and why
  Sources(Consumer<String> unread, Fetch fetch) {
    this.unread = unread;
    this.fetch = fetch;
  }

  /// Addresses on loopback are fetched only where a test sets `youju.test.loopback`.
  static Sources standard(Consumer<String> unread) {
    int bytes = Limits.DEFAULT.bytes();
    return new Sources(
        unread,
        Boolean.getBoolean("youju.test.loopback")
            ? Fetch.inTests(bytes, FETCH)
            : new Fetch(bytes, FETCH));
  }

  /// A document and the bytes that it was read from.
  ///
  /// @param kept whether it has no file of its own, so that its bytes must be kept to serve it
  /// @param links files that it links to
  record Found(Document document, String name, byte[] bytes, boolean kept, List<Link> links) {
    static Found of(Reading.Page page, String name, byte[] bytes, boolean kept) {
      return new Found(Attached.noted(page), name, bytes, kept, page.links());
    }

    Found of(Document other) {
      return new Found(other, name, bytes, kept, links);
    }
  }

  /// @throws WrongUse when there is no such folder or file
  List<Found> read(String source) {
    List<Found> found = new ArrayList<>();
    if (Fetch.isAddress(source)) {
      guarded(() -> page(fetch.get(source), found));
      return tied(found);
    }
    Path path = Path.of(source);
    if (Files.isDirectory(path)) {
      for (Document document : Seeds.read(path, unread))
        found.add(new Found(document, "", new byte[0], false, List.of()));
    } else if (Files.isRegularFile(path)) {
      guarded(() -> bytes(path.getFileName().toString(), "", Seeds.bytes(path), false, found));
      if (found.size() == 1 && !found.getFirst().links().isEmpty()) beside(path, found);
    } else {
      throw new WrongUse("no such folder or file: " + source);
    }
    return tied(found);
  }

  /// A page of the web and what it links to.
  private void page(Fetch.Fetched fetched, List<Found> found) {
    bytes(fetched.name(), fetched.uri().toString(), fetched.bytes(), true, found);
    if (found.size() != 1 || found.getFirst().links().isEmpty()) return;
    Found page = found.getFirst();
    Document told =
        new Attachments(fetch, fetched.uri())
            .read(
                page.document(),
                page.links(),
                (link, file) ->
                    bytes(
                        file.name(),
                        Attached.origin(page.document(), link.file()),
                        file.bytes(),
                        true,
                        found),
                unread);
    found.set(0, page.of(told));
  }

  /// The files beside a page that it links to.
  private void beside(Path path, List<Found> found) {
    Found page = found.getFirst();
    for (Link link : page.links()) {
      Path file = path.resolveSibling(link.file());
      if (!file.equals(path) && Reading.reads(link.file()) && Files.isRegularFile(file))
        guarded(() ->
            bytes(
                link.file(),
                Attached.origin(page.document(), link.file()),
                Seeds.bytes(file),
                false,
                found));
    }
  }

  /// Linked files that were read beside their page get it as their origin, and an id of their own;
  /// pages say which documents they are.
  private static List<Found> tied(List<Found> found) {
    List<Document> tied =
        Seeds.tied(
            found.stream()
                .map(each -> new Seeds.Named(each.name(), each.document(), each.links()))
                .toList());
    List<Found> all = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) all.add(found.get(i).of(tied.get(i)));
    return all;
  }

  private void bytes(String name, String origin, byte[] bytes, boolean kept, List<Found> found) {
    if (!Archive.is(name, bytes)) {
      found.add(Found.of(Seeds.page(name, origin, bytes), name, bytes, kept));
      return;
    }
    Archive.read(
        name,
        bytes,
        Limits.DEFAULT,
        (inside, held) ->
            guarded(() ->
                found.add(
                    Found.of(Seeds.page(last(inside), origin, held), last(inside), held, true))),
        unread);
  }

  private static String last(String inside) {
    return inside.replaceFirst(".*[/!]", "");
  }

  private void guarded(Runnable reading) {
    try {
      reading.run();
    } catch (Unreadable e) {
      unread.accept(e.getMessage());
    }
  }

  /// Keeps the files of `found` that have no place of their own in `folder`, with a manifest that
  /// says where they are from: the folder can then be served. A document whose id is taken by
  /// another text gets an id of its own.
  static void keep(List<Found> found, Path folder) {
    try {
      Files.createDirectories(folder);
      Manifest manifest = Manifest.of(folder);
      for (Found each : found) {
        if (!each.kept()) continue;
        String ending = each.name().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
        String file = manifest.id(each.document()) + "." + ending;
        Files.write(folder.resolve(file), each.bytes());
        manifest.add(each.document(), file);
      }
      manifest.write();
    } catch (IOException e) {
      throw new WrongUse("folder cannot be written: " + folder + ": " + e.getMessage());
    }
  }
}
