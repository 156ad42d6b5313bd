package io.youju.ledger;

import java.nio.file.Path;

/// Where the ledger is.
///
/// @param url a JDBC URL of H2 or PostgreSQL
public record Address(String url, String user, String password) {
  public Address {
    if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "youju.ledger.url: needs jdbc:postgresql:… or jdbc:h2:…, or nothing for a file in the data folder");
    }
  }

  /// An H2 file in `folder`. `WRITE_DELAY=0` writes at each commit instead of twice a second: what
  /// was acknowledged is in the file when the process is killed.
  public static Address file(Path folder) {
    return new Address(
        "jdbc:h2:file:"
            + folder.toAbsolutePath().resolve("ledger")
            + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=2048",
        "youju",
        "");
  }

  boolean isFile() {
    return url.startsWith("jdbc:h2:file:");
  }

  /// The password is left out.
  @Override
  public String toString() {
    return url.replaceFirst("[;?].*", "") + " as " + user;
  }
}
