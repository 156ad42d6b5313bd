package io.youju.reading;

/// Reads DOCX.
final class Word {
  private Word() {}

  static Read read(String name, byte[] bytes) {
    throw new Unreadable(name + ": DOCX is not read yet (" + bytes.length + " bytes)");
  }
}
