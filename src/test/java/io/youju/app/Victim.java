package io.youju.app;

import io.youju.answer.Answerer;
import io.youju.answer.Calibration;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.ledger.Act;
import io.youju.ledger.Address;
import io.youju.ledger.Ledger;
import io.youju.ledger.Verdict;
import io.youju.library.Arrival;
import io.youju.library.Change;
import io.youju.library.Check;
import io.youju.library.Drafts;
import io.youju.library.Library;
import io.youju.reading.Reading;
import io.youju.search.SearchIndex;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/// A process that uploads, publishes, rolls back and writes to the ledger until it is killed, and
/// says what it has acknowledged, a line each.
final class Victim {
  private Victim() {}

  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Library library = library(folder);
    Ledger ledger = Ledger.open(Address.file(folder));
    say("ready");
    for (int i = ThreadLocalRandom.current().nextInt(1_000_000); ; i++) {
      Arrival arrival = parking(i);
      Drafts.Draft draft =
          new Drafts.Draft(UUID.randomUUID().toString(), arrival.document().metadata(), "p.txt");
      library.drafts().keep(draft, arrival.bytes());
      say("draft " + draft.name());
      ledger.judge(new Verdict("reply-" + i, Instant.now(), true, ""));
      say("verdict reply-" + i);
      int number = library.change("victim", new Change.Publish(arrival, "")).number();
      say("published " + number + " " + i);
      ledger.audit(new Act(Instant.now(), "victim", "publish", "act-" + i, "", ""));
      say("audit act-" + i);
      if (i % 3 == 0) {
        library.rollback(number - 1);
        say("rolled " + (number - 1));
      }
    }
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  static Arrival parking(int yuan) {
    byte[] bytes =
        ("停车办法\n一、收费\n1.标准。停车每小时" + yuan + "元。\n2.免费。三十分钟内免费。\n").getBytes(StandardCharsets.UTF_8);
    Metadata about = new Metadata("parking", "停车办法", "", "", "", "", Seeds.sha256(bytes));
    return new Arrival(Reading.document(about, "p.txt", bytes), "p.txt", bytes);
  }

  static Library library(Path folder) {
    return Library.open(
        folder.resolve("library"),
        () -> List.of(new Change.Follow("seeds", List.of(parking(0)))),
        Victim::words,
        Check::smoke,
        Instant::now,
        line -> {
          throw new IllegalStateException(line);
        });
  }

  private static Youju words(List<Document> documents) {
    return new Answerer(
        documents,
        new SearchIndex(documents, Optional.empty(), Optional.empty()),
        Optional.empty(),
        Calibration.standard(false),
        documents.getFirst().metadata().sha256(),
        Optional.empty());
  }
}
