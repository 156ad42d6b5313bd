package io.youju.reading;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;

/// Gets one file of the public web, as a guest who may not look behind the house.
///
/// Only `http` and `https`; the host's addresses are resolved once, all must be of the public
/// internet, and the connection is made to those very addresses, so that a name that changes its
/// mind between check and use gains nothing. The same holds for every redirect, followed by hand.
/// Size and time are bounded, compressed bodies by what they swell to. A site's robots.txt is
/// honoured; where it cannot be had (5xx), nothing is fetched (RFC 9309).
public final class Fetch {
  private static final String VISITOR = "youju";
  private static final int MOST_REDIRECTS = 5;
  private static final int LARGEST_ROBOTS = 500 << 10;

  private final int bytes;
  private final Duration time;
  private final Address address;
  private final Names names;

  /// Says which addresses a host has now.
  interface Names {
    InetAddress[] of(String host) throws UnknownHostException;
  }

  /// Fetches from the public internet.
  ///
  /// @param bytes the largest file, from 1
  /// @param time the most that one file may take, redirects and robots.txt in it
  public Fetch(int bytes, Duration time) {
    this(bytes, time, Address.PUBLIC);
  }

  /// The same for servers of a test on loopback too.
  public static Fetch inTests(int bytes, Duration time) {
    return new Fetch(bytes, time, Address.LOOPBACK_TOO);
  }

  Fetch(int bytes, Duration time, Address address) {
    this(bytes, time, address, InetAddress::getAllByName);
  }

  Fetch(int bytes, Duration time, Address address, Names names) {
    this.bytes = bytes;
    this.time = time;
    this.address = address;
    this.names = names;
  }

  /// A file as it was got.
  ///
  /// @param uri where it was found in the end
  /// @param name a file name whose ending says its format
  public record Fetched(URI uri, String name, byte[] bytes) {}

  /// Whether `source` is an address of the web, not a file.
  public static boolean isAddress(String source) {
    return source.matches("(?i)[a-z][a-z0-9+.-]+://.*");
  }

  /// Fetches with the guards of a public service.
  ///
  /// @throws Unreadable naming the address and why it was not fetched
  public Fetched get(String url) {
    try (ExecutorService thread = Executors.newVirtualThreadPerTaskExecutor()) {
      Visit visit = new Visit(url);
      Future<Fetched> future = thread.submit(visit::fetch);
      try {
        return future.get(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        throw new Unreadable(url + ": took more than " + time.toSeconds() + " s");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Unreadable(url + ": interrupted");
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Unreadable unreadable) throw unreadable;
        throw new Unreadable(url + ": " + e.getCause());
      } finally {
        visit.stop();
        thread.shutdownNow();
      }
    }
  }

  /// One file's way through robots.txt and redirects.
  private final class Visit {
    private final String url;
    private final Map<String, Robots> robots = new HashMap<>();
    private final CloseableHttpClient client = client();

    Visit(String url) {
      this.url = url;
    }

    void stop() {
      client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
    }

    Fetched fetch() throws IOException {
      URI at = checked(url);
      for (int i = 0; i <= MOST_REDIRECTS; i++) {
        if (!robots(at).allows(path(at)))
          throw new Unreadable(at + ": robots.txt asks not to fetch it");
        Got got = get(at, bytes);
        if (got.next().isEmpty()) {
          if (got.status() != 200) throw new Unreadable(at + ": answers " + got.status());
          return new Fetched(at, name(at, got.type()), got.body());
        }
        at = checked(at.resolve(got.next()).toString());
      }
      throw new Unreadable(url + ": more than " + MOST_REDIRECTS + " redirects");
    }

    private Robots robots(URI of) throws IOException {
      String site = of.getScheme() + "://" + of.getRawAuthority();
      Robots known = robots.get(site);
      if (known != null) return known;
      URI at = URI.create(site + "/robots.txt");
      Robots read = Robots.NONE;
      for (int i = 0; i <= MOST_REDIRECTS; i++) {
        Got got = get(at, LARGEST_ROBOTS);
        if (got.status() >= 500)
          throw new Unreadable(at + ": answers " + got.status() + ", so nothing is fetched");
        if (got.next().isEmpty()) {
          String text = new String(got.body(), java.nio.charset.StandardCharsets.UTF_8);
          if (got.status() == 200) read = Robots.of(text, VISITOR);
          break;
        }
        at = checked(at.resolve(got.next()).toString());
      }
      robots.put(site, read);
      return read;
    }

    private Got get(URI at, int most) throws IOException {
      HttpGet request = new HttpGet(at);
      return client.execute(request, response -> got(at, response, most));
    }
  }

  /// @param next where a redirect leads, empty when the answer is none
  private record Got(int status, String type, String next, byte[] body) {}

  private static Got got(URI at, ClassicHttpResponse response, int most) throws IOException {
    int status = response.getCode();
    String next = status / 100 == 3 && status != 304 ? header(response, "Location") : "";
    HttpEntity entity = response.getEntity();
    if (!next.isEmpty() || status != 200 || entity == null)
      return new Got(status, "", next, new byte[0]);
    if (entity.getContentLength() > most) throw tooLarge(at, most);
    byte[] body;
    try (InputStream in = entity.getContent()) {
      body = in.readNBytes(most + 1);
      if (body.length > most) throw tooLarge(at, most);
    }
    return new Got(status, header(response, "Content-Type"), "", body);
  }

  private static Unreadable tooLarge(URI at, int most) {
    return new Unreadable(at + ": more than " + most + " bytes");
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null ? "" : header.getValue();
  }

  private static URI checked(String url) {
    URI uri;
    try {
      uri = new URI(url.strip().replace(" ", "%20")).normalize();
    } catch (java.net.URISyntaxException e) {
      throw new Unreadable(url + ": is no address: " + e.getReason());
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https"))
      throw new Unreadable(url + ": scheme " + scheme + " is not fetched, only http and https");
    if (uri.getHost() == null) throw new Unreadable(url + ": names no host");
    if (uri.getRawUserInfo() != null) throw new Unreadable(url + ": holds a user name");
    return uri;
  }

  private static String path(URI uri) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /// @throws Unreadable when neither the type nor the name is of a format that is read
  private static String name(URI at, String type) {
    String last = at.getPath() == null ? "" : at.getPath().replaceFirst(".*/", "");
    String plain = last.replaceFirst("\\.[^.]*$", "");
    String base = plain.isEmpty() ? at.getHost().replace('.', '-') : plain;
    String media = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    return switch (media) {
      case "text/html", "application/xhtml+xml" -> base + ".html";
      case "text/markdown" -> base + ".md";
      case "application/pdf" -> base + ".pdf";
      case "application/zip", "application/x-zip-compressed" -> base + ".zip";
      case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" ->
          base + ".docx";
      case "", "text/plain", "application/octet-stream" ->
          Reading.reads(last) || last.endsWith(".zip") ? last : base + ".txt";
      default ->
          throw new Unreadable(
              at + ": is of type " + media + ", which is not a format that is read");
    };
  }

  private CloseableHttpClient client() {
    Timeout wait = Timeout.of(time);
    return HttpClients.custom()
        .setConnectionManager(
            PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new Checked())
                .setDefaultConnectionConfig(
                    ConnectionConfig.custom()
                        .setConnectTimeout(wait)
                        .setSocketTimeout(wait)
                        .build())
                .build())
        .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(wait).build())
        .setUserAgent(VISITOR + "/0.1")
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableAutomaticRetries()
        .build();
  }

  /// Resolves a name and lets its addresses pass only if all may be connected to.
  private final class Checked implements DnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      InetAddress[] found = names.of(host);
      for (InetAddress each : found) {
        Optional<String> refusal = address.refusal(each);
        if (refusal.isPresent()) throw new Unreadable(host + ": " + refusal.get());
      }
      return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }
}
