package io.youju.model;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/// The real models, on the real runtime.
class BgeEmbedderTest {
  private static final String QUESTION = "没班上了，政府管不管";

  private static InputStream resource(String path) {
    return requireNonNull(BgeEmbedderTest.class.getResourceAsStream(path), path);
  }

  private static BgeEmbedder open(String file) {
    try (InputStream model = resource(file);
        InputStream tokenizer = resource("/models/tokenizer.json")) {
      return new BgeEmbedder("a-model", model, tokenizer.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aModelThatWasTrainedWithoutAnInstructionReadsTheQuestionAsItIs() {
    try (BgeEmbedder embedder = open("/models/youju-embedder.onnx")) {
      assertThat(embedder.embedQuestion(QUESTION)).isEqualTo(embedder.embedPassage(QUESTION));
    }
  }

  @Test
  void aModelThatSaysNothingOfItGetsTheInstructionOfItsFamily() {
    try (BgeEmbedder embedder = open("/bge-small-zh-v1.5-q.onnx")) {
      assertThat(embedder.embedQuestion(QUESTION))
          .isEqualTo(embedder.embedPassage("为这个句子生成表示以用于检索相关文章：" + QUESTION))
          .isNotEqualTo(embedder.embedPassage(QUESTION));
    }
  }

  @Test
  void vectorsHaveLengthOneAndEverydayWordsLieNearTheirOfficialOnes() {
    try (BgeEmbedder embedder = open("/models/youju-embedder.onnx")) {
      float[] question = embedder.embedQuestion(QUESTION);
      assertThat(dot(question, question)).isBetween(0.9999, 1.0001);
      assertThat(dot(question, embedder.embedPassage("完善失业人员就业帮扶机制")))
          .isGreaterThan(dot(question, embedder.embedPassage("加快建设学习型城市")));
    }
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += (double) a[i] * b[i];
    return sum;
  }
}
