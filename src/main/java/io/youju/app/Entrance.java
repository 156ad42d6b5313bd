package io.youju.app;

import io.youju.answer.Pins;
import io.youju.answer.Youju;
import io.youju.eval.Figures;
import io.youju.eval.Gates;
import io.youju.eval.InProcess;
import io.youju.eval.Interview;
import io.youju.eval.Malformed;
import io.youju.eval.QuestionSet;
import io.youju.eval.Report;
import io.youju.eval.Topic;
import io.youju.library.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;

/// What a generation must do before it serves: be whole, give the pinned answers, and, when it is
/// new, pass the gates that the settings name. One that is put back passed them when it was new,
/// and is wanted because another does worse than its figures say.
///
/// @param exam empty where the settings name no gates
record Entrance(Pins pins, Optional<Exam> exam) implements Check {
  /// Questions that a new generation is asked, and the gates its figures are held against.
  record Exam(Gates gates, List<Topic> topics) {
    Exam {
      topics = List.copyOf(topics);
    }

    private List<String> failures(Youju next) {
      var judged = new Interview(new InProcess(next)).run(topics, (_, _, _) -> {});
      Report report = Report.of("questions", Map.of(), judged, new Figures.Draws(1, 1));
      return gates.hold(report).stream()
          .filter(verdict -> !verdict.passed())
          .map(verdict -> "gate failed: " + verdict.says())
          .toList();
    }
  }

  /// As `youju.gates` in the settings says.
  ///
  /// @throws WrongUse naming the file that is missing or malformed
  static Entrance of(Pins pins) {
    return new Entrance(pins, Early.named("youju.gates.").flatMap(Entrance::exam));
  }

  private static Optional<Exam> exam(Binder settings) {
    String file = Early.text(settings, "gates.file");
    if (file.isEmpty()) return Optional.empty();
    List<Topic> topics = new ArrayList<>();
    try {
      for (String set : Early.text(settings, "gates.sets").split(",")) {
        topics.addAll(QuestionSet.read(there("youju.gates.sets", set.strip())));
      }
      return Optional.of(new Exam(Gates.read(there("youju.gates.file", file)), topics));
    } catch (Malformed e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static Path there(String setting, String file) {
    if (!Files.isRegularFile(Path.of(file))) {
      throw new WrongUse(setting + ": no such file: '" + file + "'");
    }
    return Path.of(file);
  }

  @Override
  public List<String> failures(Youju next) {
    List<String> failures = new ArrayList<>(again(next));
    if (failures.isEmpty()) exam.ifPresent(e -> failures.addAll(e.failures(next)));
    return failures;
  }

  @Override
  public List<String> again(Youju kept) {
    List<String> failures = new ArrayList<>(Check.smoke(kept));
    failures.addAll(pins.failures(kept));
    return failures;
  }
}
