package io.youju.eval;

import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.eval.Judged.Exchange;
import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Asks a service the questions of topics, one after another; a turn is asked with the service's
/// own earlier replies as history.
public final class Interview {
  private final Service service;
  private final Mode mode;

  public Interview(Service service) {
    this(service, Mode.EXTRACT);
  }

  /// @param mode in which every question is asked
  public Interview(Service service, Mode mode) {
    this.service = service;
    this.mode = mode;
  }

  public List<Judged> run(List<Topic> topics, Progress progress) {
    List<Judged> judged = new ArrayList<>();
    for (Topic topic : topics) {
      judged.addAll(talk(topic));
      progress.done("questions", judged.size(), count(topics));
    }
    return judged;
  }

  private static int count(List<Topic> topics) {
    return topics.stream().mapToInt(topic -> topic.turns().size()).sum();
  }

  private List<Judged> talk(Topic topic) {
    List<Judged> judged = new ArrayList<>();
    List<Question.Turn> history = new ArrayList<>();
    for (Turn turn : topic.turns()) {
      Said said = service.ask(question(turn.question(), history, mode));
      history.add(new Question.Turn(turn.question(), said.text()));
      String id = topic.turns().size() == 1 ? topic.id() : topic.id() + "/" + history.size();
      judged.add(judged(id, topic, turn, said));
    }
    return judged;
  }

  /// A question after as many of the last turns as one may bring.
  static Question question(String text, List<Question.Turn> history, Mode mode) {
    int from = Math.max(0, history.size() - Question.MOST_TURNS);
    return new Question(text, history.subList(from, history.size()), List.of(), mode);
  }

  private static Judged judged(String id, Topic topic, Turn turn, Said said) {
    Marking.Marks marks = Marking.of(turn, said);
    Exchange exchange =
        new Exchange(
            turn.question(),
            words(turn.expected()),
            said.text(),
            said.cited(),
            said.reason(),
            marks.faults(),
            said.score(),
            said.millis());
    String whole = topic.set() + "#" + topic.id();
    return new Judged(id, topic.set(), topic.type(), whole, marks.tallies(), exchange);
  }

  /// What is expected, for people.
  private static String words(Expected expected) {
    return switch (expected) {
      case Expected.Refusal(String why) -> why.isEmpty() ? "refuse" : "refuse: " + why;
      case Expected.Answer answer ->
          "〔%s〕 %s%s"
              .formatted(
                  answer.gold().stream()
                      .map(SectionName::toString)
                      .collect(Collectors.joining(", ")),
                  String.join(" / ", answer.answers()),
                  includes(answer));
    };
  }

  private static String includes(Expected.Answer answer) {
    List<String> needed = Marking.needed(answer).toList();
    return needed.isEmpty() ? "" : " [" + String.join(" + ", needed) + "]";
  }
}
