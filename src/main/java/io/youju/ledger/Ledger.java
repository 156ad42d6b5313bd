package io.youju.ledger;

import io.youju.answer.Pin;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The database of what was asked, said and done. Blocking; callable from many threads. A method
/// that returns has committed: what it wrote outlives the process.
public final class Ledger implements AutoCloseable {
  private final Address address;
  private final Trail trail = new Trail();

  private Ledger(Address address) {
    this.address = address;
  }

  /// Opens the database and brings its tables up to date.
  ///
  /// @throws LedgerException naming the address when it cannot be reached or is held by another
  ///   process
  public static Ledger open(Address address) {
    try {
      Flyway.configure(Ledger.class.getClassLoader())
          .dataSource(address.url(), address.user(), address.password())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new LedgerException("ledger " + address + " cannot be opened: " + e.getMessage(), e);
    }
    return new Ledger(address);
  }

  /// Writes enquiries, personal data masked, all or none; one that is there already stays as it is.
  public void record(List<Enquiry> enquiries) {
    work(
        "enquiries",
        connection -> {
          for (Enquiry enquiry : enquiries) {
            if (!Enquiries.exists(connection, enquiry.id())) {
              Enquiries.write(connection, enquiry.masked());
            }
          }
          return true;
        });
  }

  /// The newest enquiries first.
  public List<Enquiry> enquiries(EnquiryFilter filter) {
    return work("enquiries", connection -> Enquiries.read(connection, filter));
  }

  /// Deletes enquiries and verdicts from before `instant`.
  ///
  /// @return how many enquiries
  public int forget(Instant instant) {
    return work(
        "retention",
        connection -> {
          try (var verdicts = connection.prepareStatement("delete from feedback where at < ?");
              var enquiries = connection.prepareStatement("delete from enquiry where at < ?")) {
            verdicts.setObject(1, stamp(instant));
            enquiries.setObject(1, stamp(instant));
            verdicts.executeUpdate();
            return enquiries.executeUpdate();
          }
        });
  }

  public void judge(Verdict verdict) {
    work(
        "feedback",
        connection -> {
          try (var old = connection.prepareStatement("delete from feedback where reply = ?");
              var fresh =
                  connection.prepareStatement(
                      "insert into feedback (reply, at, useful, reason) values (?, ?, ?, ?)")) {
            old.setString(1, verdict.reply());
            old.executeUpdate();
            fresh.setString(1, verdict.reply());
            fresh.setObject(2, stamp(verdict.at()));
            fresh.setBoolean(3, verdict.useful());
            fresh.setString(4, verdict.reason());
            return fresh.executeUpdate();
          }
        });
  }

  public Optional<Verdict> verdict(String reply) {
    return work(
        "feedback",
        connection -> {
          try (var query =
              connection.prepareStatement(
                  "select reply, at, useful, reason from feedback where reply = ?")) {
            query.setString(1, reply);
            return rows(
                    query,
                    row ->
                        new Verdict(
                            row.getString(1), instant(row, 2), row.getBoolean(3), row.getString(4)))
                .stream()
                .findFirst();
          }
        });
  }

  public List<Person> people() {
    return work(
        "people",
        connection -> {
          try (var query =
              connection.prepareStatement(
                  "select name, secret, role, made from person order by name")) {
            return rows(
                query,
                row ->
                    new Person(
                        row.getString(1),
                        row.getString(2),
                        Person.Role.valueOf(row.getString(3)),
                        instant(row, 4)));
          }
        });
  }

  public Optional<Person> person(String name) {
    return people().stream().filter(person -> person.name().equals(name)).findFirst();
  }

  /// Takes in a person, or changes one, and writes `act` with it: both or neither.
  public void keep(Person person, Act act) {
    work(
        "people",
        connection -> {
          delete(connection, person.name());
          try (var fresh =
              connection.prepareStatement(
                  "insert into person (name, secret, role, made) values (?, ?, ?, ?)")) {
            fresh.setString(1, person.name());
            fresh.setString(2, person.secret());
            fresh.setString(3, person.role().name());
            fresh.setObject(4, stamp(person.made()));
            fresh.executeUpdate();
          }
          trail.append(connection, act);
          return true;
        });
  }

  /// Lets a person sign in no more, and writes `act` with it.
  public void remove(String name, Act act) {
    work(
        "people",
        connection -> {
          delete(connection, name);
          trail.append(connection, act);
          return true;
        });
  }

  private static void delete(Connection connection, String name) throws SQLException {
    try (var old = connection.prepareStatement("delete from person where name = ?")) {
      old.setString(1, name);
      old.executeUpdate();
    }
  }

  /// The pinned answers, the one changed last at the end.
  public List<Pin> pins() {
    return work("pins", PinRows::read);
  }

  /// Takes in a pinned answer, or changes one, and writes `act` with it: both or neither.
  public void keep(Pin pin, Act act) {
    work(
        "pins",
        connection -> {
          int _ = PinRows.delete(connection, pin.id());
          PinRows.write(connection, pin);
          trail.append(connection, act);
          return true;
        });
  }

  /// Lets go of a pinned answer, and writes `act` with it.
  public void unpin(String id, Act act) {
    work(
        "pins",
        connection -> {
          int _ = PinRows.delete(connection, id);
          trail.append(connection, act);
          return true;
        });
  }

  /// Questions that were refused, or whose answers were of no use, the newest first.
  public List<Concern> concerns(Concern.Kind kind, Instant since, int most) {
    return work("queues", connection -> Counts.concerns(connection, kind, since, most));
  }

  /// Every enquiry since then, oldest first.
  public List<Tally> tallies(Instant since) {
    return work("figures", connection -> Counts.tallies(connection, since));
  }

  /// The sections cited most in answers since then.
  public List<CitedOften> cited(Instant since, int most) {
    return work("figures", connection -> Counts.cited(connection, since, most));
  }

  /// Appends to the audit trail.
  public void audit(Act act) {
    work(
        "audit",
        connection -> {
          trail.append(connection, act);
          return true;
        });
  }

  /// The whole audit trail, oldest first.
  public List<Act> trail() {
    return work("audit", Trail::read);
  }

  /// The number of the first line of the trail that is not as it was written, if any.
  public Optional<Long> tampered() {
    return work("audit", Trail::tampered);
  }

  /// Work in one transaction.
  interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /// One row to a value.
  interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  <T> T work(String what, Work<T> work) {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        T done = work.in(connection);
        connection.commit();
        return done;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    } catch (SQLException e) {
      throw new LedgerException(what + ": ledger " + address + ": " + e.getMessage(), e);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  static <T> List<T> rows(PreparedStatement query, Row<T> of) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (ResultSet found = query.executeQuery()) {
      while (found.next()) rows.add(of.of(found));
    }
    return rows;
  }

  static OffsetDateTime stamp(Instant instant) {
    return instant.truncatedTo(java.time.temporal.ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /// Lets go of an H2 file; PostgreSQL needs nothing.
  @Override
  public void close() {
    if (!address.isFile()) return;
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("shutdown");
    } catch (SQLException e) {
      throw new LedgerException("ledger " + address + " cannot be closed: " + e.getMessage(), e);
    }
  }
}
