package io.youju.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCacheTest {
  private static final int RECORD = 16 + 4 * 3;

  @TempDir private Path folder = Path.of("");

  private final Counting embedder = new Counting(Integer.MAX_VALUE);

  /// Three numbers that tell texts apart; breaks down after `room` texts.
  private static final class Counting extends ToyEmbedder {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final int room;

    Counting(int room) {
      super("counting", 3);
      this.room = room;
    }

    @Override
    public float[] embedPassage(String passage) {
      asked.add(passage);
      if (asked.size() > room) throw new IllegalStateException("power cut");
      return new float[] {passage.length(), passage.hashCode(), -0.5f};
    }
  }

  private List<float[]> vectors(Embedder by, String... texts) {
    return new VectorCache(folder, by).vectors(List.of(texts), (_, _) -> {});
  }

  private Path file() {
    return folder.resolve("counting.vectors");
  }

  @Test
  void nothingIsEmbeddedTwiceNeitherInOneCallNorInTheNextProcess() {
    List<float[]> first = vectors(embedder, "甲", "乙", "甲");
    assertThat(embedder.asked).containsExactlyInAnyOrder("甲", "乙");
    assertThat(first.get(2)).isSameAs(first.get(0));
    Counting later = new Counting(Integer.MAX_VALUE);
    List<float[]> second = vectors(later, "乙", "丙", "甲");
    assertThat(later.asked).containsExactly("丙");
    assertThat(second.get(0)).containsExactly(first.get(1));
    assertThat(second.get(2)).containsExactly(first.get(0));
  }

  @Test
  void workThatBreaksOffIsKeptUpToItsLastStep() {
    String[] texts =
        IntStream.range(0, 3 * VectorCache.KEPT_EACH).mapToObj(i -> "t" + i).toArray(String[]::new);
    assertThatThrownBy(() -> vectors(new Counting(2 * VectorCache.KEPT_EACH + 1), texts))
        .hasMessageContaining("power cut");
    vectors(embedder, texts);
    assertThat(embedder.asked).hasSize(VectorCache.KEPT_EACH);
  }

  @Test
  void aRecordThatBreaksOffIsWrittenOver() throws IOException {
    vectors(embedder, "甲");
    Files.write(file(), new byte[RECORD - 5], StandardOpenOption.APPEND);
    vectors(embedder, "甲", "乙");
    assertThat(Files.size(file())).isEqualTo(2 * RECORD);
    Counting later = new Counting(0);
    assertThat(vectors(later, "甲", "乙").get(1)[0]).isEqualTo(1);
  }

  @Test
  void progressEndsAtAllThatWasMissing() {
    vectors(embedder, "甲");
    List<String> told = Collections.synchronizedList(new ArrayList<>());
    new VectorCache(folder, embedder)
        .vectors(List.of("甲", "乙", "丙"), (done, of) -> told.add(done + "/" + of));
    assertThat(told).containsExactly("2/2");
  }
}
