package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Question;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterviewTest {
  private final List<Question> asked = new ArrayList<>();

  private Said parrot(Question question) {
    asked.add(question);
    return new Said(true, "out-of-scope", "no " + question.text(), List.of(), Double.NaN, 2);
  }

  private List<Judged> run() {
    List<Topic> topics = QuestionSet.read(Path.of("src/test/resources/eval/small.jsonl"));
    return new Interview(this::parrot).run(topics, (_, _, _) -> {});
  }

  @Test
  void aTurnIsAskedWithTheServicesOwnEarlierReplies() {
    run();
    assertThat(asked.getLast().history())
        .containsExactly(new Question.Turn("老人在家养老有啥安排", "no 老人在家养老有啥安排"));
    assertThat(asked.get(3).history()).isEmpty();
  }

  @Test
  void turnsCountOneByOne() {
    List<Judged> judged = run();
    assertThat(judged)
        .extracting(Judged::id)
        .containsExactly("q001", "q002", "u001", "c01/1", "c01/2");
    assertThat(judged.get(3).topic()).isEqualTo(judged.get(4).topic());
  }

  @Test
  void theReportHoldsAFlatMapOfMetrics() {
    Report report = Report.of("questions", java.util.Map.of(), run(), Figures.Draws.STANDARD);
    assertThat(ReportJson.metrics(report))
        .containsEntry("handled_right", 0.4)
        .containsEntry("refusal_recall", 1.0)
        .containsEntry("latency_p50_ms", 2.0);
    assertThat(ReportJson.of(report)).startsWith("{\"metrics\":{\"handled_right\":0.4");
    assertThat(ReportText.of(report)).contains("  handled_right       0.4000  [0.0000, 0.7500]");
    assertThat(ReportText.failures(report)).hasSize(15);
  }
}
