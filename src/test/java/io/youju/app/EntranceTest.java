package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.Metadata;
import io.youju.library.Arrival;
import io.youju.library.Change;
import io.youju.library.Library;
import io.youju.library.LibraryException;
import io.youju.reading.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new generation is held against the gates that the settings name.
class EntranceTest {
  @TempDir private Path folder;

  @BeforeEach
  void nameTheGates() throws IOException {
    Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(folder.resolve("seeds/parking.txt"), parking(3));
    Files.writeString(
        folder.resolve("fees.jsonl"),
        """
        {"id":"q1","type":"fact","question":"停车收费标准是每小时多少元","gold_sections":["1.1"],"answers":["每小时3元"],"must_include":["3元"]}
        {"id":"u1","type":"off","question":"今天上海的天气怎么样","expect":"refuse"}
        """);
    Files.writeString(
        folder.resolve("gates.yml"), "- {metric: handled_right, set: all, floor: 0.9}\n");
    System.setProperty("youju.gates.file", folder.resolve("gates.yml").toString());
    System.setProperty("youju.gates.sets", folder.resolve("fees.jsonl").toString());
  }

  @AfterEach
  void forgetThem() {
    System.clearProperty("youju.gates.file");
    System.clearProperty("youju.gates.sets");
  }

  private static String parking(int yuan) {
    return "停车管理办法\n一、收费\n1.停车收费标准。停车收费标准为每小时" + yuan + "元。\n2.免费时长。停车三十分钟以内免费。\n";
  }

  private static Change publish(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Metadata about = new Metadata("parking", "停车管理办法", "", "", "", "", Seeds.sha256(bytes));
    return new Change.Publish(
        new Arrival(Reading.document(about, "parking.txt", bytes), "parking.txt", bytes), "");
  }

  private Library library() {
    Settings settings =
        new Settings(
            folder.resolve("seeds"), folder.resolve("data"), false, Settings.DEFAULT_MODEL);
    return Shelves.library(
        new Assembly(settings, ModelSettings.NONE), folder.resolve("data"), List.of());
  }

  @Test
  void aGenerationThatFailsAGateIsNotServedAndMetricFloorAndValueAreNamed() {
    Library library = library();
    library.change("li", publish(parking(3) + "3.投诉。可以投诉。\n"));
    int before = library.current().number();
    String serving = library.serving().generation();
    assertThatThrownBy(() -> library.change("li", publish(parking(5))))
        .isInstanceOf(LibraryException.class)
        .hasMessage("gate failed: handled_right over all: value 0.5000, floor 0.9000");
    assertThat(library.current().number()).isEqualTo(before);
    assertThat(library.serving().generation()).isEqualTo(serving);
    assertThat(library.generations()).hasSize(2);
  }

  @Test
  void aGenerationThatIsPutBackIsNotExaminedAgain() throws IOException {
    Library library = library();
    library.change("li", publish(parking(3) + "3.投诉。可以投诉。\n"));
    Files.writeString(
        folder.resolve("gates.yml"), "- {metric: handled_right, set: all, floor: 1.1}\n");
    Library again = library();
    assertThatThrownBy(() -> again.change("li", publish(parking(3) + "3.建议。可以建议。\n")))
        .hasMessageContaining("floor 1.1000");
    assertThat(again.rollback(1).number()).isEqualTo(1);
  }

  @Test
  void aSeedChangedForTheWorseLeavesThePublishedOneServingAtTheNextStart() throws IOException {
    assertThat(library().current().number()).isEqualTo(1);
    Files.writeString(folder.resolve("seeds/parking.txt"), parking(5));
    assertThat(library().current().number()).isEqualTo(1);
    Files.writeString(folder.resolve("seeds/parking.txt"), parking(3) + "3.投诉。可以投诉。\n");
    assertThat(library().current().number()).isEqualTo(2);
  }

  @Test
  void gatesThatAreNotThereAreNamedAtTheStart() {
    System.setProperty("youju.gates.sets", "none.jsonl");
    assertThatThrownBy(this::library)
        .isInstanceOf(WrongUse.class)
        .hasMessage("youju.gates.sets: no such file: 'none.jsonl'");
  }
}
