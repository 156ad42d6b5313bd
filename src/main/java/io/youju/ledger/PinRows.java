package io.youju.ledger;

import io.youju.answer.Pin;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Pinned answers as rows.
final class PinRows {
  private PinRows() {}

  static List<Pin> read(Connection connection) throws SQLException {
    List<Pin> pins = new ArrayList<>();
    try (var query =
        connection.prepareStatement(
            "select id, text, first_day, last_day, person, changed from pin order by changed, id")) {
      for (Row row :
          Ledger.rows(
              query,
              r ->
                  new Row(
                      r.getString(1),
                      r.getString(2),
                      r.getString(3),
                      r.getString(4),
                      r.getString(5),
                      Ledger.instant(r, 6)))) {
        pins.add(
            new Pin(
                row.id,
                questions(connection, row.id),
                row.text,
                citations(connection, row.id),
                row.from,
                row.until,
                row.person,
                row.changed));
      }
    }
    return pins;
  }

  private record Row(
      String id,
      String text,
      String from,
      String until,
      String person,
      java.time.Instant changed) {}

  private static List<String> questions(Connection connection, String pin) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select question from pin_question where pin = ? order by place")) {
      query.setString(1, pin);
      return Ledger.rows(query, row -> row.getString(1));
    }
  }

  private static List<Pin.Cited> citations(Connection connection, String pin) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select document, section, label, quote, clause from pin_cited where pin = ? order by place")) {
      query.setString(1, pin);
      return Ledger.rows(
          query,
          row ->
              new Pin.Cited(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getString(5)));
    }
  }

  static int delete(Connection connection, String id) throws SQLException {
    try (var old = connection.prepareStatement("delete from pin where id = ?")) {
      old.setString(1, id);
      return old.executeUpdate();
    }
  }

  static void write(Connection connection, Pin pin) throws SQLException {
    try (var row =
            connection.prepareStatement(
                "insert into pin (id, text, first_day, last_day, person, changed) values (?, ?, ?, ?, ?, ?)");
        var question =
            connection.prepareStatement(
                "insert into pin_question (pin, place, question) values (?, ?, ?)");
        var cited =
            connection.prepareStatement(
                "insert into pin_cited (pin, place, document, section, label, quote, clause)"
                    + " values (?, ?, ?, ?, ?, ?, ?)")) {
      row.setString(1, pin.id());
      row.setString(2, Enquiries.storable(pin.text()));
      row.setString(3, pin.from());
      row.setString(4, pin.until());
      row.setString(5, pin.person());
      row.setObject(6, Ledger.stamp(pin.changed()));
      row.executeUpdate();
      for (int place = 0; place < pin.questions().size(); place++) {
        question.setString(1, pin.id());
        question.setInt(2, place);
        question.setString(3, Enquiries.storable(pin.questions().get(place)));
        question.addBatch();
      }
      question.executeBatch();
      for (int place = 0; place < pin.citations().size(); place++) {
        Pin.Cited one = pin.citations().get(place);
        cited.setString(1, pin.id());
        cited.setInt(2, place);
        cited.setString(3, one.document());
        cited.setString(4, one.section());
        cited.setString(5, one.label());
        cited.setString(6, one.quote());
        cited.setString(7, one.clause());
        cited.addBatch();
      }
      cited.executeBatch();
    }
  }
}
