package io.youju.document;

/// Something odd that reading saw.
///
/// @param line where, from 1; 0 when it concerns the whole document
public record Fault(Severity severity, int line, String message) {
  /// How much it matters: NOTE is only worth knowing, WARNING may make citations unusual.
  public enum Severity {
    NOTE,
    WARNING
  }
}
