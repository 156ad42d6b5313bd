package io.youju.app;

import static java.util.stream.Collectors.joining;

import io.youju.answer.Pin;
import io.youju.document.SectionNumber;
import io.youju.eval.Gates;
import io.youju.eval.Judged;
import io.youju.eval.Report;
import io.youju.eval.SectionName;
import io.youju.eval.Topic;
import io.youju.eval.Topic.Expected;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/// The pinned answers of a data folder as a question set: each of their questions must get them,
/// word for word with their sections.
final class PinTopics {
  private static final String TYPE = "pinned";
  private static final Gates.Gate GIVEN =
      new Gates.Gate("handled_right", TYPE, new Gates.Bar.Floor(1));

  private PinTopics() {}

  /// Those in use today and those that went stale; a stale one fails until it is written anew.
  ///
  /// @throws WrongUse when there is none
  static List<Topic> of(Path data) {
    LocalDate today = LocalDate.now(ZoneId.systemDefault());
    List<Topic> topics = new ArrayList<>();
    for (Pin pin : PinFile.read(data)) {
      if (!pin.begins(today) || pin.isOver(today)) continue;
      for (String question : pin.questions()) topics.add(topic(pin, question, topics.size() + 1));
    }
    if (topics.isEmpty())
      throw new WrongUse("--pinned: " + data + " holds no pinned answer in use");
    return topics;
  }

  private static Topic topic(Pin pin, String question, int number) {
    List<SectionName> gold =
        pin.citations().stream()
            .map(c -> new SectionName(c.document(), SectionNumber.parse(c.section())))
            .distinct()
            .toList();
    String text = pin.text();
    for (Pin.Cited cited : pin.citations()) text = text.replace("〔" + cited.label() + "〕", "");
    Expected expected = new Expected.Answer(gold, List.of(), List.of(text), List.of(text), false);
    return new Topic(TYPE, "pin-" + number, TYPE, List.of(new Topic.Turn(question, expected)));
  }

  /// One verdict on all of them; none where none was asked.
  static List<Gates.Verdict> hold(Report report) {
    List<Judged> asked = report.judged().stream().filter(j -> j.type().equals(TYPE)).toList();
    if (asked.isEmpty()) return List.of();
    List<Judged> wrong = asked.stream().filter(j -> !j.exchange().faults().isEmpty()).toList();
    String given = "pinned answers given: " + (asked.size() - wrong.size()) + " of " + asked.size();
    String says =
        wrong.stream()
            .map(one -> "; not to: " + one.exchange().question())
            .collect(joining("", given, ""));
    return List.of(new Gates.Verdict(GIVEN, wrong.isEmpty(), says));
  }
}
