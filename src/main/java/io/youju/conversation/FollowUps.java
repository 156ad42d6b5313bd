package io.youju.conversation;

import io.youju.answer.Forwarding;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// A service that understands follow-ups: makes a question standalone from the turns before it,
/// then asks on.
public final class FollowUps extends Forwarding {
  private final Optional<Function<Question, Optional<String>>> model;

  /// Follow-ups are understood by rules.
  public FollowUps(Youju youju) {
    this(youju, Optional.empty());
  }

  /// @param model asked first what a follow-up means in full; where it has nothing to say, rules
  ///   speak
  public FollowUps(Youju youju, Optional<Function<Question, Optional<String>>> model) {
    super(youju);
    this.model = model;
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    return behind().answer(standalone(question), events);
  }

  private Question standalone(Question question) {
    Question ruled = Standalone.of(question);
    if (ruled.equals(question) || model.isEmpty()) return ruled;
    return model
        .get()
        .apply(question)
        .map(full -> question.standalone(full, ruled.labels()))
        .orElse(ruled);
  }
}
