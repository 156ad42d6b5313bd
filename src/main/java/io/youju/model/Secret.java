package io.youju.model;

/// A key that no log and no page shows.
///
/// @param value empty when a service wants none
public record Secret(String value) {
  public static final Secret NONE = new Secret("");

  @Override
  public String toString() {
    return value.isEmpty() ? "(none)" : "(hidden)";
  }
}
