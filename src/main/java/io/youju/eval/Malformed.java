package io.youju.eval;

import java.nio.file.Path;

/// A file that is not what it should be; the message names file, line and field.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }

  /// @param line from 1
  static Malformed at(Path file, int line, String says) {
    return new Malformed(file + ": line " + line + ": " + says);
  }
}
