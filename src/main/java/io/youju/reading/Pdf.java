package io.youju.reading;

/// Reads PDF.
final class Pdf {
  private Pdf() {}

  static Read read(String name, byte[] bytes) {
    throw new Unreadable(name + ": PDF is not read yet (" + bytes.length + " bytes)");
  }
}
