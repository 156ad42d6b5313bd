package io.youju.app;

/// The programme was used wrongly; the message names what and where. Exit code 2.
final class WrongUse extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongUse(String message) {
    super(message);
  }
}
