package io.youju.model;

import io.youju.answer.ClaimCheck;
import io.youju.prompt.Prompt;
import java.util.Map;

/// Has a language model say whether a clause says what a sentence claims; anything but a plain 是 is
/// a no.
public final class ChatClaimCheck implements ClaimCheck {
  private final Chat chat;
  private final Prompt prompt;

  /// @param prompt with the slots `claim` and `evidence`
  public ChatClaimCheck(Chat chat, Prompt prompt) {
    this.chat = chat;
    this.prompt = prompt;
  }

  @Override
  public boolean holds(String claim, String evidence) {
    String asked =
        prompt.render(Map.of("claim", Prompt.fenced(claim), "evidence", Prompt.fenced(evidence)));
    return chat.ask(asked, _ -> {}) instanceof Chat.Said.Text(var text)
        && text.strip().matches("是[。.]?");
  }
}
