package io.youju.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SectionNumberTest {
  @Test
  void tenthSectionComesAfterNinth() {
    assertThat(SectionNumber.parse("4.10")).isGreaterThan(SectionNumber.parse("4.9"));
    assertThat(SectionNumber.parse("4.1")).isGreaterThan(SectionNumber.parse("4"));
  }

  @Test
  void aTrailingZeroNamesTheChapterItself() {
    assertThat(SectionNumber.parse("4.0").plain()).isEqualTo(SectionNumber.parse("4"));
    assertThat(SectionNumber.parse("0.0").plain()).isEqualTo(SectionNumber.PREAMBLE);
  }

  @Test
  void whatIsNoNumberIsRefusedByName() {
    assertThatThrownBy(() -> SectionNumber.parse("4.x")).hasMessageContaining("4.x");
  }
}
