package io.youju.answer;

import io.youju.answer.DraftCheck.Checked;
import io.youju.answer.DraftCheck.Judged;
import io.youju.answer.Question.Mode;
import io.youju.answer.Reply.Engine;
import io.youju.answer.Writer.Assignment;
import io.youju.answer.Writer.Failure;
import io.youju.answer.Writer.Outcome;
import io.youju.search.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A service whose answers a language model may reword when the question asks for that. The quotes
/// are told first, as ever; what the model writes follows when it has been held to its clauses, and
/// when nothing of it stands the quotes stand, with the reason.
public final class Writing extends Forwarding {
  /// Code units of the clauses shown to the writer.
  public static final int ROOM = 2_400;

  /// What the writer is told to say when the clauses do not answer.
  private static final String DECLINES = "无法回答";

  private final Optional<Writer> writer;
  private final DraftCheck check;
  private final WritingTally tally;

  /// @param writer empty when no model is named: everything is quoted then
  public Writing(Youju youju, Optional<Writer> writer, DraftCheck check, WritingTally tally) {
    super(youju);
    this.writer = writer;
    this.check = check;
    this.tally = tally;
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    if (question.mode() != Mode.WRITE) return behind().answer(question, events);
    List<Hit> evidence = new ArrayList<>();
    Reply reply =
        behind()
            .answer(
                question,
                event -> {
                  if (event instanceof Event.Understood understood) {
                    evidence.addAll(understood.evidence());
                  }
                  events.accept(event);
                });
    return switch (reply) {
      case Reply.Refusal refusal -> refusal;
      case Reply.Answer answer -> written(answer, evidence, events);
    };
  }

  private Reply written(Reply.Answer quoted, List<Hit> hits, Consumer<Event> events) {
    if (writer.isEmpty()) return quoted.by(Engine.fallback(Failure.NO_MODEL));
    if (quoted.kind() != Reply.Kind.QUOTE && quoted.kind() != Reply.Kind.LIST) {
      return quoted.by(Engine.fallback(Failure.NOTHING_TO_REWORD));
    }
    long start = System.nanoTime();
    Evidence evidence = Evidence.of(quoted.citations(), hits, ROOM, this::document);
    events.accept(new Event.Writing(writer.get().model(), 0));
    int[] characters = {0};
    Outcome outcome =
        writer
            .get()
            .write(
                new Assignment(quoted.understood(), evidence.shown()),
                event -> {
                  if (event instanceof Writer.Event.Piece(var text)) {
                    characters[0] += text.length();
                    events.accept(new Event.Writing(writer.get().model(), characters[0]));
                  }
                });
    Reply.Answer reply =
        switch (outcome) {
          case Outcome.None(var why) -> quoted.by(engine(why, 0, Map.of()));
          case Outcome.Draft(var text) -> held(quoted, text, evidence, events);
        };
    tally.count(reply.engine());
    return reply.after((System.nanoTime() - start) / 1e6);
  }

  private Engine engine(Failure why, int sentences, Map<Strike, Integer> strikes) {
    return new Engine(
        Mode.EXTRACT, "", writer.orElseThrow().prompt(), why.wire(), sentences, strikes);
  }

  private Reply.Answer held(
      Reply.Answer quoted, String draft, Evidence evidence, Consumer<Event> events) {
    if (draft.strip().startsWith(DECLINES)) return quoted.by(engine(Failure.DECLINED, 0, Map.of()));
    Checked checked = check.check(draft, evidence);
    if (checked.kept().isEmpty()) {
      return quoted.by(engine(Failure.STRUCK_OUT, checked.sentences().size(), checked.struck()));
    }
    Writer by = writer.orElseThrow();
    StringBuilder text = new StringBuilder(mark(by.model()));
    List<Citation> citations = new ArrayList<>();
    for (Judged kept : checked.kept()) {
      text.append(kept.sentence().text());
      citations.addAll(kept.citations());
    }
    Engine engine =
        new Engine(
            Mode.WRITE, by.model(), by.prompt(), "", checked.sentences().size(), checked.struck());
    Reply reply =
        Proof.hold(
            new Reply.Answer(
                quoted.understood(),
                Reply.Kind.WRITTEN,
                text.toString(),
                citations,
                quoted.timings(),
                engine),
            this::document);
    if (!(reply instanceof Reply.Answer answer)) {
      return quoted.by(engine(Failure.STRUCK_OUT, checked.sentences().size(), checked.struck()));
    }
    events.accept(new Event.Written(answer.text(), by.model()));
    return answer;
  }

  /// The mark at the head of every text that a model wrote, so that it travels with the text.
  static String mark(String model) {
    return "【AI 生成 · " + model + "】";
  }
}
