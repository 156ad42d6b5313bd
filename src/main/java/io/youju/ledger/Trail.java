package io.youju.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The audit trail: rows chained by hash, each over the one before it, so that a row changed,
/// inserted or taken out of the middle shows. Nothing here changes a row.
final class Trail {
  private static final int LONGEST = 4_000;
  private static final String FIRST = "0".repeat(64);

  private record Line(long seq, Act act, String hash) {}

  /// One at a time; the primary key refuses a second writer elsewhere.
  synchronized void append(Connection connection, Act act) throws SQLException {
    Optional<Line> last = last(connection);
    long seq = last.map(Line::seq).orElse(0L) + 1;
    Act kept =
        new Act(
            Ledger.stamp(act.at()).toInstant(),
            cut(act.person(), 100),
            cut(act.act(), 60),
            cut(act.subject(), 300),
            cut(act.before(), LONGEST),
            cut(act.after(), LONGEST));
    try (var row =
        connection.prepareStatement(
            "insert into audit (seq, at, person, act, subject, before_value, after_value, hash)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      row.setLong(1, seq);
      row.setObject(2, Ledger.stamp(kept.at()));
      row.setString(3, kept.person());
      row.setString(4, kept.act());
      row.setString(5, kept.subject());
      row.setString(6, kept.before());
      row.setString(7, kept.after());
      row.setString(8, hash(last.map(Line::hash).orElse(FIRST), seq, kept));
      row.executeUpdate();
    }
    // Committed inside the lock, so that the next writer sees this row.
    connection.commit();
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  static List<Act> read(Connection connection) throws SQLException {
    return lines(connection, "order by seq").stream().map(Line::act).toList();
  }

  static Optional<Long> tampered(Connection connection) throws SQLException {
    String before = FIRST;
    long expected = 1;
    for (Line line : lines(connection, "order by seq")) {
      if (line.seq() != expected || !line.hash().equals(hash(before, line.seq(), line.act()))) {
        return Optional.of(expected);
      }
      before = line.hash();
      expected++;
    }
    return Optional.empty();
  }

  private static Optional<Line> last(Connection connection) throws SQLException {
    return lines(connection, "order by seq desc limit 1").stream().findFirst();
  }

  private static List<Line> lines(Connection connection, String order) throws SQLException {
    try (var query =
        connection.prepareStatement(
            "select seq, at, person, act, subject, before_value, after_value, hash from audit "
                + order)) {
      return Ledger.rows(
          query,
          row ->
              new Line(
                  row.getLong(1),
                  new Act(
                      Ledger.instant(row, 2),
                      row.getString(3),
                      row.getString(4),
                      row.getString(5),
                      row.getString(6),
                      row.getString(7)),
                  row.getString(8)));
    }
  }

  private static String hash(String before, long seq, Act act) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part :
          List.of(
              before,
              String.valueOf(seq),
              act.at().toString(),
              act.person(),
              act.act(),
              act.subject(),
              act.before(),
              act.after())) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
