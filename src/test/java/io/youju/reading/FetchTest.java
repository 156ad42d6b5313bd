package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Guards of fetching, tried against a real server on loopback that only a test lets pass.
class FetchTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private String site;
  private String robots = "";
  private int robotsStatus = 404;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    site = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/robots.txt", e -> send(e, robotsStatus, "text/plain", robots.getBytes(UTF_8)));
    page("/page", "text/html; charset=utf-8", "<p>一、甲</p>".getBytes(UTF_8));
    page("/paper.md", "text/markdown", "# 题\n".getBytes(UTF_8));
    page("/picture", "image/png", new byte[] {1});
    page("/large", "text/plain", new byte[5000]);
    page("/private/page", "text/html", "<p>甲</p>".getBytes(UTF_8));
    for (String to :
        List.of(
            "/page",
            "file:///etc/passwd",
            "http://10.0.0.1/",
            "http://169.254.169.254/latest/meta-data/",
            "http://[::ffff:10.1.2.3]/",
            "ftp://example.com/x",
            "/loop")) redirect("/to/" + Integer.toHexString(to.hashCode()), to);
    redirect("/loop", "/loop");
    server.createContext(
        "/bomb",
        e -> {
          e.getResponseHeaders().set("Content-Encoding", "gzip");
          ByteArrayOutputStream small = new ByteArrayOutputStream();
          try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
            gzip.write(new byte[1 << 20]);
          }
          send(e, 200, "text/plain", small.toByteArray());
        });
    server.createContext(
        "/slow",
        e -> {
          e.sendResponseHeaders(200, 0);
          for (int i = 0; i < 100; i++) {
            e.getResponseBody().write('.');
            e.getResponseBody().flush();
            try {
              Thread.sleep(100);
            } catch (InterruptedException stop) {
              return;
            }
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void page(String path, String type, byte[] body) {
    server.createContext(path, e -> send(e, 200, type, body));
  }

  private void redirect(String path, String to) {
    server.createContext(
        path,
        e -> {
          e.getResponseHeaders().set("Location", to);
          send(e, 302, "text/html", new byte[0]);
        });
  }

  private void send(HttpExchange e, int status, String type, byte[] body) throws IOException {
    asked.add(e.getRequestURI().toString());
    e.getResponseHeaders().set("Content-Type", type);
    e.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (body.length > 0) e.getResponseBody().write(body);
    e.close();
  }

  private static Fetch fetch() {
    return Fetch.inTests(4000, Duration.ofSeconds(2));
  }

  private static String to(String target) {
    return "/to/" + Integer.toHexString(target.hashCode());
  }

  @Test
  void aPageIsFetchedAndItsTypeNamesIt() {
    Fetch.Fetched fetched = fetch().get(site + "/page");
    assertThat(fetched.name()).isEqualTo("page.html");
    assertThat(fetched.bytes()).isEqualTo("<p>一、甲</p>".getBytes(UTF_8));
    assertThat(fetch().get(site + "/paper.md").name()).isEqualTo("paper.md");
  }

  @Test
  void aRedirectOnTheSameFootingIsFollowed() {
    assertThat(fetch().get(site + to("/page")).uri()).hasToString(site + "/page");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "http://10.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:10.1.2.3]/",
        "ftp://example.com/x"
      })
  void aRedirectToAClosedPlaceIsRefused(String target) {
    assertThatThrownBy(() -> fetch().get(site + to(target)))
        .isInstanceOf(Unreadable.class)
        .hasMessageMatching(".*(not an address of the public internet|is not fetched).*");
  }

  @Test
  void redirectsInACircleEnd() {
    assertThatThrownBy(() -> fetch().get(site + "/loop"))
        .hasMessageContaining("more than 5 redirects");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://127.0.0.1/",
        "jar:file:///x!/y",
        "http://",
        "http://user:secret@127.0.0.1/",
        "http:///x"
      })
  void anAddressOfAnotherKindIsRefused(String url) {
    assertThatThrownBy(() -> fetch().get(url))
        .isInstanceOf(Unreadable.class)
        .hasMessageStartingWith(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:",
        "http://localhost:",
        "http://2130706433:",
        "http://[::1]:",
        "http://0.0.0.0:",
        "http://127.1:"
      })
  void loopbackIsRefusedWithoutTheSettingOfTheTest(String host) {
    Fetch closed = new Fetch(4000, Duration.ofSeconds(2));
    assertThatThrownBy(() -> closed.get(host + server.getAddress().getPort() + "/page"))
        .isInstanceOf(Unreadable.class);
    assertThat(asked).isEmpty();
  }

  /// A name that is public when checked and private when used: the connection goes to what was
  /// checked, so the second answer is never asked for.
  @Test
  void aNameIsResolvedOnceForEachConnection() {
    List<InetAddress> checked = new CopyOnWriteArrayList<>();
    Address once =
        address -> {
          checked.add(address);
          return checked.size() == 1 ? Optional.empty() : Optional.of("asked again");
        };
    assertThatThrownBy(() ->
            new Fetch(4000, Duration.ofSeconds(2), once)
                .get(site + to("http://localhost:" + server.getAddress().getPort())))
        .isInstanceOf(Unreadable.class);
    assertThat(
            new Fetch(
                    4000,
                    Duration.ofSeconds(2),
                    address -> {
                      checked.add(address);
                      return Optional.empty();
                    })
                .get(site + "/page")
                .bytes())
        .isNotEmpty();
    assertThat(checked).allMatch(InetAddress::isLoopbackAddress);
  }

  /// A name that first has a public address and then that of this machine (DNS rebinding). Here
  /// 127.0.0.2 stands for the public one; what listens at 127.0.0.1 must never be asked.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aConnectionGoesToTheAddressThatWasChecked(boolean kept) throws IOException {
    List<String> inside = new CopyOnWriteArrayList<>();
    HttpServer open = HttpServer.create(new InetSocketAddress("127.0.0.2", 0), 0);
    int port = open.getAddress().getPort();
    HttpServer closed =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    open.createContext(
        "/",
        e -> {
          if (!kept) e.getResponseHeaders().set("Connection", "close");
          boolean robots = e.getRequestURI().getPath().equals("/robots.txt");
          send(e, robots ? 404 : 200, "text/plain", robots ? new byte[0] : "一、甲".getBytes(UTF_8));
        });
    closed.createContext(
        "/",
        e -> {
          inside.add(e.getRequestURI().toString());
          send(e, 200, "text/plain", "secret".getBytes(UTF_8));
        });
    open.start();
    closed.start();
    List<String> resolved = new CopyOnWriteArrayList<>();
    Fetch.Names rebinding =
        host -> {
          resolved.add(host);
          return new InetAddress[] {
            InetAddress.getByName(resolved.size() == 1 ? "127.0.0.2" : "127.0.0.1")
          };
        };
    Address publicOne =
        each ->
            each.getHostAddress().equals("127.0.0.2") ? Optional.empty() : Optional.of("closed");
    try {
      Fetch fetch = new Fetch(4000, Duration.ofSeconds(5), publicOne, rebinding);
      String url = "http://rebinding.example:" + port + "/page";
      if (kept) assertThat(fetch.get(url).bytes()).isEqualTo("一、甲".getBytes(UTF_8));
      else assertThatThrownBy(() -> fetch.get(url)).hasMessage("rebinding.example: closed");
      assertThat(resolved).hasSize(kept ? 1 : 2);
      assertThat(inside).isEmpty();
    } finally {
      open.stop(0);
      closed.stop(0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,closed",
    "10.1.2.3,closed",
    "172.16.0.1,closed",
    "172.32.0.1,open",
    "192.168.1.1,closed",
    "169.254.169.254,closed",
    "100.64.0.1,closed",
    "100.128.0.1,open",
    "0.0.0.0,closed",
    "224.0.0.1,closed",
    "255.255.255.255,closed",
    "192.0.2.1,closed",
    "192.0.0.8,closed",
    "192.0.66.1,open",
    "198.18.0.1,closed",
    "198.51.100.7,closed",
    "203.0.113.9,closed",
    "8.8.8.8,open",
    "::1,closed",
    "::,closed",
    "fe80::1,closed",
    "fc00::1,closed",
    "fd12::1,closed",
    "::ffff:127.0.0.1,closed",
    "::127.0.0.1,closed",
    "64:ff9b::a00:1,closed",
    "2002:7f00:1::,closed",
    "2001:db8::1,closed",
    "2606:4700::1111,open",
    "ff02::1,closed"
  })
  void onlyAddressesOfThePublicInternetAreOpen(String literal, String state)
      throws UnknownHostException {
    assertThat(Address.PUBLIC.refusal(InetAddress.getByName(literal)).isEmpty())
        .isEqualTo(state.equals("open"));
  }

  @Test
  void whatIsTooLargeIsRefusedAlsoWhenItSwells() {
    assertThatThrownBy(() -> fetch().get(site + "/large"))
        .hasMessageContaining("more than 4000 bytes");
    assertThatThrownBy(() -> fetch().get(site + "/bomb"))
        .hasMessageContaining("more than 4000 bytes");
  }

  @Test
  void whatIsTooSlowIsLeft() {
    assertThatThrownBy(() -> fetch().get(site + "/slow"))
        .hasMessageContaining("took more than 2 s");
  }

  @Test
  void aTypeThatIsNotReadIsRefused() {
    assertThatThrownBy(() -> fetch().get(site + "/picture")).hasMessageContaining("image/png");
  }

  @Test
  void robotsAreHonoured() {
    robotsStatus = 200;
    robots = "User-agent: *\nDisallow: /private/\n";
    assertThatThrownBy(() -> fetch().get(site + "/private/page"))
        .hasMessageContaining("robots.txt");
    assertThat(asked).doesNotContain("/private/page");
    assertThat(fetch().get(site + "/page").bytes()).isNotEmpty();
    robots = "User-agent: *\nDisallow: /page\n";
    assertThatThrownBy(() -> fetch().get(site + to("/page"))).hasMessageContaining("robots.txt");
    robotsStatus = 503;
    assertThatThrownBy(() -> fetch().get(site + "/paper.md")).hasMessageContaining("503");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/a/b false",
        "/a/ok true",
        "/x.pdf false",
        "/x.pdfs true",
        "/ true",
        "/q?id=1 false"
      })
  void theLongestRuleOfRobotsWins(String path, boolean allowed) {
    Robots robots =
        Robots.of(
            "User-agent: other\nDisallow: /\n\nUser-agent: Youju/1.0 # us\nDisallow: /a/\nAllow: /a/ok\nDisallow: /*.pdf$\nDisallow: /q?\n",
            "youju");
    assertThat(robots.allows(path)).isEqualTo(allowed);
  }

  @Test
  void rulesForAVisitorByNameReplaceThoseForAll() {
    assertThat(
            Robots.of("User-agent: *\nDisallow: /\nUser-agent: youju\nAllow: /\n", "youju")
                .allows("/x"))
        .isTrue();
    assertThat(Robots.of("User-agent: a\nUser-agent: *\nDisallow: /\n", "youju").allows("/x"))
        .isFalse();
    assertThat(Robots.of("<html>", "youju").allows("/x")).isTrue();
  }
}
