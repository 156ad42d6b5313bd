package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.reading.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static Document parking(String yuan) {
    byte[] bytes =
        ("停车办法\n一、收费\n1.标准。停车每小时" + yuan + "元，由经营者公示。\n2.免费。三十分钟内免费。\n")
            .getBytes(StandardCharsets.UTF_8);
    return Reading.document(new Metadata("parking", "停车办法", "", "", "", "", ""), "p.txt", bytes);
  }

  private static Pin pin(String from, String until) {
    Document document = parking("3");
    int start = document.text().indexOf("每小时3元");
    return new Pin(
        "1",
        List.of("停车多少钱", "2026年停车怎么收费"),
        "三元〔一、1〕",
        List.of(Standing.cite(document, start, start + 5)),
        from,
        until,
        "li",
        Instant.EPOCH);
  }

  private static Standing.State state(Pin pin, Document document) {
    return Standing.of(pin, _ -> Optional.of(document), TODAY).state();
  }

  @Test
  void theWholeClauseIsKeptBesideTheQuotedWords() {
    Pin.Cited cited = pin("", "").citations().getFirst();
    assertThat(cited.quote()).isEqualTo("每小时3元");
    assertThat(cited.clause()).contains("每小时3元，由经营者公示");
  }

  @Test
  void aChangeInTheClauseMakesItStaleAndAChangeElsewhereDoesNot() {
    assertThat(state(pin("", ""), parking("3"))).isEqualTo(Standing.State.IN_USE);
    assertThat(state(pin("", ""), parking("5"))).isEqualTo(Standing.State.STALE);
    Document elsewhere =
        Reading.document(
            parking("3").metadata(),
            "p.txt",
            parking("3").text().replace("三十分钟", "十五分钟").getBytes(StandardCharsets.UTF_8));
    assertThat(state(pin("", ""), elsewhere)).isEqualTo(Standing.State.IN_USE);
    Document besideTheQuote =
        Reading.document(
            parking("3").metadata(),
            "p.txt",
            parking("3").text().replace("经营者公示", "政府公示").getBytes(StandardCharsets.UTF_8));
    assertThat(state(pin("", ""), besideTheQuote)).isEqualTo(Standing.State.STALE);
    assertThat(Standing.of(pin("", ""), _ -> Optional.empty(), TODAY).state())
        .isEqualTo(Standing.State.STALE);
  }

  @Test
  void itIsInUseFromItsFirstDayToItsLast() {
    Document document = parking("3");
    assertThat(state(pin("2026-11-26", "2026-11-26"), document)).isEqualTo(Standing.State.IN_USE);
    assertThat(state(pin("2026-11-27", ""), document)).isEqualTo(Standing.State.NOT_YET);
    assertThat(state(pin("", "2026-11-25"), document)).isEqualTo(Standing.State.OVER);
    assertThatThrownBy(() -> pin("2026-11-27", "2026-11-26")).hasMessageContaining("is before");
    assertThatThrownBy(() -> pin("soon", "")).hasMessageContaining("from: 'soon'");
  }

  @Test
  void signsDoNotMatterAndFiguresDo() {
    Pins pins = new Pins(Optional::empty, () -> TODAY);
    assertThat(pins.asked("停车多少钱")).isEmpty();
    pins.replace(List.of(pin("", "")));
    assertThat(pins.asked("停车，多少钱？")).isPresent();
    assertThat(pins.asked("停车多少")).isEmpty();
    assertThat(pins.asked("2025年停车怎么收费")).isEmpty();
    float[] one = {1, 0};
    assertThat(Pins.same("第3条怎么说", one, "第4条怎么说", one, 0.9)).isFalse();
    assertThat(Pins.same("怎么说", one, "说什么", one, 0.9)).isTrue();
  }
}
