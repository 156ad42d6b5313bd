package io.youju.web;

import io.youju.ledger.Person.Role;
import java.security.Principal;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/// Somebody of the staff who is signed in.
///
/// @param name of a local account, or [#ELSEWHERE] and the name at the identity provider, which no
///   local account can have
record Member(String name, Role role) implements Principal {
  static final String ELSEWHERE = "oidc:";

  @Override
  public String getName() {
    return name;
  }

  /// Whose session it is; what a local account may do is looked up each time, so that somebody
  /// removed is out at once.
  static Optional<Member> of(Principal who, People people) {
    if (who instanceof Authentication signedIn
        && signedIn.getPrincipal() instanceof Member member) {
      return Optional.of(member);
    }
    return people
        .find(String.valueOf(who.getName()))
        .map(person -> new Member(person.name(), person.role()));
  }

  /// Who sent a request.
  static Mono<Member> of(ServerRequest request, People people) {
    return request
        .principal()
        .flatMap(who -> Mono.justOrEmpty(of(who, people)))
        .switchIfEmpty(Mono.error(() -> Problem.missing("nobody is signed in")));
  }

  /// Whether a member of this role may do what needs `least`.
  boolean may(Role least) {
    return role.compareTo(least) >= 0;
  }
}
