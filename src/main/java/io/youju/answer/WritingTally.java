package io.youju.answer;

import io.youju.answer.Question.Mode;
import io.youju.answer.Reply.Engine;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// How drafts fared since the start. Written from many threads.
public final class WritingTally {
  private final LongAdder written = new LongAdder();
  private final LongAdder quoted = new LongAdder();
  private final LongAdder sentences = new LongAdder();
  private final Map<Strike, LongAdder> struck = new EnumMap<>(Strike.class);

  public WritingTally() {
    for (Strike strike : Strike.values()) struck.put(strike, new LongAdder());
  }

  void count(Engine engine) {
    (engine.mode() == Mode.WRITE ? written : quoted).increment();
    sentences.add(engine.sentences());
    engine
        .strikes()
        .forEach((strike, count) -> {
          LongAdder adder = struck.get(strike);
          if (adder != null) adder.add(count);
        });
  }

  /// Answers that a model worded.
  public long written() {
    return written.sum();
  }

  /// Answers that were quoted though a model was asked for.
  public long quoted() {
    return quoted.sum();
  }

  /// Sentences of all drafts.
  public long sentences() {
    return sentences.sum();
  }

  public long struck(Strike strike) {
    LongAdder adder = struck.get(strike);
    return adder == null ? 0 : adder.sum();
  }
}
