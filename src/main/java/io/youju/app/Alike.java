package io.youju.app;

import io.youju.answer.Pins;
import io.youju.eval.BeirFolder;
import io.youju.eval.Trec;
import io.youju.search.Embedder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// How sure it is that two questions which a pinned answer takes for one are one, over the
/// questions of a BEIR folder with `answers.jsonl`: different questions about one passage, whose
/// answers differ, must not be taken for one; a question said with the usual fillings must.
final class Alike {
  private static final int MOST_PASSAGES = 500;

  private Alike() {}

  private record Asked(String text, String answer, float[] vector) {}

  private record Two(Asked one, Asked other) {}

  static void of(Path folder, Embedder embedder, Consumer<String> print) {
    Map<String, String> texts = BeirFolder.read(folder).queries();
    Map<String, String> answers = BeirFolder.answers(folder);
    Map<String, List<String>> byPassage = new LinkedHashMap<>();
    Trec.qrels(folder.resolve("qrels/dev.tsv"))
        .forEach((query, grades) ->
            grades
                .keySet()
                .forEach(p -> byPassage.computeIfAbsent(p, _ -> new ArrayList<>()).add(query)));
    List<Two> different = new ArrayList<>();
    List<Two> same = new ArrayList<>();
    for (List<String> queries : byPassage.values().stream().limit(MOST_PASSAGES).toList()) {
      List<Asked> asked = new ArrayList<>();
      for (String query : queries) {
        String text = texts.getOrDefault(query, "");
        asked.add(
            new Asked(text, answers.getOrDefault(query, query), embedder.embedQuestion(text)));
      }
      for (int i = 0; i < asked.size(); i++) {
        for (int k = 0; k < i; k++) {
          if (!asked.get(i).answer().equals(asked.get(k).answer())) {
            different.add(new Two(asked.get(i), asked.get(k)));
          }
        }
      }
      Asked first = asked.getFirst();
      for (String filled : fillings(first.text())) {
        same.add(new Two(first, new Asked(filled, "", embedder.embedQuestion(filled))));
      }
    }
    print.accept(
        different.size() + " pairs of different questions, " + same.size() + " of one said twice");
    for (int hundredths = 80; hundredths <= 98; hundredths += 2) {
      double least = hundredths / 100.0;
      print.accept(
          String.format(
              Locale.ROOT,
              "cosine %.2f: %.4f of different taken for one, %.4f of same",
              least,
              share(different, least),
              share(same, least)));
    }
  }

  private static List<String> fillings(String question) {
    return List.of("请问一下，" + question, "我想了解一下" + question + "呢", question + "，谢谢您了");
  }

  private static double share(List<Two> pairs, double least) {
    long taken =
        pairs.stream()
            .filter(p ->
                Pins.same(
                    p.one().text(), p.one().vector(), p.other().text(), p.other().vector(), least))
            .count();
    return (double) taken / Math.max(1, pairs.size());
  }
}
