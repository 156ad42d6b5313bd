package io.youju.library;

import java.util.List;

/// A new generation did not come about; the old one serves on.
public final class LibraryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LibraryException(String message, Throwable cause) {
    super(message, cause);
  }

  LibraryException(List<String> failures) {
    super(String.join("; ", failures));
  }
}
