package io.youju.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.answer.Question.Mode;
import io.youju.answer.Question.Turn;
import io.youju.answer.Youju.Event;
import io.youju.document.Document;
import io.youju.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RememberedTest {
  /// Says how often it was asked, and fails when asked to.
  private static final class Counting implements Youju {
    private int asked;

    @Override
    public Reply answer(Question question, Consumer<Event> events) {
      asked++;
      if (question.text().equals("坏")) throw new IllegalStateException("坏");
      events.accept(new Event.Understood(question.text(), List.of()));
      String text = question.text() + asked;
      events.accept(new Event.Delta(text));
      return new Reply.Refusal(
          question.text(),
          Reply.Reason.NOT_IN_DOCUMENTS,
          text,
          List.of(),
          new Reply.Timings(1, 2, 3, 6));
    }

    @Override
    public List<Hit> search(String words, List<String> documents, int limit) {
      return List.of();
    }

    @Override
    public List<Document> documents() {
      return List.of();
    }

    @Override
    public String generation() {
      return "g";
    }

    @Override
    public Optional<String> degraded() {
      return Optional.empty();
    }
  }

  private final Counting behind = new Counting();
  private final Remembered remembered = new Remembered(behind, 2);

  private Reply ask(String text) {
    return remembered.answer(Question.of(text));
  }

  @Test
  void theSameQuestionIsAnsweredOnceAndToldTwice() {
    List<Event> first = new ArrayList<>();
    List<Event> second = new ArrayList<>();
    Reply one = remembered.answer(Question.of("问"), first::add);
    Reply two = remembered.answer(Question.of("问"), second::add);
    assertThat(behind.asked).isEqualTo(1);
    assertThat(second).isEqualTo(first).hasSize(2);
    assertThat(two.timed(one.timings())).isEqualTo(one);
    assertThat(two.timings().retrieve()).isZero();
  }

  @Test
  void whatDiffersInAnythingIsAnotherQuestion() {
    Question plain = Question.of("问");
    List<Question> others =
        List.of(
            new Question("问 ", List.of(), List.of(), Mode.EXTRACT),
            new Question("问", List.of(), List.of("a"), Mode.EXTRACT),
            new Question("问", List.of(), List.of(), Mode.WRITE),
            new Question("问", List.of(), List.of(), Mode.EXTRACT, "别的", List.of(), ""),
            new Question("问", List.of(), List.of(), Mode.EXTRACT, "问", List.of("二、2"), ""));
    for (Question other : others) {
      Remembered fresh = new Remembered(behind, 10);
      Reply first = fresh.answer(plain);
      assertThat(fresh.answer(other).text()).as(other.toString()).isNotEqualTo(first.text());
    }
  }

  @Test
  void aQuestionWithHistoryOrOfManyWordsIsNotRemembered() {
    Question leaning = new Question("问", List.of(new Turn("前", "答")), List.of(), Mode.EXTRACT);
    assertThat(remembered.answer(leaning)).isNotEqualTo(remembered.answer(leaning));
    String longest = "长".repeat(Remembered.LONGEST);
    assertThat(ask(longest).text()).isEqualTo(ask(longest).text());
    assertThat(ask(longest + "长").text()).isNotEqualTo(ask(longest + "长").text());
  }

  @Test
  void theQuestionLongestUnaskedIsForgotten() {
    String first = ask("一").text();
    ask("二");
    assertThat(ask("一").text()).isEqualTo(first);
    ask("三");
    assertThat(ask("一").text()).isEqualTo(first);
    assertThat(ask("二").text()).isNotEqualTo("二2");
  }

  @Test
  void aFailureIsNotRemembered() {
    assertThatThrownBy(() -> ask("坏")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ask("坏")).isInstanceOf(IllegalStateException.class);
    assertThat(behind.asked).isEqualTo(2);
  }
}
