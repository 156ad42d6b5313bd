package io.youju.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.document.Section;
import io.youju.text.ChineseNumerals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextLawsTest {
  private static final Metadata ABOUT = new Metadata("x", "试", "", "", "", "", "");

  /// A document with known numbers.
  private record Made(String text, List<String> numbers) {}

  private static Made made(Random random) {
    StringBuilder text = new StringBuilder();
    List<String> numbers = new ArrayList<>();
    if (random.nextBoolean()) {
      text.append("为了试验,作出如下决定。\n");
      numbers.add("0");
    }
    for (int chapter = 1; chapter <= 1 + random.nextInt(14); chapter++) {
      text.append(ChineseNumerals.print(chapter)).append("、推进第").append(chapter).append("项工作\n");
      numbers.add(String.valueOf(chapter));
      int sections = random.nextInt(13);
      for (int section = 1; section <= sections; section++) {
        text.append(section).append(".做好这件事。力争达到3.5万亿元,一是快;二是好。\n");
        if (random.nextInt(4) == 0) text.append("另起一段,依照第十二条办理。\n");
        numbers.add(chapter + "." + section);
      }
    }
    return new Made(text.toString(), numbers);
  }

  private static void holdsTheLaws(Document document, int end) {
    String text = document.text();
    List<Section> sections = document.sections();
    String joined = sections.stream().map(s -> s.own().of(text)).collect(Collectors.joining());
    assertThat(joined).isEqualTo(text.substring(0, end));
    for (Section section : sections) {
      String clauses =
          section.clauses().stream().map(c -> c.span().of(text)).collect(Collectors.joining());
      assertThat(clauses).isEqualTo(section.own().of(text));
    }
    assertThat(sections.stream().map(Section::number).toList()).isSorted();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void sectionsPartitionTheTextAndTheirNumbersAreThoseWritten(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      Made made = made(random);
      Document document = PlainText.read(ABOUT, made.text());
      holdsTheLaws(document, made.text().length());
      assertThat(document.sections().stream().map(s -> s.number().toString()))
          .containsExactlyElementsOf(made.numbers());
      assertThat(document.faults()).isEmpty();
    }
  }

  @Test
  void theSeedHasItsFiftyTwoNumbersOnceThoughItsFileHoldsItTwice() throws IOException {
    String text = Files.readString(Path.of("seeds/hangzhou-decision.txt"));
    Document document = PlainText.read(ABOUT, text);
    List<String> expected = new ArrayList<>(List.of("0"));
    int[] sections = {3, 3, 4, 3, 5, 4, 4, 4, 4, 2, 4};
    for (int chapter = 1; chapter <= sections.length; chapter++) {
      expected.add(String.valueOf(chapter));
      for (int section = 1; section <= sections[chapter - 1]; section++)
        expected.add(chapter + "." + section);
    }
    assertThat(expected).hasSize(52);
    assertThat(document.sections().stream().map(s -> s.number().toString()))
        .containsExactlyElementsOf(expected);
    assertThat(document.faults()).singleElement().extracting("line").isEqualTo(54);
    holdsTheLaws(document, text.length() / 2 + 1);
  }

  @Test
  void articlesRunOnThroughChaptersAndReferencesOpenNoSection() {
    String text = "第一章 总则\n第一条 为了试验。\n第二章 分则\n第二条 依照第一条办理。\n第二条第三款另有规定。\n第三条 施行。\n";
    Document document = PlainText.read(ABOUT, text);
    assertThat(document.sections().stream().map(Section::label))
        .containsExactly("第一章", "第一条", "第二章", "第二条", "第三条");
    assertThat(document.sections().stream().map(s -> s.number().toString()))
        .containsExactly("1.0", "1", "2.0", "2", "3");
  }
}
