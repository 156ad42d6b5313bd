package io.youju.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A site of somebody else that embeds the widget, under two origins. A real server on loopback: a
/// browser does not let pages from elsewhere reach loopback, whatever the service allows.
final class HostSite {
  private static final HttpServer SERVER = start();

  /// The path of a page that frames the service's own page instead.
  static final String FRAME = "/frame";

  /// The origin that the operator has named.
  static final String NAMED = "http://127.0.0.1:" + SERVER.getAddress().getPort();

  /// The same page under an origin that nobody has named.
  static final String OTHER = "http://localhost:" + SERVER.getAddress().getPort();

  private HostSite() {}

  private static HttpServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", HostSite::page);
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void page(HttpExchange exchange) throws IOException {
    String embedded =
        exchange.getRequestURI().getPath().equals(FRAME)
            ? "<iframe title=service width=800 height=600 src=\""
                + TestServer.url()
                + "/\"></iframe>"
            : "<script type=module src=\""
                + TestServer.url()
                + "/widget.js\"></script><youju-chat></youju-chat>";
    byte[] page =
        ("<!doctype html><html lang=zh><meta name=viewport content=\"width=device-width\"><title>host</title><main><h1>host</h1>"
                + embedded
                + "</main>")
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, page.length);
    exchange.getResponseBody().write(page);
    exchange.close();
  }
}
