package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import io.youju.web.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Forty payloads after OWASP's filter-evasion list, each of which sets `window.ran` if it runs,
/// through question, history, document text, title and file name. The Content Security Policy is
/// switched off in the browser, so that what is seen is what the pages themselves do.
class PayloadIT {
  private static List<String> payloads;
  private static ConfigurableApplicationContext server;

  /// Forty documents: each has a payload for its file name, its title, its headings and its text.
  @BeforeAll
  static void serveHostileDocuments() throws IOException {
    payloads = Files.readAllLines(Path.of("src/test/resources/web/xss.txt"));
    assertThat(payloads).hasSize(40);
    Path seeds = Files.createTempDirectory(Path.of("target"), "hostile");
    for (String payload : payloads) {
      String name = payloads.indexOf(payload) + " " + payload.replace('/', '∕');
      if (name.getBytes(StandardCharsets.UTF_8).length > 240) name = name.substring(0, 80);
      Files.writeString(
          seeds.resolve(name + ".txt"),
          payload + "\n\n一、" + payload + "\n1.标题。正文里写着" + payload + "。\n2." + payload + "。\n");
    }
    Settings settings =
        new Settings(seeds, Path.of("target/test-data"), false, Settings.DEFAULT_MODEL);
    server = Server.start(new Assembly(settings)::youju, 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String url() {
    return "http://localhost:" + Server.port(server);
  }

  private static Page page() {
    BrowserContext context = Chromium.context(Chromium.size(1280, 800).setBypassCSP(true));
    context.onDialog(dialog -> dialog.dismiss());
    return context.newPage();
  }

  private static void nothingRan(Page page, String where) {
    assertThat(
            (Boolean)
                page.evaluate(
                    "window.ran === undefined && (!window.frames[0] || window.frames[0].ran === undefined)"))
        .as(where)
        .isTrue();
    assertThat(
            page.locator(
                    "main img, main script, main svg, main iframe, main math, main object, main embed, main video, main audio, main marquee, main style, main link, main meta, main base")
                .count())
        .as(where)
        .isZero();
  }

  @Test
  void thePayloadsDoRunWhereAPageIsCareless() {
    Page page = page();
    page.navigate(url() + "/about");
    int ran = 0;
    for (String payload : payloads) {
      page.setContent("<main>" + payload + "</main>");
      page.waitForTimeout(30);
      if (page.evaluate("window.ran !== undefined").equals(true)) ran++;
      page.navigate(url() + "/about");
    }
    assertThat(ran).isGreaterThanOrEqualTo(15);
  }

  @Test
  void inQuestionsAndInHistory() {
    Page page = page();
    page.navigate(url() + "/");
    for (String payload : payloads) Chromium.ask(page, payload);
    nothingRan(page, "asked");
    assertThat(page.locator(".asked").allTextContents()).isEqualTo(payloads);
    page.reload(); // the conversation is read from the store and sent as history
    page.locator(".replied .kind").last().waitFor();
    Chromium.ask(page, "那第1条呢");
    page.locator("#kept summary").click();
    nothingRan(page, "history");
    assertThat(page.locator(".asked").allTextContents().subList(0, 40)).isEqualTo(payloads);
  }

  @Test
  void inQuestionsWithoutScriptsAndInAddresses() {
    Page page = page();
    for (String payload : payloads) {
      page.navigate(url() + "/");
      page.evaluate(
          "question => { const f = document.getElementById('ask'); f.querySelector('textarea').value = question; HTMLFormElement.prototype.submit.call(f); }",
          payload);
      page.waitForURL("**/ask");
      assertThat(page.locator("h1").textContent()).isEqualTo(payload);
      nothingRan(page, payload);
      String escaped = java.net.URLEncoder.encode(payload, StandardCharsets.UTF_8);
      for (String path :
          List.of("/documents/x?q=" + escaped, "/nowhere/" + escaped, "/documents/" + escaped)) {
        Response response = page.navigate(url() + path);
        assertThat(response.status()).isBetween(400, 499);
        nothingRan(page, path);
      }
    }
  }

  @Test
  void inTitlesHeadingsTextAndFileNamesOfDocumentsThatAreServed() {
    Page page = page();
    page.navigate(url() + "/documents");
    Locator links = page.locator("main li a");
    List<String> titles = new ArrayList<>(links.allTextContents());
    // A first line too long for a title leaves the file's name: numbered, with ∕ for /.
    List<String> shown =
        titles.stream().map(t -> t.replaceFirst("^\\d+ ", "").replace('∕', '/')).toList();
    assertThat(shown).hasSize(40).containsExactlyInAnyOrderElementsOf(payloads);
    List<String> pages = new ArrayList<>();
    for (Locator link : links.all()) pages.add(link.getAttribute("href"));
    assertThat(pages).doesNotHaveDuplicates();
    nothingRan(page, "list of documents");
    for (int i = 0; i < pages.size(); i++) {
      String words =
          java.net.URLEncoder.encode(
              shown.get(i).substring(0, Math.min(90, shown.get(i).length())),
              StandardCharsets.UTF_8);
      for (String way : List.of("", "?quote=3-40#1.1", "?q=" + words)) {
        page.navigate(url() + pages.get(i) + way);
        assertThat(page.locator("h1").textContent()).isEqualTo(titles.get(i));
        nothingRan(page, pages.get(i) + way);
      }
      assertThat(page.locator("mark").count()).isPositive();
    }
    page.navigate(url() + "/api");
    page.locator(".operation summary").first().waitFor();
    nothingRan(page, "API page");
  }

  @Test
  void inQuotesAndInTheReaderBesideTheChat() {
    Page page = page();
    page.navigate(url() + "/");
    nothingRan(page, "first page");
    assertThat(page.locator("#documents a").count()).isEqualTo(20);
    for (String payload : payloads) {
      Chromium.ask(page, "正文里写着" + payload.replaceAll("[^\\p{IsHan}A-Za-z ]", " "));
    }
    Locator labels = page.locator(".label, .nearest button");
    assertThat(labels.count()).as("quotes of hostile documents").isPositive();
    for (int i = 0; i < Math.min(40, labels.count()); i++) {
      labels.nth(i).click();
      page.locator("#reader mark").first().waitFor();
      nothingRan(page, "reader");
      assertThat(page.locator("#reader img, #reader script, #reader svg, #reader iframe").count())
          .isZero();
      page.keyboard().press("Escape");
    }
  }

  @Test
  void inEveryFieldOfAReplyWhoeverMadeIt() {
    String all = String.join("\n", payloads);
    Map<String, Object> citation =
        Map.of(
            "label",
            "1",
            "document",
            all,
            "document_title",
            all,
            "section",
            "1",
            "quote",
            all,
            "heading_path",
            payloads,
            "start",
            0,
            "end",
            all.length(),
            "href",
            "/documents/x#1");
    Map<String, Object> node =
        Map.of(
            "number",
            "1",
            "label",
            all,
            "title",
            all,
            "kind",
            "section",
            "level",
            1,
            "start",
            0,
            "end",
            all.length(),
            "children",
            List.of());
    Map<String, Object> about =
        Map.of("id", all, "title", all, "href", "/", "outline", List.of(node));
    Map<String, Object> reply =
        Map.of(
            "id",
            "1",
            "status",
            "answered",
            "kind",
            "written",
            "text",
            all + "〔1〕",
            "citations",
            List.of(citation),
            "nearest",
            List.of(),
            "engine",
            Map.of("model", all));
    Page page = page();
    page.navigate(url() + "/");
    page.route(
        "**/api/v1/**",
        route -> {
          String path = java.net.URI.create(route.request().url()).getPath();
          if (path.endsWith("/answers")) {
            fulfil(
                route,
                "text/event-stream",
                "event: delta\ndata: "
                    + Wire.json(Map.of("text", all))
                    + "\n\nevent: writing\ndata: "
                    + Wire.json(Map.of("model", all))
                    + "\n\nevent: done\ndata: "
                    + Wire.json(reply)
                    + "\n\n");
          } else if (path.endsWith("/text")) {
            fulfil(route, "text/plain; charset=utf-8", all);
          } else {
            fulfil(route, "application/json", Wire.json(about));
          }
        });
    Locator said = Chromium.ask(page, "问");
    assertThat(said.textContent()).contains("AI 生成").contains("原文摘录").contains(payloads.getFirst());
    said.locator(".label").click();
    page.locator("#reader mark").first().waitFor();
    assertThat(String.join("", page.locator("#reader mark").allTextContents())).isEqualTo(all);
    assertThat(page.locator("#reader-title").textContent()).isEqualTo(all);
    nothingRan(page, "made-up reply");
  }

  private static void fulfil(com.microsoft.playwright.Route route, String type, String body) {
    route.fulfill(
        new com.microsoft.playwright.Route.FulfillOptions().setContentType(type).setBody(body));
  }
}
