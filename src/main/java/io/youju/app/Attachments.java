package io.youju.app;

import io.youju.document.Document;
import io.youju.reading.Attached;
import io.youju.reading.Fetch;
import io.youju.reading.Link;
import io.youju.reading.Reading;
import io.youju.reading.Unreadable;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Fetches the files that a page of the web links to, from the page's own host only, under the
/// guards of every fetch: at most 20 files, 64 MiB and two minutes together.
final class Attachments {
  static final int MOST = 20;
  private static final long MOST_BYTES = 64L << 20;
  private static final Duration TIME = Duration.ofMinutes(2);

  private final Fetch fetch;
  private final URI page;
  private final long end = System.nanoTime() + TIME.toNanos();
  private int count;
  private long bytes;

  /// @param page where the page was found in the end
  Attachments(Fetch fetch, URI page) {
    this.fetch = fetch;
    this.page = page;
  }

  /// Reads what was fetched.
  interface Reader {
    /// Reads one file.
    ///
    /// @throws Unreadable when it cannot be read
    void read(Link link, Fetch.Fetched file);
  }

  /// Has `reader` read each linked file; gives the page with the reasons why others were not.
  ///
  /// @param unread told why a file was not fetched or read that should have been
  Document read(Document of, List<Link> links, Reader reader, Consumer<String> unread) {
    Document told = of;
    for (Link link : links) {
      Optional<String> refusal = refusal(link);
      if (refusal.isEmpty()) {
        try {
          reader.read(link, get(link));
          continue;
        } catch (Unreadable e) {
          String why = String.valueOf(e.getMessage());
          unread.accept(why);
          refusal = Optional.of(why);
        }
      }
      told = Attached.refused(told, link, refusal.get());
    }
    return told;
  }

  private Optional<String> refusal(Link link) {
    if (!link.ending().equals("zip") && !Reading.reads("x." + link.ending()))
      return Optional.of("not of a format that is read");
    Optional<URI> at = address(link);
    if (at.isEmpty()) return Optional.of("is no address");
    if (!sameHost(at.get())) return Optional.of("lies on another host");
    if (count == MOST) return Optional.of("more than " + MOST + " files are not fetched");
    if (bytes > MOST_BYTES)
      return Optional.of("more than " + MOST_BYTES + " bytes together are not fetched");
    return System.nanoTime() > end
        ? Optional.of("the " + TIME.toSeconds() + " s for all files are over")
        : Optional.empty();
  }

  private Optional<URI> address(Link link) {
    try {
      return Optional.of(page.resolve(new URI(link.href().replace(" ", "%20"))));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean sameHost(URI at) {
    return at.getHost() != null && at.getHost().equalsIgnoreCase(page.getHost());
  }

  private Fetch.Fetched get(Link link) {
    count++;
    Fetch.Fetched file = fetch.get(address(link).orElseThrow().toASCIIString());
    bytes += file.bytes().length;
    if (!sameHost(file.uri()))
      throw new Unreadable(link.href() + ": was led to another host, " + file.uri().getHost());
    return file;
  }
}
