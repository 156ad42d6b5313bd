package io.youju.web;

import io.youju.ledger.Person.Role;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Which role a staff route needs: the first rule that fits speaks; where none fits, nobody may.
///
/// @param method empty for any
record Rule(Optional<HttpMethod> method, PathPattern path, Role role) {
  /// Routes that change something, or seem to, and are open to the public.
  private static final List<PathPattern> PUBLIC =
      List.of(path("/api/v1/answers"), path("/api/v1/feedback"), path("/v1/chat/completions"));

  private static final List<Rule> RULES =
      List.of(
          any("/desk/api/people/**", Role.ADMINISTRATOR),
          any("/desk/api/audit", Role.ADMINISTRATOR),
          any("/desk/api/drafts/**", Role.EDITOR),
          any("/desk/api/publications", Role.EDITOR),
          any("/desk/api/queue", Role.EDITOR),
          get("/desk/api/**", Role.READER),
          get("/desk", Role.READER),
          get("/desk/documents", Role.READER),
          get("/desk/questions", Role.READER),
          get("/desk/figures", Role.READER),
          new Rule(Optional.of(HttpMethod.POST), path("/desk/api/enquiries"), Role.READER),
          any("/desk/api/pins/**", Role.EDITOR),
          any("/desk/api/documents/**", Role.EDITOR),
          any("/desk/api/generations/**", Role.EDITOR));

  private static PathPattern path(String pattern) {
    return PathPatternParser.defaultInstance.parse(pattern);
  }

  private static Rule any(String pattern, Role role) {
    return new Rule(Optional.empty(), path(pattern), role);
  }

  private static Rule get(String pattern, Role role) {
    return new Rule(Optional.of(HttpMethod.GET), path(pattern), role);
  }

  /// Whether somebody must be signed in at all: the desk, and whatever changes something.
  static boolean guarded(HttpMethod method, PathContainer path) {
    boolean safe =
        method.equals(HttpMethod.GET)
            || method.equals(HttpMethod.HEAD)
            || method.equals(HttpMethod.OPTIONS);
    boolean desk = path.value().equals("/desk") || path.value().startsWith("/desk/");
    return desk || (!safe && PUBLIC.stream().noneMatch(one -> one.matches(path)));
  }

  /// The role that a guarded request needs; empty when nobody may.
  static Optional<Role> role(HttpMethod method, PathContainer path) {
    HttpMethod asked = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
    return RULES.stream()
        .filter(rule -> rule.method.isEmpty() || rule.method.get().equals(asked))
        .filter(rule -> rule.path.matches(path))
        .map(Rule::role)
        .findFirst();
  }
}
