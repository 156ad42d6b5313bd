package io.youju.document;

import java.util.LinkedHashMap;
import java.util.Map;

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

  /// Its fields by name, as files and the wire have them.
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("id", id);
    fields.put("title", title);
    fields.put("issuer", issuer);
    fields.put("date", date);
    fields.put("origin", origin);
    fields.put("licence", licence);
    fields.put("sha256", sha256);
    return fields;
  }

  /// The same under another id.
  public Metadata withId(String other) {
    return new Metadata(other, title, issuer, date, origin, licence, sha256);
  }

  /// The same from another place.
  public Metadata withOrigin(String other) {
    return new Metadata(id, title, issuer, date, other, licence, sha256);
  }

  /// The same of other bytes.
  public Metadata withSha256(String other) {
    return new Metadata(id, title, issuer, date, origin, licence, other);
  }
}
