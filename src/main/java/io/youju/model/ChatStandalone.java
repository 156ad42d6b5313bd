package io.youju.model;

import io.youju.answer.Question;
import io.youju.prompt.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Has a language model make a follow-up standalone. What it says is only looked for, never shown
/// as an answer.
public final class ChatStandalone implements Function<Question, Optional<String>> {
  private static final int TURNS = 4;
  private static final int LONGEST = 200;

  /// Nothing can be looked for meanwhile.
  private static final Duration PATIENCE = Duration.ofMillis(1_500);

  private final Chat chat;
  private final Prompt prompt;

  /// @param prompt with the slots `history` and `question`
  public ChatStandalone(Chat chat, Prompt prompt) {
    this.chat = chat;
    this.prompt = prompt;
  }

  /// One line of at most 200 characters; empty when the model has none to give within 1.5 s.
  @Override
  public Optional<String> apply(Question question) {
    List<Question.Turn> turns = question.history();
    String history =
        turns.subList(Math.max(0, turns.size() - TURNS), turns.size()).stream()
            .map(turn -> "问:" + turn.question() + "\n答:" + turn.answer())
            .collect(Collectors.joining("\n"));
    String asked =
        prompt.render(
            Map.of("history", Prompt.fenced(history), "question", Prompt.fenced(question.text())));
    return chat.ask(asked, _ -> {}, PATIENCE) instanceof Chat.Said.Text(var text)
        ? Optional.of(text.strip()).filter(line -> line.length() <= LONGEST && !line.contains("\n"))
        : Optional.empty();
  }
}
