package io.youju.document;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a document is, beside its text. Unknown fields are empty, never guessed.
///
/// @param inForceFrom its first day in force, `YYYY-MM-DD`
/// @param inForceUntil its last day in force, `YYYY-MM-DD`
public record Metadata(
    String id,
    String title,
    String issuer,
    String date,
    String origin,
    String licence,
    String sha256,
    String inForceFrom,
    String inForceUntil) {
  /// Where a day stands to the days on which a document is in force.
  public enum Validity {
    NOT_YET,
    IN_FORCE,
    OVER
  }

  /// @throws IllegalArgumentException naming the field when it is not as it must be
  public Metadata {
    if (!id.matches("[a-z0-9][a-z0-9_-]{0,99}")) {
      throw new IllegalArgumentException(
          "document id '" + id + "': needs 1 to 100 of a-z, 0-9, _ and -, the first no sign");
    }
    LocalDate first = day("in_force_from", inForceFrom, LocalDate.MIN);
    LocalDate last = day("in_force_until", inForceUntil, LocalDate.MAX);
    if (last.isBefore(first)) {
      throw new IllegalArgumentException(
          "in_force_until: " + inForceUntil + " is before in_force_from, " + inForceFrom);
    }
  }

  /// In force as long as nobody says otherwise.
  public Metadata(
      String id,
      String title,
      String issuer,
      String date,
      String origin,
      String licence,
      String sha256) {
    this(id, title, issuer, date, origin, licence, sha256, "", "");
  }

  private static LocalDate day(String field, String text, LocalDate open) {
    if (text.isEmpty()) return open;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(field + ": '" + text + "', needs YYYY-MM-DD", e);
    }
  }

  /// Whether it is in force on `day`; an open end has no limit.
  public Validity on(LocalDate day) {
    if (day.isBefore(day("in_force_from", inForceFrom, LocalDate.MIN))) return Validity.NOT_YET;
    boolean over = day.isAfter(day("in_force_until", inForceUntil, LocalDate.MAX));
    return over ? Validity.OVER : Validity.IN_FORCE;
  }

  /// Whether its days in force have a beginning or an end.
  public boolean hasDays() {
    return !inForceFrom.isEmpty() || !inForceUntil.isEmpty();
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
    fields.put("in_force_from", inForceFrom);
    fields.put("in_force_until", inForceUntil);
    return fields;
  }

  /// The same under another id.
  public Metadata withId(String other) {
    return with("id", other);
  }

  /// The same from another place.
  public Metadata withOrigin(String other) {
    return with("origin", other);
  }

  /// The opposite of [#fields].
  ///
  /// @param field gives a field by name, empty where there is none
  public static Metadata of(UnaryOperator<String> field) {
    return new Metadata(
        field.apply("id"),
        field.apply("title"),
        field.apply("issuer"),
        field.apply("date"),
        field.apply("origin"),
        field.apply("licence"),
        field.apply("sha256"),
        field.apply("in_force_from"),
        field.apply("in_force_until"));
  }

  /// The same with another field.
  ///
  /// @param name of a field of [#fields]
  public Metadata with(String name, String value) {
    return of(field -> field.equals(name) ? value : fields().getOrDefault(field, ""));
  }

  /// The same of other bytes.
  public Metadata withSha256(String other) {
    return with("sha256", other);
  }
}
