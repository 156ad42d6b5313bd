package io.youju.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// What queues and figures are made of.
final class Counts {
  private Counts() {}

  static List<Concern> concerns(Connection connection, Concern.Kind kind, Instant since, int most)
      throws SQLException {
    String sql =
        switch (kind) {
          case REFUSED ->
              "select question, at, reason from enquiry where at >= ? and status = 'refused'"
                  + " and reason <> 'empty-question' order by at desc, id limit "
                  + most;
          case DISLIKED ->
              "select e.question, e.at, f.reason from enquiry e join feedback f on f.reply = e.id"
                  + " where e.at >= ? and not f.useful order by e.at desc, e.id limit "
                  + most;
        };
    try (var query = connection.prepareStatement(sql)) {
      query.setObject(1, Ledger.stamp(since));
      return Ledger.rows(
          query, row -> new Concern(row.getString(1), Ledger.instant(row, 2), row.getString(3)));
    }
  }

  static List<Tally> tallies(Connection connection, Instant since) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select e.at, e.channel, e.status, e.millis, f.useful from enquiry e"
                + " left join feedback f on f.reply = e.id where e.at >= ? order by e.at")) {
      query.setObject(1, Ledger.stamp(since));
      return Ledger.rows(
          query,
          row -> {
            boolean useful = row.getBoolean(5);
            String verdict = row.wasNull() ? "" : useful ? "liked" : "disliked";
            return new Tally(
                Ledger.instant(row, 1),
                Enquiry.Channel.valueOf(row.getString(2)),
                row.getString(3).equals("refused"),
                row.getDouble(4),
                verdict);
          });
    }
  }

  static List<CitedOften> cited(Connection connection, Instant since, int most)
      throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select c.document, c.section, c.label, count(distinct c.enquiry) times from cited c"
                + " join enquiry e on e.id = c.enquiry where e.at >= ? and e.status = 'answered'"
                + " group by c.document, c.section, c.label"
                + " order by times desc, c.document, c.section limit "
                + most)) {
      query.setObject(1, Ledger.stamp(since));
      return Ledger.rows(
          query,
          row ->
              new CitedOften(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)));
    }
  }
}
