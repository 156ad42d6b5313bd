package io.youju.eval;

import io.youju.answer.Citation;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.answer.Youju.Event;
import io.youju.eval.Said.Cited;
import java.util.List;
import java.util.Map;

/// The service in this process. It says how sure it is by the chance that its evidence answers.
public final class InProcess implements Service {
  private final Youju youju;

  public InProcess(Youju youju) {
    this.youju = youju;
  }

  @Override
  public Said ask(Question question) {
    double[] chance = {Double.NaN};
    long start = System.nanoTime();
    Reply reply =
        youju.answer(
            question,
            event -> {
              if (event instanceof Event.Weighed weighed) chance[0] = weighed.chance();
            });
    double millis = (System.nanoTime() - start) / 1e6;
    return switch (reply) {
      case Reply.Answer answer ->
          new Said(
              false,
              "",
              answer.text(),
              cited(answer.citations()),
              chance[0],
              millis,
              drafted(answer.engine()));
      case Reply.Refusal refusal ->
          new Said(true, refusal.reason().wire(), refusal.text(), List.of(), chance[0], millis);
    };
  }

  private static Said.Drafted drafted(Reply.Engine engine) {
    int struck = engine.strikes().values().stream().mapToInt(n -> n).sum();
    int unsupported =
        engine.strikes().entrySet().stream()
            .filter(strike -> strike.getKey().isUnsupported())
            .mapToInt(Map.Entry::getValue)
            .sum();
    return new Said.Drafted(engine.sentences(), struck, unsupported);
  }

  private static List<Cited> cited(List<Citation> citations) {
    return citations.stream()
        .map(c -> Said.cited(c.label(), c.document(), c.section(), c.quote()))
        .toList();
  }
}
