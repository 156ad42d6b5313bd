package io.youju.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.model.BgeEmbedder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElsewhereTest {
  /// Two directions: questions of one word, and all others.
  private static final Embedder TOY =
      new ToyEmbedder("toy", 2) {
        @Override
        public float[] embedPassage(String passage) {
          return passage.length() < 8 ? new float[] {1, 0} : new float[] {0.6f, 0.8f};
        }
      };

  @Test
  void theNearestOfTheQuestionsCounts(@TempDir Path folder) {
    Elsewhere elsewhere = Elsewhere.standard(TOY, new VectorCache(folder, TOY));
    assertThat(elsewhere.nearest(new float[] {0, 1})).isCloseTo(0.8, within());
    assertThat(Elsewhere.NONE.nearest(new float[] {0, 1})).isZero();
  }

  @Test
  void theVectorsInTheJarAreThoseOfTheQuestionsByTheModelThatIsShipped() throws IOException {
    try (InputStream onnx = resource("/models/youju-embedder.onnx");
        InputStream tokenizer = resource("/models/tokenizer.json");
        BgeEmbedder embedder = new BgeEmbedder("youju-embedder", onnx, tokenizer.readAllBytes())) {
      List<String> questions = Elsewhere.questions();
      byte[] shipped;
      try (InputStream in = resource(Elsewhere.file(embedder))) {
        shipped = in.readAllBytes();
      }
      int each = Float.BYTES + embedder.dimensions();
      assertThat(shipped).hasSize(questions.size() * each);
      ByteArrayOutputStream made = new ByteArrayOutputStream();
      Elsewhere.write(embedder, questions.subList(0, 3), made);
      byte[] again = made.toByteArray();
      for (int i = Float.BYTES; i < 3 * each; i++) {
        if (i % each >= Float.BYTES) assertThat(shipped[i] - again[i]).isBetween(-2, 2);
      }
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ElsewhereTest.class.getResourceAsStream(name), name);
  }

  private static org.assertj.core.data.Offset<Double> within() {
    return org.assertj.core.data.Offset.offset(1e-6);
  }
}
