package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void aPlaceIsNamedInShortBesideAnother() {
    assertThat(Places.names("唱好杭甬双城记", "宁波")).isTrue();
    assertThat(Places.names("唱好双城记", "宁波")).isFalse();
  }

  @Test
  void pairsOfShortNamesHoldThePlace() {
    Set<String> pairs = Places.pairs(Set.of("杭甬", "甬道", "杭合", "双城"));
    assertThat(Places.with("宁波", pairs)).containsExactly("杭甬");
    assertThat(Places.with("昆明", pairs)).isEmpty();
  }
}
