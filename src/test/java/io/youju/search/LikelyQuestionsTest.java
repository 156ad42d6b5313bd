package io.youju.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.model.BgeEmbedder;
import io.youju.reading.PlainText;
import io.youju.search.LikelyQuestions.Written;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LikelyQuestionsTest {
  /// Trees east, fish north, money up; every other text a little of all.
  private static final Embedder TOY =
      new ToyEmbedder("toy", 3) {
        @Override
        public float[] embedPassage(String passage) {
          if (passage.contains("树荫")) return new float[] {1, 0, 0};
          if (passage.contains("鱼")) return new float[] {0, 1, 0};
          if (passage.contains("钱")) return new float[] {0, 0, 1};
          return new float[] {0.6f, 0.64f, 0.48f};
        }
      };

  private static final Document PAPER =
      PlainText.read(
          new Metadata("plan", "决定", "", "", "", "", ""), "一、总则\n1.种好南边的林木。\n2.修好东边的大路。\n");

  private static final List<Written> WRITTEN =
      List.of(
          new Written("2.修好东边的大路。", "2.修好东边的大路。", List.of("哪里有树荫", "树荫在哪边"), List.of("修路花多少钱")),
          new Written("别的文件里的话。", "别的文件里的话。", List.of("养鱼"), List.of()),
          new Written("", "", List.of(), List.of("钱包丢了")));

  private static LikelyQuestions likely() throws IOException {
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    LikelyQuestions.write(TOY, WRITTEN, made);
    return LikelyQuestions.read(
        new ByteArrayInputStream(made.toByteArray()), TOY.dimensions(), AnswerVerifier.NONE);
  }

  @Test
  void aSectionIsFoundByTheQuestionsItAnswers(@TempDir Path folder) throws IOException {
    SearchIndex.Found found = find(likely(), folder, "树荫");
    Hit first = found.hits().getFirst();
    assertThat(first.section().number()).hasToString("1.2");
    assertThat(first.why().get("likely")).isCloseTo(1, within(0.01));
    assertThat(found.unanswered()).isCloseTo(0, within(0.01));
    assertThat(find(LikelyQuestions.NONE, folder, "树荫").hits().getFirst().why())
        .doesNotContainKey("likely");
  }

  @Test
  void aSectionWithoutSuchQuestionsIsWeighedByItsWordsAlone(@TempDir Path folder)
      throws IOException {
    Map<String, Double> why =
        find(likely(), folder, "树荫").hits().stream()
            .filter(hit -> hit.section().number().toString().equals("1.1"))
            .findFirst()
            .orElseThrow()
            .why();
    assertThat(why).doesNotContainKey("likely");
    assertThat(why.get("clause")).isCloseTo(0.6, within(0.01));
  }

  @Test
  void whatNothingAnswersIsToldApart(@TempDir Path folder) throws IOException {
    assertThat(find(likely(), folder, "有没有钱").unanswered()).isCloseTo(1, within(0.01));
    assertThat(find(LikelyQuestions.NONE, folder, "有没有钱").unanswered()).isZero();
  }

  private static SearchIndex.Found find(LikelyQuestions likely, Path folder, String question) {
    SearchIndex index =
        new SearchIndex(
            List.of(PAPER),
            Optional.of(new VectorCache(folder, TOY)),
            Optional.of(TOY),
            Elsewhere.NONE,
            likely,
            (_, _) -> {});
    return index.find(new Query(question, Map.of()), Set.of(), 10);
  }

  @Test
  void thoseInTheJarAreOfTheModelThatIsShippedAndOfTheDocumentThatIsServed() throws IOException {
    try (InputStream onnx = resource("/models/youju-embedder.onnx");
        InputStream tokenizer = resource("/models/tokenizer.json");
        BgeEmbedder embedder = new BgeEmbedder("youju-embedder", onnx, tokenizer.readAllBytes())) {
      LikelyQuestions likely = LikelyQuestions.standard(embedder);
      Document served =
          PlainText.read(
              new Metadata("served", "决定", "", "", "", "", ""),
              Files.readString(Path.of("seeds/hangzhou-decision.txt")));
      long phrases =
          served.sections().stream().mapToLong(section -> likely.in(served, section).size()).sum();
      assertThat(phrases).isGreaterThan(600);
      assertThat(likely.nearness(embedder.embedQuestion("离婚了孩子归谁")).unanswered())
          .isGreaterThan(0.7);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(LikelyQuestionsTest.class.getResourceAsStream(name), name);
  }
}
