package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Staff who sign in by an identity provider.
class OidcIT {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "client-id", StandInProvider.CLIENT,
          "client-secret", StandInProvider.SECRET,
          "role-claim", "realm_access.roles",
          "readers", "hotline",
          "editors", "policy-office, press",
          "administrators", "it");

  private static StandInProvider provider;
  private static StaffServer server;

  @BeforeAll
  static void start() throws IOException {
    provider = new StandInProvider();
    System.setProperty("youju.oidc.issuer", provider.issuer());
    SETTINGS.forEach((name, value) -> System.setProperty("youju.oidc." + name, value));
    server = new StaffServer();
  }

  @AfterAll
  static void stop() {
    server.close();
    provider.close();
    System.clearProperty("youju.oidc.issuer");
    SETTINGS.keySet().forEach(name -> System.clearProperty("youju.oidc." + name));
  }

  private static Map<String, Object> person(String name, String... groups) {
    return Map.of("preferred_username", name, "realm_access", Map.of("roles", List.of(groups)));
  }

  /// A browser that follows where it is sent.
  private static final class Visitor {
    private final HttpClient client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.ALWAYS)
            .build();

    HttpResponse<String> get(String url) throws IOException, InterruptedException {
      return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    /// Where somebody ends who takes the provider's way in.
    URI comeIn() throws IOException, InterruptedException {
      return get(server.url() + "/desk/login/oidc").uri();
    }

    int send(String method, String path, String csrf) throws IOException, InterruptedException {
      return client
          .send(
              HttpRequest.newBuilder(URI.create(server.url() + path))
                  .method(method, HttpRequest.BodyPublishers.ofString("{}"))
                  .header("Content-Type", "application/json")
                  .header("X-CSRF-TOKEN", csrf)
                  .build(),
              BodyHandlers.ofString())
          .statusCode();
    }

    JsonNode me() throws IOException, InterruptedException {
      return StaffServer.json(get(server.url() + "/desk/api/me"));
    }
  }

  @Test
  void theLoginPageOffersTheWayInAndLocalAccountsStillWork()
      throws IOException, InterruptedException {
    assertThat(new Visitor().get(server.url() + "/desk/login").body())
        .contains("href=\"/desk/login/oidc\"")
        .contains("统一身份认证");
    assertThat(server.admin().get("/desk/api/me").get("role").asString())
        .isEqualTo("administrator");
  }

  @Test
  void theGroupsOfAPersonAreTheirRole() throws IOException, InterruptedException {
    provider.next(person("wang", "staff", "press"));
    Visitor wang = new Visitor();
    assertThat(wang.comeIn().getPath()).isEqualTo("/desk");
    JsonNode me = wang.me();
    assertThat(me.get("name").asString()).isEqualTo("oidc:wang");
    assertThat(me.get("role").asString()).isEqualTo("editor");
    assertThat(wang.get(server.url() + "/desk/api/drafts").statusCode()).isEqualTo(200);
    assertThat(wang.get(server.url() + "/desk/api/audit").statusCode()).isEqualTo(403);
    String csrf = me.get("csrf").asString();
    assertThat(wang.send("POST", "/desk/api/generations/99/serve", csrf)).isEqualTo(422);
    assertThat(wang.send("POST", "/desk/api/generations/99/serve", "")).isEqualTo(403);
    provider.next(person("chen", "hotline"));
    Visitor chen = new Visitor();
    chen.comeIn();
    assertThat(chen.me().get("role").asString()).isEqualTo("reader");
    assertThat(chen.get(server.url() + "/desk/api/drafts").statusCode()).isEqualTo(403);
    assertThat(server.admin().send("GET", "/desk/api/audit", new byte[0], "text/plain").body())
        .contains("\"person\":\"oidc:wang\"");
  }

  @Test
  void somebodyCalledAsALocalAccountIsNotThatAccount() throws IOException, InterruptedException {
    provider.next(person("admin", "hotline"));
    Visitor other = new Visitor();
    other.comeIn();
    assertThat(other.me().get("name").asString()).isEqualTo("oidc:admin");
    assertThat(other.get(server.url() + "/desk/api/people").statusCode()).isEqualTo(403);
  }

  @Test
  void whoHasNoRoleOrNoNameDoesNotComeIn() throws IOException, InterruptedException {
    for (Map<String, Object> stranger :
        List.<Map<String, Object>>of(
            person("zhao", "others"),
            Map.of("preferred_username", "li", "roles", "it"),
            person(" ", "it"))) {
      provider.next(stranger);
      Visitor visitor = new Visitor();
      assertThat(visitor.comeIn().toString()).endsWith("/desk/login?stranger");
      assertThat(visitor.get(server.url() + "/desk").uri().getPath()).isEqualTo("/desk/login");
    }
  }

  @Test
  void aTokenOfAnotherKeyOrForAnotherClientIsRefused() throws IOException, InterruptedException {
    provider.next(person("mallory", "it"));
    provider.forge();
    assertThat(new Visitor().comeIn().toString()).endsWith("/desk/login?away");
    provider.next(person("mallory", "it"));
    provider.meanForAnother();
    assertThat(new Visitor().comeIn().toString()).endsWith("/desk/login?away");
  }

  @Test
  void aCodeThatThisBrowserDidNotAskForIsRefused() throws IOException, InterruptedException {
    Visitor visitor = new Visitor();
    HttpResponse<String> back =
        visitor.get(server.url() + "/desk/login/oidc/back?code=x&state=made-up");
    assertThat(back.uri().getPath()).isEqualTo("/desk/login");
    assertThat(visitor.get(server.url() + "/desk").uri().getPath()).isEqualTo("/desk/login");
  }

  @Test
  void theSessionComesBackWithSomebodyFromAnotherSite() throws IOException, InterruptedException {
    HttpResponse<String> asked =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + "/desk/login/oidc")).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertThat(asked.statusCode()).isEqualTo(302);
    Optional<String> cookie = asked.headers().firstValue("Set-Cookie");
    assertThat(cookie.orElse("")).contains("SameSite=Lax").containsIgnoringCase("HttpOnly");
    assertThat(asked.headers().firstValue("Location").orElse(""))
        .startsWith(provider.issuer() + "/authorize?")
        .contains("code_challenge=")
        .contains("nonce=");
  }
}
