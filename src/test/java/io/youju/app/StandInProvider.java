package io.youju.app;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/// A small OpenID Connect provider on loopback: discovery, authorization that nods, token, keys.
/// The person who comes is the one that [#next] names.
final class StandInProvider implements AutoCloseable {
  static final String CLIENT = "youju-desk";
  static final String SECRET = "a-secret-of-the-test";

  private final HttpServer server;
  private final RSAKey key;
  private final Map<String, String> nonces = new ConcurrentHashMap<>();
  private volatile RSAKey signing;
  private volatile Map<String, Object> person = Map.of();
  private volatile String audience = CLIENT;

  StandInProvider() throws IOException {
    try {
      key = new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    signing = key;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/.well-known/openid-configuration", at -> json(at, discovery()));
    server.createContext("/authorize", this::authorize);
    server.createContext("/token", this::token);
    server.createContext("/jwks", at -> json(at, new JWKSet(key).toJSONObject()));
    server.start();
  }

  String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /// The claims of who comes next.
  void next(Map<String, Object> claims) {
    person = claims;
    signing = key;
    audience = CLIENT;
  }

  /// From now on the tokens are signed by a key that is not among the published ones.
  void forge() {
    try {
      signing = new RSAKeyGenerator(2048).keyID("one").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// From now on the tokens are for somebody else.
  void meanForAnother() {
    audience = "another-client";
  }

  private Map<String, Object> discovery() {
    return Map.of(
        "issuer", issuer(),
        "authorization_endpoint", issuer() + "/authorize",
        "token_endpoint", issuer() + "/token",
        "jwks_uri", issuer() + "/jwks",
        "response_types_supported", List.of("code"),
        "subject_types_supported", List.of("public"),
        "id_token_signing_alg_values_supported", List.of("RS256"));
  }

  private void authorize(HttpExchange at) throws IOException {
    Map<String, String> asked = form(at.getRequestURI().getRawQuery());
    String code = UUID.randomUUID().toString();
    nonces.put(code, asked.getOrDefault("nonce", ""));
    String back =
        asked.getOrDefault("redirect_uri", "")
            + "?code="
            + code
            + "&state="
            + StaffServer.encoded(asked.getOrDefault("state", ""));
    at.getResponseHeaders().set("Location", back);
    at.sendResponseHeaders(302, -1);
    at.close();
  }

  private void token(HttpExchange at) throws IOException {
    Map<String, String> asked =
        form(new String(at.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String nonce = nonces.remove(asked.getOrDefault("code", ""));
    String known = "Basic " + base64(CLIENT + ":" + SECRET);
    if (nonce == null || !known.equals(at.getRequestHeaders().getFirst("Authorization"))) {
      at.sendResponseHeaders(400, -1);
      at.close();
      return;
    }
    json(
        at,
        Map.of(
            "access_token",
            "unused",
            "token_type",
            "Bearer",
            "expires_in",
            60,
            "id_token",
            signed(nonce)));
  }

  private static String base64(String text) {
    return java.util.Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String signed(String nonce) {
    try {
      JWTClaimsSet.Builder claims =
          new JWTClaimsSet.Builder()
              .issuer(issuer())
              .audience(audience)
              .subject("subject-" + person.get("preferred_username"))
              .issueTime(Date.from(Instant.now()))
              .expirationTime(Date.from(Instant.now().plusSeconds(60)))
              .claim("nonce", nonce);
      person.forEach(claims::claim);
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("one").build(), claims.build());
      token.sign(new RSASSASigner(signing));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> form(String text) {
    Map<String, String> form = new HashMap<>();
    for (String pair : text.split("&")) {
      int is = pair.indexOf('=');
      if (is > 0) {
        form.put(
            pair.substring(0, is),
            URLDecoder.decode(pair.substring(is + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  private static void json(HttpExchange at, Map<String, Object> value) throws IOException {
    byte[] body = JsonMapper.shared().writeValueAsBytes(value);
    at.getResponseHeaders().set("Content-Type", "application/json");
    at.sendResponseHeaders(200, body.length);
    at.getResponseBody().write(body);
    at.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
