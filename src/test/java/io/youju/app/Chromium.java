package io.youju.app;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// One browser for all tests, and what a visitor does in it.
final class Chromium {
  static final String QUESTION = "以后杭州买车还限购吗";
  static final String OFF_TOPIC = "今天上海的天气怎么样，股票会涨吗";

  private static final Playwright PLAYWRIGHT =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private static final Browser BROWSER =
      PLAYWRIGHT
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

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close));
  }

  private Chromium() {}

  static Browser.NewContextOptions size(int width, int height) {
    return new Browser.NewContextOptions().setViewportSize(width, height).setLocale("zh-CN");
  }

  static BrowserContext context(Browser.NewContextOptions options) {
    return BROWSER.newContext(options);
  }

  /// The first page in a fresh profile.
  static Page page(int width, int height) {
    Page page = context(size(width, height)).newPage();
    page.navigate(TestServer.url() + "/");
    return page;
  }

  /// Asks, and waits for the reply.
  static Locator ask(Page page, String question) {
    page.getByLabel("您的问题").fill(question);
    page.keyboard().press("Enter");
    Locator reply = page.locator(".replied").last();
    reply.locator(".foot-row").waitFor();
    return reply;
  }

  static Locator button(Locator within, String name) {
    return within.locator("button", new Locator.LocatorOptions().setHasText(name));
  }

  static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
  }

  static boolean isAsWideAsTheWindow(Page page) {
    return (Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth");
  }
}
