package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.library.Generation;
import io.youju.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A folder that is watched.
class WatchTest {
  @TempDir private Path folder;
  private Library library;
  private Watch watch;

  @BeforeEach
  void begin() throws IOException {
    Files.createDirectories(folder.resolve("seeds"));
    Files.createDirectories(folder.resolve("watched"));
    Files.writeString(folder.resolve("seeds/parking.txt"), "停车办法\n一、收费\n1.标准。每小时三元。\n");
    Settings settings =
        new Settings(folder.resolve("seeds"), folder, false, Settings.DEFAULT_MODEL);
    List<Path> watched = List.of(folder.resolve("watched"));
    library = Shelves.library(new Assembly(settings, ModelSettings.NONE), folder, watched);
    watch = new Watch(library, watched, Duration.ofMillis(20));
  }

  @AfterEach
  void end() {
    watch.close();
  }

  private List<String> served() {
    return library.serving().documents().stream().map(Document::id).toList();
  }

  private static void until(BooleanSupplier so) throws InterruptedException {
    while (!so.getAsBoolean()) Thread.sleep(10);
  }

  private void put(String name, String text) throws IOException {
    Files.writeString(folder.resolve("watched").resolve(name), text);
  }

  @Test
  void aFileThatComesChangesAndGoesIsServedAnewAndLetGo() throws IOException, InterruptedException {
    put("dogs.txt", "养犬办法\n一、登记\n1.费用。五十元。\n");
    until(() -> served().contains("dogs"));
    put("dogs.txt", "养犬办法\n一、登记\n1.费用。六十元。\n2.年检。每年一次。\n");
    until(() -> library.serving().document("dogs").orElseThrow().text().contains("六十"));
    Files.delete(folder.resolve("watched/dogs.txt"));
    until(() -> !served().contains("dogs"));
    assertThat(served()).containsExactly("parking");
    assertThat(library.generations())
        .extracting(Generation::why)
        .first()
        .asString()
        .contains("watched");
  }

  @Test
  void aFileThatCannotBeServedLeavesWhatServedServing() throws IOException, InterruptedException {
    put("empty.txt", " \n");
    put("dogs.txt", "养犬办法\n一、登记\n1.费用。五十元。\n");
    Thread.sleep(200);
    int before = library.current().number();
    assertThat(served()).containsExactly("parking");
    Files.delete(folder.resolve("watched/empty.txt"));
    until(() -> served().contains("dogs"));
    assertThat(library.current().number()).isEqualTo(before + 1);
  }
}
