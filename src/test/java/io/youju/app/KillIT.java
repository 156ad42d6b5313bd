package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.ledger.Act;
import io.youju.ledger.Address;
import io.youju.ledger.Ledger;
import io.youju.library.Check;
import io.youju.library.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process with SIGKILL at random moments of upload, publish, rollback and writing to the
/// ledger. In full: `mvn test -Dtest=KillIT -Dyouju.kills=50`.
class KillIT {
  private static final int KILLS = Integer.getInteger("youju.kills", 3);
  @TempDir private Path folder;

  @Test
  void afterEveryKillAConsistentGenerationServesAndAllThatWasAcknowledgedIsThere()
      throws IOException, InterruptedException {
    Random random = new Random(20261125);
    for (int kill = 0; kill < KILLS; kill++) {
      List<String> acknowledged = killed(random.nextInt(1_500));
      holds(acknowledged);
    }
  }

  /// Runs the victim, kills it `millis` after it was ready, and gives what it had said.
  private List<String> killed(int millis) throws IOException, InterruptedException {
    Path said = folder.resolve("said.txt");
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString())
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    while (!Files.readString(said).startsWith("ready")) {
      assertThat(victim.isAlive()).isTrue();
      Thread.sleep(20);
    }
    Thread.sleep(millis);
    victim.destroyForcibly();
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    String all = Files.readString(said);
    return List.of(all.substring(0, all.lastIndexOf('\n') + 1).split("\n"));
  }

  private void holds(List<String> acknowledged) {
    Library library = Victim.library(folder);
    assertThat(Check.smoke(library.serving())).isEmpty();
    String text = library.serving().documents().getFirst().text();
    int serving = 0;
    List<String> drafts = new ArrayList<>();
    library.drafts().all().forEach(draft -> drafts.add(draft.name()));
    try (Ledger ledger = Ledger.open(Address.file(folder))) {
      List<String> acts = ledger.trail().stream().map(Act::subject).toList();
      assertThat(ledger.tampered()).isEmpty();
      for (String line : acknowledged) {
        String[] words = line.split(" ");
        switch (words[0]) {
          case "draft" -> assertThat(drafts).contains(words[1]);
          case "verdict" -> assertThat(ledger.verdict(words[1])).as(line).isPresent();
          case "audit" -> assertThat(acts).contains(words[1]);
          case "published", "rolled" -> serving = Integer.parseInt(words[1]);
          default -> assertThat(line).isEqualTo("ready");
        }
      }
    }
    // What was on its way when the process died may have come into force, but nothing older than
    // the last acknowledged change serves, unless it is the rollback under way.
    int now = library.current().number();
    assertThat(now).isGreaterThanOrEqualTo(serving - 1);
    boolean lastWasPublished =
        acknowledged.stream()
            .filter(l -> l.startsWith("published") || l.startsWith("rolled"))
            .reduce((_, b) -> b)
            .filter(l -> l.startsWith("published"))
            .isPresent();
    String last = acknowledged.getLast();
    if (lastWasPublished && !last.startsWith("audit")) {
      assertThat(now).isGreaterThanOrEqualTo(serving);
    }
    assertThat(text).contains("元");
  }
}
