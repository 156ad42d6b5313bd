package io.youju.document;

/// What a document is, beside its text. Unknown fields are empty, never guessed.
public record Metadata(
    String id,
    String title,
    String issuer,
    String date,
    String origin,
    String licence,
    String sha256) {
  public Metadata {
    if (!id.matches("[a-z0-9][a-z0-9_-]{0,99}")) {
      throw new IllegalArgumentException(
          "document id '" + id + "': needs 1 to 100 of a-z, 0-9, _ and -, the first no sign");
    }
  }
}
