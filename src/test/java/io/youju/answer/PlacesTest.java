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
    assertThat(Places.pairs("宁波", Set.of("杭甬", "甬道", "杭合", "双城"))).containsExactly("杭甬");
    assertThat(Places.pairs("昆明", Set.of("杭甬"))).isEmpty();
  }
}
