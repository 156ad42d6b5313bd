package io.youju.reading;

/// A file whose bytes cannot be read as the format that they seem to be; the message names both.
public final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Unreadable(String message) {
    super(message);
  }
}
