package io.youju.app;

import io.youju.library.Library;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks from time to time whether another process put another generation in place, and whether a
/// watched folder has changed and come to rest.
final class Watch implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Library library;
  private final List<Path> folders;
  private final Duration every;
  private final Map<Path, String> published = new HashMap<>();
  private final Map<Path, String> seen = new HashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /// @param every between two looks; a folder is at rest when two looks see the same
  Watch(Library library, List<Path> folders, Duration every) {
    this.library = library;
    this.folders = List.copyOf(folders);
    this.every = every;
    this.thread = Thread.ofVirtual().name("watch").start(this::look);
  }

  private void look() {
    do {
      tell(
          "library",
          () -> {
            boolean _ = library.follow();
          });
      for (Path folder : folders) tell(folder.toString(), () -> follow(folder));
    } while (!isClosing());
  }

  private boolean isClosing() {
    try {
      return closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return true;
    }
  }

  private void follow(Path folder) {
    String state = Shelves.state(folder);
    boolean rests = state.equals(seen.put(folder, state));
    if (!rests || state.equals(published.get(folder))) return;
    published.put(folder, state);
    library.change("", Shelves.follow(folder));
  }

  private static void tell(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      System.err.println(what + ": " + e.getMessage() + "; what served serves on");
    }
  }

  /// Lets a change that is under way come to its end, for ten seconds at most.
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!thread.join(PATIENCE)) thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
