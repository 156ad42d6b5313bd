package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.eval.QuestionSet;
import io.youju.eval.SectionName;
import io.youju.eval.Topic;
import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The made-up papers and their questions: every answer stands in the sections it is looked for in.
class MadeUpSetsTest {
  @ParameterizedTest
  @ValueSource(strings = {"plan", "action", "rules"})
  void answersStandVerbatimInTheirSections(String name) {
    Path folder = Path.of("eval/made-up", name);
    Document paper = Seeds.read(folder.resolve("paper")).getFirst();
    Set<String> ids = new HashSet<>();
    int refused = 0;
    int turns = 0;
    for (String file : List.of("questions.jsonl", "conversations.jsonl")) {
      for (Topic topic : QuestionSet.read(folder.resolve(file))) {
        assertThat(ids.add(topic.id())).as(topic.id()).isTrue();
        for (Turn turn : topic.turns()) {
          turns++;
          if (!(turn.expected() instanceof Expected.Answer answer)) {
            refused++;
            continue;
          }
          StringBuilder gold = new StringBuilder();
          for (SectionName section : answer.gold()) {
            gold.append(paper.section(section.number()).orElseThrow().span().of(paper.text()));
          }
          String text = bare(gold.toString());
          for (String span : answer.answers()) {
            assertThat(text).as(topic.id()).contains(bare(span));
          }
          for (String span : answer.mustInclude()) {
            assertThat(text).as(topic.id()).contains(bare(span));
          }
        }
      }
    }
    assertThat(turns).isGreaterThan(200);
    assertThat(refused * 5).isGreaterThan(turns);
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
