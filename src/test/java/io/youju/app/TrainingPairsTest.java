package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.eval.QuestionSet;
import io.youju.text.NormalForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The models are trained on no question that they are measured by.
class TrainingPairsTest {
  @Test
  void noTrainingQuestionIsAnEvaluationQuestion() throws IOException {
    Set<String> measured = new HashSet<>();
    for (Path set : files(Path.of("eval"), ".jsonl")) {
      QuestionSet.read(set)
          .forEach(topic -> topic.turns().forEach(turn -> measured.add(bare(turn.question()))));
    }
    List<String> trained = trained();
    assertThat(measured).hasSizeGreaterThan(4_000);
    assertThat(trained).hasSizeGreaterThan(100_000);
    assertThat(trained.stream().map(TrainingPairsTest::bare).filter(measured::contains)).isEmpty();
  }

  private static List<String> trained() throws IOException {
    Path folder = Path.of("src/models/pairs");
    List<String> questions = new ArrayList<>();
    for (Path file : files(folder, ".txt")) questions.addAll(Files.readAllLines(file));
    for (Path file : files(folder, ".tsv")) {
      Files.readAllLines(file).forEach(line -> questions.add(line.split("\t")[1]));
    }
    for (Path file : files(folder, ".jsonl")) {
      for (String line : Files.readAllLines(file)) {
        JsonNode row = JsonMapper.shared().readTree(line);
        for (String field : List.of("q", "n", "f", "o")) {
          row.path(field).forEach(question -> questions.add(question.asString()));
        }
        for (String field : List.of("t", "u")) {
          row.path(field)
              .forEach(talk -> questions.add(talk.path(0).asString() + talk.path(1).asString()));
        }
      }
    }
    return questions;
  }

  private static List<Path> files(Path folder, String end) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).toList();
    }
  }

  private static String bare(String question) {
    return NormalForm.of(question).text().replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
