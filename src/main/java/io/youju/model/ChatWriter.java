package io.youju.model;

import io.youju.answer.Writer;
import io.youju.prompt.Prompt;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Has a language model word what the clauses say. The model sees labels and clauses, fenced as
/// material, and no address.
public final class ChatWriter implements Writer {
  private final Chat chat;
  private final Prompt prompt;

  /// @param prompt with the slots `question` and `evidence`
  public ChatWriter(Chat chat, Prompt prompt) {
    this.chat = chat;
    this.prompt = prompt;
  }

  @Override
  public String model() {
    return chat.name();
  }

  @Override
  public String prompt() {
    return prompt.hash();
  }

  @Override
  public Outcome write(Assignment assignment, Consumer<Event> events) {
    String asked =
        prompt.render(
            Map.of(
                "question", Prompt.fenced(assignment.question()),
                "evidence", evidence(assignment)));
    return switch (chat.ask(asked, piece -> events.accept(new Event.Piece(piece)))) {
      case Chat.Said.Text(var text) -> new Outcome.Draft(text);
      case Chat.Said.Nothing(var why) -> new Outcome.None(why);
    };
  }

  private static String evidence(Assignment assignment) {
    return assignment.evidence().stream()
        .map(clauses -> "〔" + clauses.label() + "〕\n" + Prompt.fenced(clauses.text()))
        .collect(Collectors.joining("\n\n"));
  }
}
