package io.youju.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.youju.document.Document;
import io.youju.eval.QuestionSet;
import io.youju.eval.SectionName;
import io.youju.eval.Topic;
import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.io.File;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Question sets that no second reader checked: every answer stands in the sections it is looked
/// for in.
class MadeUpSetsTest {
  private static final Pattern COUNT = Pattern.compile("\\d{1,2}");

  @ParameterizedTest
  @CsvSource({
    "eval/made-up/plan, eval/made-up/plan/paper, 200, 5",
    "eval/made-up/action, eval/made-up/action/paper, 200, 5",
    "eval/made-up/rules, eval/made-up/rules/paper, 200, 5",
    "eval/hangzhou-decision/more, seeds, 200, 5",
    "eval/hangzhou-decision/unseen, seeds, 200, 5",
    "eval/hangzhou-decision/several, seeds, 99, 0"
  })
  void answersStandVerbatimInTheirSections(Path folder, Path seeds, int least, int oneIn) {
    Document paper = Seeds.read(seeds).getFirst();
    Set<String> ids = new HashSet<>();
    int refused = 0;
    int turns = 0;
    for (File file : requireNonNull(folder.toFile().listFiles((_, n) -> n.endsWith(".jsonl")))) {
      for (Topic topic : QuestionSet.read(file.toPath())) {
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
            // How many sections there are stands nowhere.
            if (COUNT.matcher(span).matches()) continue;
            assertThat(text).as(topic.id()).contains(bare(span));
          }
        }
      }
    }
    assertThat(turns).isGreaterThan(least);
    // One in so many at least is to be refused; none of a set that has answers only.
    if (oneIn == 0) assertThat(refused).isZero();
    else assertThat(refused * oneIn).isGreaterThan(turns);
  }

  private static String bare(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
