package io.youju.ledger;

import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// The ledger in a real PostgreSQL.
class PostgresLedgerTest extends LedgerContract {
  private static PostgresCluster cluster;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    cluster = new PostgresCluster();
  }

  @AfterAll
  static void stop() throws IOException, InterruptedException {
    cluster.close();
  }

  @Override
  Ledger fresh() {
    Ledger ledger = Ledger.open(cluster.address());
    tamper("truncate enquiry, cited, feedback, person, audit");
    return ledger;
  }

  @Override
  Ledger again() {
    return Ledger.open(cluster.address());
  }

  @Override
  void tamper(String sql) {
    try (var connection = DriverManager.getConnection(cluster.address().url(), "youju", "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
