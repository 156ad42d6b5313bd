package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The report in a real browser, opened from disk.
class ReportPageIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void thePageOpensFromDiskAndIsUsedByKeyboard() throws IOException {
    Path file = folder.resolve("report.html");
    int exit =
        Main.commandLine()
            .execute(
                "eval",
                "eval/hangzhou-decision/questions-0-5.jsonl",
                EvalIT.SMALL,
                "--split",
                "test",
                "--report",
                file.toString(),
                "--data",
                "target/test-data",
                "--seeds",
                "seeds");
    assertThat(exit).isZero();
    assertThat(Files.readString(folder.resolve("report.xml"))).contains("<testsuites><testsuite");
    List<String> troubles = new ArrayList<>();
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright.chromium().launch(options())) {
      Page page = browser.newPage();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) troubles.add(message.text());
      });
      page.onPageError(troubles::add);
      page.onRequest(request -> {
        if (!request.url().startsWith("file:")) troubles.add(request.url());
      });
      page.navigate(file.toUri().toString());
      read(page);
      page.screenshot(
          new Page.ScreenshotOptions().setPath(Path.of("target/report.png")).setFullPage(true));
    }
    assertThat(troubles).isEmpty();
  }

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(Path.of("/usr/bin/chromium"))
        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking"));
  }

  private static void read(Page page) {
    assertThat(page.locator(".headline b").first().textContent()).matches("[01]\\.\\d{4}");
    assertThat(page.locator("svg").count()).isEqualTo(3);
    int all = page.locator("details").count();
    assertThat(all).isPositive();
    page.locator("#words").focus();
    page.keyboard().type("没有这样的话");
    assertThat(page.locator("details").count()).isZero();
    for (int i = 0; i < 6; i++) page.keyboard().press("Backspace");
    assertThat(page.locator("details").count()).isEqualTo(all);
    for (int i = 0; i < 3; i++) page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator("details[open] dl dt").first().textContent()).isEqualTo("应当");
  }
}
