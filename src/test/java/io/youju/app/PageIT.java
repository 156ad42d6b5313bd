package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ReducedMotion;
import io.youju.web.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The page in a real browser.
class PageIT {
  private static final String QUESTION = "以后杭州买车还限购吗";
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
  }

  private static Page page(int width, int height) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN"));
    Page page = context.newPage();
    page.navigate(TestServer.url() + "/");
    return page;
  }

  private static Locator ask(Page page, String question) {
    page.getByLabel("您的问题").fill(question);
    page.keyboard().press("Enter");
    Locator reply = page.locator(".replied").last();
    reply.locator(".kind").waitFor();
    return reply;
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
  }

  private static void quoteIsMarkedInView(int width, int height) {
    Page page = page(width, height);
    Locator reply = ask(page, QUESTION);
    assertThat(reply.textContent()).contains("探索取消小客车限购").contains("原文摘录");
    shot(page, "answer-" + width);
    reply.locator(".label").first().click();
    Locator mark = page.locator("#reader mark");
    mark.waitFor();
    assertThat(mark.textContent()).startsWith("探索取消小客车限购");
    BoundingBox box = mark.boundingBox();
    assertThat(box.y).isBetween(0.0, (double) height);
    assertThat(box.x + box.width).isLessThanOrEqualTo(width);
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    shot(page, "reader-" + width);
    page.keyboard().press("Escape");
    assertThat(page.locator("#reader").isHidden()).isTrue();
  }

  @Test
  void theQuoteIsMarkedInViewOnADesk() {
    quoteIsMarkedInView(1280, 800);
  }

  @Test
  void theQuoteIsMarkedInViewOnAPhone() {
    quoteIsMarkedInView(375, 720);
  }

  @Test
  void aRefusalIsSaidPlainlyAndTheConversationOutlivesAReload() {
    Page page = page(1280, 800);
    Locator reply = ask(page, "今天上海的天气怎么样，股票会涨吗");
    assertThat(reply.textContent()).contains("没有回答");
    shot(page, "refusal-1280");
    page.reload();
    page.locator(".replied .kind").first().waitFor();
    assertThat(page.locator(".asked").textContent()).contains("上海的天气");
  }

  /// Forty payloads after OWASP's filter-evasion list, each of which sets `window.ran` if it runs.
  private static List<String> payloads() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/web/xss.txt"));
  }

  private static void nothingRan(Page page) {
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
  }

  @Test
  void payloadsInAQuestionAndInKeptConversationsAreShownAsText() throws IOException {
    Page page = page(1280, 800);
    List<String> payloads = payloads();
    assertThat(payloads).hasSize(40);
    for (String payload : payloads) ask(page, payload);
    nothingRan(page);
    assertThat(page.locator(".asked").allTextContents()).isEqualTo(payloads);
    page.reload();
    page.locator(".replied .kind").last().waitFor();
    nothingRan(page);
    assertThat(page.locator(".asked").allTextContents()).isEqualTo(payloads);
    assertThat(page.locator("#turns img, #turns script, #turns svg, #turns iframe").count())
        .isZero();
  }

  @Test
  void payloadsInTitleTextHeadingAndIdOfADocumentAreShownAsText() throws IOException {
    List<String> payloads = payloads();
    Page page = page(1280, 800);
    String all = String.join("\n", payloads);
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
        Map.of("id", all, "title", all, "date", all, "href", "/", "outline", List.of(node));
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
            List.of());
    page.route(
        "**/api/v1/**",
        route -> {
          String path = URI.create(route.request().url()).getPath();
          if (path.endsWith("/answers")) {
            fulfil(route, "text/event-stream", "event: done\ndata: " + Wire.json(reply) + "\n\n");
          } else if (path.endsWith("/text")) {
            fulfil(route, "text/plain; charset=utf-8", all);
          } else if (path.endsWith("/documents")) {
            fulfil(route, "application/json", Wire.json(Map.of("documents", List.of(about))));
          } else {
            fulfil(route, "application/json", Wire.json(about));
          }
        });
    page.reload();
    Locator said = ask(page, "问");
    assertThat(said.textContent()).contains("AI 生成").contains("原文摘录").contains(payloads.getFirst());
    said.locator(".label").click();
    page.locator("#reader mark").waitFor();
    assertThat(page.locator("#reader mark").textContent()).isEqualTo(all);
    assertThat(page.locator("#reader-title").textContent()).isEqualTo(all);
    nothingRan(page);
  }

  private static void fulfil(Route route, String type, String body) {
    route.fulfill(new Route.FulfillOptions().setContentType(type).setBody(body));
  }

  /// axe-core's rules for WCAG 2.2 A and AA, as `rule: first element` lines.
  private static Object violations(Page page) {
    return page.evaluate(
        "async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))"
            + ".violations.map(v => v.id + ': ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)");
  }

  private static Page examined(int width, int height) throws IOException {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("zh-CN")
                .setBypassCSP(true)
                .setReducedMotion(ReducedMotion.REDUCE));
    try (InputStream axe = PageIT.class.getResourceAsStream("/axe.min.js")) {
      context.addInitScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Page page = context.newPage();
    page.navigate(TestServer.url() + "/");
    page.locator("#suggestions button").first().waitFor();
    return page;
  }

  private static void isAccessible(Page page, String state) {
    assertThat(violations(page)).as(state).isEqualTo(List.of());
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .as(state + ": no sideways scrolling")
        .isTrue();
  }

  @Test
  void axeFindsNothingInAnyState() throws IOException {
    Page page = examined(1280, 800);
    shot(page, "welcome-1280");
    isAccessible(page, "welcome");
    ask(page, "今天上海的天气怎么样，股票会涨吗");
    Locator reply = ask(page, QUESTION);
    isAccessible(page, "answer and refusal");
    reply.locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    page.locator("#reader-outline summary").click();
    isAccessible(page, "reader with outline");
    page.keyboard().press("Escape");
    for (String theme : List.of("dark", "contrast")) {
      page.locator("#display summary").click();
      page.locator("#theme").selectOption(theme);
      isAccessible(page, theme);
      page.keyboard().press("Escape");
      reply.locator(".label").first().click();
      isAccessible(page, theme + " reader");
      shot(page, theme + "-1280");
      page.keyboard().press("Escape");
    }
    page.locator("#elder").click();
    page.locator("#kept summary").click();
    isAccessible(page, "elder, menu open");
    page.setViewportSize(320, 256); // 1280 pixels at 400 %
    page.keyboard().press("Escape");
    isAccessible(page, "400 %");
    for (String path :
        List.of("/about", "/accessibility", "/documents", "/documents/hangzhou-decision?q=改革")) {
      page.navigate(TestServer.url() + path);
      isAccessible(page, path);
    }
  }

  @Test
  void allIsReachedWithTheKeyboardAlone() {
    Page page = page(1280, 800);
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("question");
    page.keyboard().type(QUESTION);
    page.keyboard().press("Enter");
    page.locator(".replied .kind").waitFor();
    page.keyboard().press("Shift+Tab");
    for (int i = 0;
        i < 12 && !page.evaluate("document.activeElement.className").equals("label");
        i++) {
      page.keyboard().press("Shift+Tab");
    }
    page.keyboard().press("Enter");
    page.locator("#reader mark").waitFor();
    page.keyboard().press("Escape");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("label");
  }

  @Test
  void theWidgetAnswersOnASiteThatIsNamedAndOnNoOther() {
    for (boolean named : new boolean[] {true, false}) {
      Page page = browser.newContext().newPage();
      String site = named ? HostSite.NAMED : HostSite.OTHER;
      List<String> refused = new ArrayList<>();
      page.onConsoleMessage(message -> refused.add(message.text()));
      page.navigate(site + "/");
      if (named) {
        page.getByLabel("您的问题").fill(QUESTION);
        page.keyboard().press("Enter");
        page.locator("youju-chat .kind").waitFor();
        assertThat(page.locator("youju-chat [role=status]").textContent()).contains("〔五、2〕");
      } else {
        page.waitForCondition(() -> refused.stream().anyMatch(text -> text.contains("CORS")));
        assertThat(page.locator("youju-chat form").count()).isZero();
      }
    }
  }

  @Test
  void aPermalinkOpensAtItsSection() {
    Page page = page(1280, 800);
    page.navigate(TestServer.url() + "/documents/hangzhou-decision#5.2");
    Locator section = page.locator("section.target");
    section.waitFor();
    assertThat(section.textContent()).contains("推进新型智慧城市建设");
    shot(page, "permalink-1280");
  }
}
