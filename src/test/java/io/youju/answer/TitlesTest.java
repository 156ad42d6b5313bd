package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.search.SearchIndex;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TitlesTest {
  private static final List<Document> LAWS =
      List.of(
          Papers.read(
              "heat",
              "南山省供热条例",
              """
              为了管好供热,不与供水混同,制定本条例。
              第一条 供热从十一月开始。
              第二条 室温不低于十八度。
              第三条 停热要先说一声。
              """),
          Papers.read(
              "water",
              "南山省城市供水条例",
              """
              为了管好供水,制定本条例。
              第一条 水要干净。
              第二条 停水要先说一声。
              """));

  private static final Answerer ANSWERER =
      new Answerer(
          LAWS,
          new SearchIndex(LAWS, Optional.empty(), Optional.empty()),
          Optional.empty(),
          Calibration.standard(false),
          "test",
          Optional.empty());

  private static Reply ask(String question) {
    return ANSWERER.answer(new Question(question, List.of(), List.of(), Question.Mode.EXTRACT));
  }

  @ParameterizedTest
  @CsvSource({
    "供水条例第二条, water, 停水要先说一声",
    "供水条例第二条讲什么, water, 停水要先说一声",
    "南山省供热条例第二条, heat, 室温不低于十八度",
    "《南山省城市供水条例》第1条是什么, water, 水要干净"
  })
  void aSectionIsTakenFromTheDocumentThatIsNamedByAPieceOfItsTitle(
      String question, String document, String words) {
    Reply reply = ask(question);
    assertThat(reply).isInstanceOf(Reply.Answer.class);
    Citation first = ((Reply.Answer) reply).citations().getFirst();
    assertThat(first.document()).isEqualTo(document);
    assertThat(first.quote()).contains(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"供水条例第三条", "城市供水条例第九条讲什么"})
  void aSectionThatTheNamedDocumentLacksIsNotTakenFromAnother(String question) {
    Reply reply = ask(question);
    assertThat(reply).isInstanceOf(Reply.Refusal.class);
    assertThat(((Reply.Refusal) reply).reason()).isEqualTo(Reply.Reason.NO_SUCH_SECTION);
  }
}
