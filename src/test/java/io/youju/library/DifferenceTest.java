package io.youju.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  private static final String OLD =
      "办法\n一、收费\n1.标准。每小时收费三元。\n2.免费。三十分钟以内免费停放。\n3.退费。多收的费用应当在七日内退还当事人。\n";

  private static Document document(String text) {
    return LibraryTest.arrival("x", text).document();
  }

  private static List<Difference.Change> between(String before, String after) {
    return Difference.between(document(before), document(after));
  }

  @Test
  void equalTextsDifferInNothing() {
    assertThat(between(OLD, OLD)).isEmpty();
  }

  @Test
  void aClauseIsAddedRemovedChangedOrMoved() {
    assertThat(between(OLD, OLD.replace("三元", "五元")))
        .extracting(Difference.Change::kind, Difference.Change::section)
        .containsExactly(tuple(Difference.Kind.CHANGED, "1.1"));
    assertThat(between(OLD, OLD + "4.公示。收费标准应当公示。\n"))
        .extracting(Difference.Change::kind)
        .containsOnly(Difference.Kind.ADDED);
    assertThat(between(OLD, OLD.replace("三十分钟以内免费停放。", "")))
        .extracting(Difference.Change::kind, Difference.Change::before)
        .containsExactly(tuple(Difference.Kind.REMOVED, "三十分钟以内免费停放。"));
    String moved = OLD.replace("每小时收费三元。", "").replace("当事人。", "当事人。每小时收费三元。");
    assertThat(between(OLD, moved))
        .extracting(Difference.Change::kind, Difference.Change::section)
        .containsExactly(tuple(Difference.Kind.MOVED, "1.3"));
  }

  @Test
  void oldClausesWithoutTheirLossesAndWithTheirGainsAreTheNewOnes() {
    Random random = new Random(6);
    for (int round = 0; round < 60; round++) {
      String before = text(random);
      String after = text(random);
      List<String> left = clauses(document(before));
      for (Difference.Change change : between(before, after)) {
        if (!change.before().isEmpty()) assertThat(left.remove(change.before())).isTrue();
        if (!change.after().isEmpty()) left.add(change.after());
      }
      assertThat(left).containsExactlyInAnyOrderElementsOf(clauses(document(after)));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("一、总则\n");
    for (int i = 1; i <= 3 + random.nextInt(3); i++) {
      text.append(i).append(".第").append("甲乙丙丁".charAt(random.nextInt(4))).append("事项。");
      for (int k = random.nextInt(4); k > 0; k--) {
        text.append("应当").append("公示登记收费退还".charAt(random.nextInt(8))).append("并报告。");
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static List<String> clauses(Document document) {
    List<String> texts = new ArrayList<>();
    for (Section section : document.sections()) {
      for (Clause clause : section.clauses()) {
        String text = clause.span().trim(document.text()).of(document.text());
        if (!text.isEmpty()) texts.add(text);
      }
    }
    return texts;
  }
}
