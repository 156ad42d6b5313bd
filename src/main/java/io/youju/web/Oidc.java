package io.youju.web;

import io.youju.ledger.Person.Role;
import java.net.URI;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// An OpenID Connect provider by which staff sign in, beside local accounts.
///
/// @param issuer whose discovery document is read at the first sign-in
/// @param name on the way in, such as 统一身份认证
/// @param redirect where the provider sends people back to; `{baseUrl}` is this server as asked
/// @param nameClaim the claim that names a person
/// @param roleClaim the claim that holds their groups, a string or a list of them; dots lead into
///   claims inside claims, as in `realm_access.roles`
/// @param groups the groups that have each role; somebody in none of them does not come in
public record Oidc(
    URI issuer,
    String clientId,
    String clientSecret,
    String name,
    List<String> scopes,
    String redirect,
    String nameClaim,
    String roleClaim,
    Map<Role, List<String>> groups) {
  private static final int LONGEST_NAME = 100;

  public Oidc {
    scopes = List.copyOf(scopes);
    groups = Map.copyOf(groups);
    boolean loopback = List.of("localhost", "127.0.0.1").contains(issuer.getHost());
    if (!"https".equals(issuer.getScheme()) && !loopback) {
      throw new IllegalArgumentException("youju.oidc.issuer: '" + issuer + "', needs https");
    }
    if (clientId.isEmpty()) throw new IllegalArgumentException("youju.oidc.client-id: is missing");
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("youju.oidc.scopes: " + scopes + ", needs openid");
    }
    if (groups.values().stream().allMatch(List::isEmpty)) {
      throw new IllegalArgumentException(
          "youju.oidc: needs readers, editors or administrators, else nobody could come in");
    }
  }

  /// The provider that the settings name, if they do.
  ///
  /// @param setting the value of `youju.oidc.` and a name, empty where there is none
  /// @throws IllegalArgumentException naming the setting that is not as it must be
  public static Optional<Oidc> of(UnaryOperator<String> setting) {
    String issuer = setting.apply("issuer");
    if (issuer.isEmpty()) return Optional.empty();
    Map<Role, List<String>> groups = new EnumMap<>(Role.class);
    groups.put(Role.READER, parts(setting.apply("readers")));
    groups.put(Role.EDITOR, parts(setting.apply("editors")));
    groups.put(Role.ADMINISTRATOR, parts(setting.apply("administrators")));
    return Optional.of(
        new Oidc(
            URI.create(issuer),
            setting.apply("client-id"),
            setting.apply("client-secret"),
            setting.apply("name"),
            parts(setting.apply("scopes")),
            setting.apply("redirect"),
            setting.apply("name-claim"),
            setting.apply("role-claim"),
            groups));
  }

  private static List<String> parts(String list) {
    return List.of(list.split(",")).stream().map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /// Who the claims are about, with the highest role that their groups have; empty when they have
  /// none, or no name.
  Optional<Member> member(Map<String, Object> claims) {
    String called = String.valueOf(claims.getOrDefault(nameClaim, "")).strip();
    if (called.isEmpty() || called.length() > LONGEST_NAME) return Optional.empty();
    List<String> held = held(claims, roleClaim);
    return List.of(Role.ADMINISTRATOR, Role.EDITOR, Role.READER).stream()
        .filter(role -> groups.getOrDefault(role, List.of()).stream().anyMatch(held::contains))
        .findFirst()
        .map(role -> new Member(Member.ELSEWHERE + called, role));
  }

  private static List<String> held(Map<?, ?> claims, String path) {
    Object whole = claims.get(path);
    if (whole instanceof Collection<?> many) return many.stream().map(String::valueOf).toList();
    if (whole instanceof String one) return List.of(one);
    int dot = path.indexOf('.');
    return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? held(inner, path.substring(dot + 1))
        : List.of();
  }
}
