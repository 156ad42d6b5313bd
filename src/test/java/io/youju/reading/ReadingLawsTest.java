package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Numbering;
import io.youju.document.Section;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingLawsTest {
  private static final int EACH = 50;
  private static final int LOOKED_UP = 300;
  private static final Metadata ABOUT = new Metadata("x", "", "", "", "", "", "");

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void anOutlineRenderedInAnyFormatIsReadBack(long tens) {
    for (long seed = tens * EACH; seed < (tens + 1) * EACH; seed++) {
      MadeOutline made = MadeOutline.of(new Random(seed));
      readBack(seed, made, "x.txt", made.text());
      readBack(seed, made, "x.md", made.markdown());
      readBack(seed, made, "x.html", made.html());
      readBack(seed, made, "x.docx", made.docx());
    }
  }

  private static void readBack(long seed, MadeOutline made, String name, byte[] bytes) {
    Document document = Reading.document(ABOUT, name, bytes);
    assertThat(sections(document)).as("seed %d as %s", seed, name).isEqualTo(made.sections());
    assertThat(document.faults())
        .as("faults of seed %d as %s", seed, name)
        .noneMatch(f -> f.line() > 0);
    holdsTheLaws(document);
  }

  static List<String> sections(Document document) {
    return document.sections().stream()
        .filter(s -> s.numbering() != Numbering.NONE)
        .map(s -> s.level() + " " + s.numbering().example() + " " + s.printed())
        .toList();
  }

  /// Every character in exactly one section and one clause, save those of a copy that is left out
  /// and noted; no number twice; each found by its number.
  static void holdsTheLaws(Document document) {
    String text = document.text();
    List<Section> sections = document.sections();
    String held = sections.stream().map(s -> s.own().of(text)).collect(Collectors.joining());
    boolean copied = document.faults().stream().anyMatch(f -> f.message().contains("copy"));
    assertThat(held).isEqualTo(copied ? text.substring(0, held.length()) : text);
    for (Section section : sections) {
      assertThat(
              section.clauses().stream().map(c -> c.span().of(text)).collect(Collectors.joining()))
          .isEqualTo(section.own().of(text));
    }
    for (Section section : sections.subList(0, Math.min(LOOKED_UP, sections.size())))
      assertThat(document.section(section.number())).containsSame(section);
    assertThat(sections.stream().map(Section::number).distinct().count())
        .isEqualTo(sections.size());
  }
}
