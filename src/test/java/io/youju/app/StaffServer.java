package io.youju.app;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole server with its staff's side, on a free port, with a data folder of its own.
final class StaffServer implements AutoCloseable {
  static final String PASSWORD = "correct-horse-battery";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final ConfigurableApplicationContext context;
  private final Path kept;

  StaffServer() throws IOException {
    kept = Files.createTempDirectory(Path.of("target"), "staff");
    System.setProperty("youju.admin-password", PASSWORD);
    context =
        Server.start(
            new Assembly(TestServer.SETTINGS, ModelSettings.NONE).remembering(1_000),
            kept,
            List.of(),
            0);
    context.getBean(Backstage.class).open().join();
    shareVectors();
  }

  /// What was embedded for the server need not be embedded again for a command on its data folder.
  private void shareVectors() throws IOException {
    Path vectors = TestServer.SETTINGS.data().resolve("vectors");
    if (!Files.isDirectory(vectors)) return;
    Files.createDirectories(kept.resolve("vectors"));
    try (var files = Files.list(vectors)) {
      for (Path file : files.toList()) {
        Files.copy(file, kept.resolve("vectors").resolve(file.getFileName()));
      }
    }
  }

  String url() {
    return "http://localhost:" + Server.port(context);
  }

  /// The data folder.
  Path kept() {
    return kept;
  }

  String routes() {
    return context.getBean("routes") + "\n" + context.getBean("staffRoutes");
  }

  Backstage backstage() {
    return context.getBean(Backstage.class);
  }

  /// Somebody with a browser's cookies, at the server there.
  static final class Caller {
    private final String url;
    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private String csrf = "";

    Caller(String url) {
      this.url = url;
    }

    HttpResponse<String> send(String method, String path, byte[] body, String type)
        throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url + path))
              .method(method, BodyPublishers.ofByteArray(body))
              .header("Content-Type", type);
      if (!csrf.isEmpty()) request.header("X-CSRF-TOKEN", csrf);
      return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Map<String, ?> json)
        throws IOException, InterruptedException {
      return send("POST", path, JsonMapper.shared().writeValueAsBytes(json), "application/json");
    }

    JsonNode get(String path) throws IOException, InterruptedException {
      return json(send("GET", path, new byte[0], "text/plain"));
    }

    /// Signs in as a browser does: takes the form's token, sends the form.
    HttpResponse<String> signIn(String name, String password)
        throws IOException, InterruptedException {
      csrf = "";
      Matcher token = TOKEN.matcher(send("GET", "/desk/login", new byte[0], "text/plain").body());
      if (!token.find()) throw new IOException("no token in the form");
      String form =
          "name="
              + encoded(name)
              + "&password="
              + encoded(password)
              + "&_csrf="
              + encoded(token.group(1));
      HttpResponse<String> response =
          send(
              "POST",
              "/desk/login",
              form.getBytes(StandardCharsets.UTF_8),
              "application/x-www-form-urlencoded");
      if (response.headers().firstValue("Location").orElse("").equals("/desk")) {
        csrf = get("/desk/api/me").get("csrf").asString();
      }
      return response;
    }

    /// Forgets the token, as a request from another site would not know it.
    Caller withoutToken() {
      csrf = "";
      return this;
    }
  }

  Caller caller() {
    return new Caller(url());
  }

  Caller admin() throws IOException, InterruptedException {
    Caller caller = caller();
    caller.signIn("admin", PASSWORD);
    return caller;
  }

  static JsonNode json(HttpResponse<String> response) {
    return JsonMapper.shared().readTree(response.body());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    context.close();
    System.clearProperty("youju.admin-password");
  }
}
