package io.youju.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.ledger.Person.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OidcTest {
  private static Oidc with(Map<String, String> over) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "issuer", "https://id.example.gov.cn",
                "client-id", "youju",
                "scopes", "openid,profile",
                "name-claim", "name",
                "role-claim", "groups",
                "readers", "a, b",
                "administrators", "z"));
    settings.putAll(over);
    return Oidc.of(name -> settings.getOrDefault(name, "")).orElseThrow();
  }

  @Test
  void withoutAnIssuerThereIsNoWayIn() {
    assertThat(Oidc.of(_ -> "")).isEmpty();
  }

  @Test
  void theHighestRoleOfAllGroupsCounts() {
    Oidc oidc = with(Map.of());
    assertThat(oidc.member(Map.of("name", "li", "groups", List.of("b", "z"))))
        .hasValue(new Member("oidc:li", Role.ADMINISTRATOR));
    assertThat(oidc.member(Map.of("name", "li", "groups", "a")))
        .hasValue(new Member("oidc:li", Role.READER));
    assertThat(oidc.member(Map.of("name", "li", "groups", List.of("ab")))).isEmpty();
    assertThat(oidc.member(Map.of("groups", "z"))).isEmpty();
    assertThat(oidc.member(Map.of("name", "x".repeat(101), "groups", "z"))).isEmpty();
  }

  @Test
  void dotsLeadIntoClaimsUnlessAClaimIsNamedWithThem() {
    Oidc inner = with(Map.of("role-claim", "realm_access.roles"));
    assertThat(inner.member(Map.of("name", "li", "realm_access", Map.of("roles", List.of("z")))))
        .isPresent();
    Oidc flat = with(Map.of("role-claim", "https://example.gov.cn/roles"));
    assertThat(flat.member(Map.of("name", "li", "https://example.gov.cn/roles", List.of("z"))))
        .isPresent();
  }

  @Test
  void whatCannotWorkIsNamedAtTheStart() {
    assertThatThrownBy(() -> with(Map.of("issuer", "http://id.example.gov.cn")))
        .hasMessage("youju.oidc.issuer: 'http://id.example.gov.cn', needs https");
    assertThatThrownBy(() -> with(Map.of("client-id", ""))).hasMessageContaining("client-id");
    assertThatThrownBy(() -> with(Map.of("scopes", "profile"))).hasMessageContaining("openid");
    assertThatThrownBy(() -> with(Map.of("readers", "", "administrators", "")))
        .hasMessageContaining("nobody could come in");
  }
}
