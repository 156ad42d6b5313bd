package io.youju.ledger;

import java.time.Instant;

/// Somebody who may sign in.
///
/// @param secret a bcrypt hash, never the password
public record Person(String name, String secret, Role role, Instant made) {
  public Person {
    if (!name.matches("[\\p{L}\\p{N}._@-]{1,100}")) {
      throw new IllegalArgumentException(
          "name: needs 1 to 100 letters, digits and . _ @ -, without spaces");
    }
  }

  /// What somebody may do; each may do what those before it may.
  public enum Role {
    READER,
    EDITOR,
    ADMINISTRATOR
  }
}
