package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// A reader who leaves stops the work, and everybody can see that in the metrics.
class LeavingIT {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private static double metric(String name) {
    try {
      String all =
          CLIENT
              .send(
                  HttpRequest.newBuilder(URI.create(SlowServer.url() + "/actuator/prometheus"))
                      .build(),
                  BodyHandlers.ofString())
              .body();
      return all.lines()
          .filter(line -> line.startsWith(name + " "))
          .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no metric " + name));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void soon(BooleanSupplier true_) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(15).toNanos();
    while (!true_.getAsBoolean() && System.nanoTime() < end) Thread.sleep(20);
    assertThat(true_.getAsBoolean()).isTrue();
  }

  /// Sends a question over a bare connection, reads the first bytes when `streamed`, and hangs up.
  private static void askAndLeave(String path, String body, String accept, boolean streamed)
      throws IOException, InterruptedException {
    int begun = SlowServer.BEGUN.get();
    URI server = URI.create(SlowServer.url());
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      out.write(
          ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(
          ("Accept: " + accept + "\r\nContent-Length: " + bytes.length + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(bytes);
      out.flush();
      if (streamed) assertThat(socket.getInputStream().read()).isEqualTo('H');
      soon(() -> SlowServer.BEGUN.get() > begun && metric("youju_answers_underway") >= 1);
    }
  }

  @Test
  void aReaderWhoHangsUpStopsTheWorkAndIsCounted() throws IOException, InterruptedException {
    String[][] ways = {
      {"/api/v1/answers", "{\"question\":\"慢慢说\"}", "text/event-stream"},
      {"/api/v1/answers", "{\"question\":\"慢慢说\"}", "application/json"},
      {
        "/v1/chat/completions",
        "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"慢慢说\"}]}",
        "text/event-stream"
      },
    };
    for (String[] way : ways) {
      int interrupted = SlowServer.INTERRUPTED.get();
      double left = metric("youju_answers_left_total");
      askAndLeave(way[0], way[1], way[2], way[2].equals("text/event-stream"));
      soon(() -> SlowServer.INTERRUPTED.get() == interrupted + 1);
      soon(() -> metric("youju_answers_underway") == 0);
      assertThat(metric("youju_answers_left_total")).as(Arrays.toString(way)).isEqualTo(left + 1);
    }
  }

  @Test
  void aStreamWithNothingToTellIsKeptAliveByComments() throws IOException {
    for (String path : new String[] {"/api/v1/answers", "/v1/chat/completions"}) {
      String body =
          "{\"question\":\"慢慢说\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"慢慢说\"}]}";
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(SlowServer.url() + path).toURL().openConnection();
      connection.setDoOutput(true);
      connection.setReadTimeout(15_000);
      connection.setRequestProperty("Content-Type", "application/json");
      connection.setRequestProperty("Accept", "text/event-stream");
      connection.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
      assertThat(connection.getHeaderField("X-Accel-Buffering")).isEqualTo("no");
      int beats = 0;
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
        while (beats < 3) if (lines.readLine().startsWith(":")) beats++;
      }
      connection.disconnect();
    }
  }

  @Test
  void theStopButtonStopsTheWorkAndTheQuestionCanBeAskedAgain() throws InterruptedException {
    Page page = Chromium.context(Chromium.size(1280, 800)).newPage();
    page.navigate(SlowServer.url() + "/");
    page.evaluate(
        "window.told = []; new MutationObserver(() => told.push(announce.textContent)).observe(announce, {childList: true, characterData: true, subtree: true})");
    int interrupted = SlowServer.INTERRUPTED.get();
    page.getByLabel("您的问题").fill("请慢慢说限购");
    page.keyboard().press("Enter");
    Locator reply = page.locator(".replied");
    reply.locator(".said", new Locator.LocatorOptions().setHasText("原文的第一句")).waitFor();
    assertThat(reply.textContent()).contains("原文摘录");
    Chromium.shot(page, "streaming-1280");
    page.locator("#stop").click();
    reply.locator("[role=alert]").waitFor();
    assertThat(reply.textContent()).contains("已停止").contains("再试一次");
    soon(() -> SlowServer.INTERRUPTED.get() == interrupted + 1);
    soon(() -> metric("youju_answers_underway") == 0);
    assertThat(page.evaluate("told").toString()).isEqualTo("[正在查找原文, ]");

    Chromium.button(reply, "再试一次").click();
    page.locator("#stop").click();
    soon(() -> SlowServer.INTERRUPTED.get() == interrupted + 2);
    assertThat(page.locator(".asked").count()).isEqualTo(1);
  }

  @Test
  void manyReadersAtOnceAreAllServedWhileOthersLeaveOrReadSlowly()
      throws IOException, InterruptedException {
    for (int i = 0; i < 20; i++) {
      askAndLeave("/api/v1/answers", "{\"question\":\"慢慢说\"}", "text/event-stream", true);
    }
    URI server = URI.create(SlowServer.url());
    try (Socket idle = new Socket(server.getHost(), server.getPort())) {
      idle.getOutputStream()
          .write("POST /api/v1/answers HTTP/1.1\r\nHost".getBytes(StandardCharsets.US_ASCII));
      var asked =
          java.util.stream.IntStream.range(0, 40)
              .mapToObj(_ ->
                  CLIENT.sendAsync(
                      HttpRequest.newBuilder(URI.create(SlowServer.url() + "/api/v1/answers"))
                          .header("Content-Type", "application/json")
                          .header("Accept", "text/event-stream")
                          .POST(
                              HttpRequest.BodyPublishers.ofString(
                                  "{\"question\":\"" + Chromium.QUESTION + "\"}"))
                          .build(),
                      BodyHandlers.ofString()))
              .toList();
      asked.forEach(a -> assertThat(a.join().body()).contains("event:done").contains("〔五、2〕"));
    }
    soon(() -> metric("youju_answers_underway") == 0);
  }
}
