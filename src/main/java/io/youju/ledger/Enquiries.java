package io.youju.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Enquiries as rows.
final class Enquiries {
  private Enquiries() {}

  static boolean exists(Connection connection, String id) throws SQLException {
    try (var query = connection.prepareStatement("select 1 from enquiry where id = ?")) {
      query.setString(1, id);
      return !Ledger.rows(query, row -> row.getInt(1)).isEmpty();
    }
  }

  static void write(Connection connection, Enquiry enquiry) throws SQLException {
    try (var row =
            connection.prepareStatement(
                "insert into enquiry (id, at, channel, person, question, status, reason, kind, generation, millis)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        var cited =
            connection.prepareStatement(
                "insert into cited (enquiry, place, document, section, label, span_start, span_end)"
                    + " values (?, ?, ?, ?, ?, ?, ?)")) {
      row.setString(1, enquiry.id());
      row.setObject(2, Ledger.stamp(enquiry.at()));
      row.setString(3, enquiry.channel().name());
      row.setString(4, enquiry.person());
      row.setString(5, storable(enquiry.question()));
      row.setString(6, enquiry.status());
      row.setString(7, enquiry.reason());
      row.setString(8, enquiry.kind());
      row.setString(9, enquiry.generation());
      row.setDouble(10, enquiry.millis());
      row.executeUpdate();
      for (int place = 0; place < enquiry.citations().size(); place++) {
        Enquiry.Cited one = enquiry.citations().get(place);
        cited.setString(1, enquiry.id());
        cited.setInt(2, place);
        cited.setString(3, one.document());
        cited.setString(4, one.section());
        cited.setString(5, one.label());
        cited.setInt(6, one.start());
        cited.setInt(7, one.end());
        cited.addBatch();
      }
      cited.executeBatch();
    }
  }

  /// PostgreSQL takes no NUL in text, and no half of a surrogate pair.
  static String storable(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  static List<Enquiry> read(Connection connection, EnquiryFilter filter) throws SQLException {
    String whose = filter.person().isEmpty() ? "" : " and person = ?";
    try (var query =
        connection.prepareStatement(
            "select id, at, channel, person, question, status, reason, kind, generation, millis"
                + " from enquiry where at >= ?"
                + whose
                + " order by at desc, id limit "
                + filter.most())) {
      query.setObject(1, Ledger.stamp(filter.since()));
      if (!whose.isEmpty()) query.setString(2, filter.person());
      List<Enquiry> found = new ArrayList<>();
      for (Enquiry bare :
          Ledger.rows(
              query,
              row ->
                  new Enquiry(
                      row.getString(1),
                      Ledger.instant(row, 2),
                      Enquiry.Channel.valueOf(row.getString(3)),
                      row.getString(4),
                      row.getString(5),
                      row.getString(6),
                      row.getString(7),
                      row.getString(8),
                      List.of(),
                      row.getString(9),
                      row.getDouble(10)))) {
        found.add(with(bare, cited(connection, bare.id())));
      }
      return found;
    }
  }

  private static List<Enquiry.Cited> cited(Connection connection, String id) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select document, section, label, span_start, span_end from cited where enquiry = ? order by place")) {
      query.setString(1, id);
      return Ledger.rows(
          query,
          row ->
              new Enquiry.Cited(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getInt(4),
                  row.getInt(5)));
    }
  }

  private static Enquiry with(Enquiry e, List<Enquiry.Cited> citations) {
    return new Enquiry(
        e.id(),
        e.at(),
        e.channel(),
        e.person(),
        e.question(),
        e.status(),
        e.reason(),
        e.kind(),
        citations,
        e.generation(),
        e.millis());
  }
}
