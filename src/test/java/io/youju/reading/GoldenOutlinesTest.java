package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Numbering;
import io.youju.document.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Papers of many kinds, written for this test with what trips readers up, and the outline that a
/// person reads in each: level, kind, number and title, a line a section. Rewritten with
/// `YOUJU_GOLDEN=write`, read in review.
class GoldenOutlinesTest {
  private static final Path FOLDER = Path.of("src/test/resources/reading");

  static Stream<Path> papers() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> !f.toString().endsWith(".outline")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("papers")
  void aPaperIsReadAsAPersonReadsIt(Path paper) throws IOException {
    String name = paper.getFileName().toString();
    Document document =
        Reading.document(
            new Metadata("x", "", "", "", "", "", ""), name, Files.readAllBytes(paper));
    List<String> read =
        document.sections().stream()
            .filter(s -> s.numbering() != Numbering.NONE)
            .map(GoldenOutlinesTest::line)
            .toList();
    Path golden = FOLDER.resolve(name.replaceFirst("\\.[^.]*$", ".outline"));
    if ("write".equals(System.getenv("YOUJU_GOLDEN"))) Files.write(golden, read);
    assertThat(read).containsExactlyElementsOf(Files.readAllLines(golden));
    ReadingLawsTest.holdsTheLaws(document);
  }

  private static String line(Section section) {
    return String.join(
        "\t",
        String.valueOf(section.level()),
        section.numbering().example(),
        section.printed(),
        section.title());
  }
}
