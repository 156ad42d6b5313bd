package io.youju.ledger;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ledger in an H2 file.
class H2LedgerTest extends LedgerContract {
  @TempDir private Path folder;
  private @Nullable Ledger ledger;

  @Override
  Ledger fresh() {
    Ledger opened = Ledger.open(Address.file(folder));
    ledger = opened;
    return opened;
  }

  @Override
  Ledger again() {
    close();
    return fresh();
  }

  @Override
  void tamper(String sql) {
    Address address = Address.file(folder);
    try (var connection = DriverManager.getConnection(address.url(), address.user(), "");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @AfterEach
  void close() {
    if (ledger != null) ledger.close();
  }

  @Test
  void anAddressOfAnotherDatabaseIsRefusedWithoutSayingThePassword() {
    assertThatThrownBy(() -> new Address("jdbc:mysql://x?password=secret", "u", "secret"))
        .hasMessageContaining("jdbc:postgresql")
        .hasMessageNotContaining("secret");
  }
}
