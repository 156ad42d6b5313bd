package io.youju.eval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// One line of a question set: a question, or a conversation of several turns.
///
/// @param set where it stands, as folder and name of its file: `hangzhou-decision/questions`
/// @param turns one or more
public record Topic(String set, String id, String type, List<Turn> turns) {
  public Topic {
    turns = List.copyOf(turns);
    if (turns.isEmpty()) throw new IllegalArgumentException("topic " + id + ": needs a turn");
  }

  /// One question and what is expected of the reply.
  public record Turn(String question, Expected expected) {}

  /// What a reply is held against.
  public sealed interface Expected {
    /// An answer.
    ///
    /// @param gold sections that must be cited; empty when none must
    /// @param acceptable sections that may be cited as well
    /// @param answers verbatim spans
    /// @param mustInclude what the text has to hold
    /// @param all whether every one of `answers` is needed
    record Answer(
        List<SectionName> gold,
        List<SectionName> acceptable,
        List<String> answers,
        List<String> mustInclude,
        boolean all)
        implements Expected {
      public Answer {
        gold = List.copyOf(gold);
        acceptable = List.copyOf(acceptable);
        answers = List.copyOf(answers);
        mustInclude = List.copyOf(mustInclude);
      }
    }

    /// A refusal.
    ///
    /// @param why for people; may be empty
    record Refusal(String why) implements Expected {}
  }

  /// The two halves of a set: only `TUNE` is looked at while tuning.
  public enum Half {
    TUNE,
    TEST
  }

  /// The half that this topic falls into: the first byte of the SHA-256 of its id, even for `TUNE`.
  public Half half() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return hash[0] % 2 == 0 ? Half.TUNE : Half.TEST;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
