package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
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

  @Test
  void whatIsTypedIsNeverRunAsHtml() {
    Page page = page(1280, 800);
    for (String payload :
        List.of(
            "<img src=x onerror=\"window.ran=1\">",
            "<script>window.ran=1</script>",
            "<svg/onload=window.ran=1>限购")) {
      ask(page, payload);
    }
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    assertThat(page.locator(".asked").first().textContent()).contains("<img");
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
