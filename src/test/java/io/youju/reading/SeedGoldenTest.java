package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How the seed is read, section by section: rewritten with `YOUJU_GOLDEN=write`, read in review.
class SeedGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden/hangzhou-decision.tsv");

  @Test
  void theSeedIsReadAsItAlwaysWas() throws IOException {
    String text = Files.readString(Path.of("seeds/hangzhou-decision.txt"));
    Document document = PlainText.read(new Metadata("seed", "seed", "", "", "", "", ""), text);
    String read =
        document.sections().stream().map(SeedGoldenTest::line).collect(Collectors.joining("\n"));
    if ("write".equals(System.getenv("YOUJU_GOLDEN"))) Files.writeString(GOLDEN, read + "\n");
    assertThat(read + "\n").isEqualTo(Files.readString(GOLDEN));
  }

  /// Number, label, kind, level, span, own span, ends of the clauses (the heading's with a star),
  /// title.
  private static String line(Section section) {
    String clauses =
        section.clauses().stream()
            .map(c -> c.span().end() + (c.heading() ? "*" : ""))
            .collect(Collectors.joining(" "));
    return String.join(
        "\t",
        section.number().toString(),
        section.label(),
        section.kind().name(),
        String.valueOf(section.level()),
        section.span().start() + ".." + section.span().end(),
        section.own().start() + ".." + section.own().end(),
        clauses,
        section.title());
  }
}
