package io.youju.web;

import io.youju.ledger.Act;
import io.youju.ledger.Ledger;
import io.youju.ledger.Person;
import io.youju.ledger.Person.Role;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Who may sign in. Known in memory, so that a request is let in without asking the database;
/// changed in the ledger first.
public final class People {
  static final int SHORTEST_PASSWORD = 10;

  /// bcrypt reads no further.
  static final int LONGEST_PASSWORD_BYTES = 72;

  private static final String NOBODY = "nobody";

  private final Supplier<Ledger> ledger;
  private final PasswordEncoder encoder = new BCryptPasswordEncoder(11);
  private final Map<String, Person> people = new ConcurrentHashMap<>();
  private final Supplier<String> decoy =
      new Supplier<>() {
        private volatile String hash = "";

        @Override
        public String get() {
          if (hash.isEmpty()) hash = secret(NOBODY);
          return hash;
        }
      };

  /// @param ledger gives the ledger, or throws while it is not open
  public People(Supplier<Ledger> ledger) {
    this.ledger = ledger;
  }

  /// Reads who is known from the ledger just opened. Where nobody is, makes the first
  /// administrator.
  ///
  /// @param given its password; empty for a random one
  /// @return the random password, to be shown once
  public Optional<String> load(Ledger opened, String given) {
    opened.people().forEach(person -> people.put(person.name(), person));
    if (!people.isEmpty()) return Optional.empty();
    String password = given.isEmpty() ? random() : given;
    checkPassword(password);
    Person first = new Person("admin", secret(password), Role.ADMINISTRATOR, Instant.now());
    opened.keep(first, act("", "first-administrator", "admin", "", "ADMINISTRATOR"));
    people.put(first.name(), first);
    return given.isEmpty() ? Optional.of(password) : Optional.empty();
  }

  private static String random() {
    byte[] bytes = new byte[15];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String secret(String password) {
    String hash = encoder.encode(password);
    if (hash == null) throw new IllegalStateException("no hash");
    return hash;
  }

  static void checkPassword(String password) {
    int bytes = password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD_BYTES) {
      throw Problem.field(
          "password",
          "password: needs at least "
              + SHORTEST_PASSWORD
              + " characters and at most "
              + LONGEST_PASSWORD_BYTES
              + " bytes");
    }
  }

  /// The person whose password this is. Takes as long for an unknown name as for a wrong password.
  Optional<Person> signIn(String name, String password) {
    Optional<Person> person = Optional.ofNullable(people.get(name));
    boolean right = encoder.matches(password, person.map(Person::secret).orElseGet(decoy));
    return person.filter(_ -> right);
  }

  Optional<Person> find(String name) {
    return Optional.ofNullable(people.get(name));
  }

  List<Person> all() {
    return people.values().stream().sorted(java.util.Comparator.comparing(Person::name)).toList();
  }

  /// Takes in a person or changes one; an empty password leaves it as it is.
  synchronized void keep(String by, String name, String password, Role role) {
    Person old = people.get(name);
    if (old == null || !password.isEmpty()) checkPassword(password);
    if (old != null && role != Role.ADMINISTRATOR) needAnother(name);
    String secret = password.isEmpty() && old != null ? old.secret() : secret(password);
    Person next = person(name, secret, role);
    String before = old == null ? "" : old.role().name();
    String after = role.name() + (password.isEmpty() ? "" : ", password set");
    ledger
        .get()
        .keep(next, act(by, old == null ? "add-person" : "change-person", name, before, after));
    people.put(name, next);
  }

  private static Person person(String name, String secret, Role role) {
    try {
      return new Person(name, secret, role, Instant.now());
    } catch (IllegalArgumentException e) {
      throw Problem.field("name", String.valueOf(e.getMessage()));
    }
  }

  synchronized void remove(String by, String name) {
    Person old = people.get(name);
    if (old == null) throw Problem.missing("nobody is called " + Wire.shortened(name));
    needAnother(name);
    ledger.get().remove(name, act(by, "remove-person", name, old.role().name(), ""));
    people.remove(name);
  }

  private void needAnother(String name) {
    if (people.values().stream()
        .noneMatch(one -> one.role() == Role.ADMINISTRATOR && !one.name().equals(name))) {
      throw Problem.field("role", "role: " + name + " is the last administrator");
    }
  }

  static Act act(String by, String what, String subject, String before, String after) {
    return new Act(Instant.now(), by, what, subject, before, after);
  }
}
