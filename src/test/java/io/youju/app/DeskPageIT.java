package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The staff's pages in a real browser.
class DeskPageIT {
  private static final List<String> ENQUIRIES =
      List.of(
          "以后杭州买车还限购吗",
          "生产总值目标是多少",
          "新型智慧城市建设",
          "城乡收入比",
          "第五部分第2条讲什么",
          "全文一共几部分",
          "共同富裕",
          "科技创新",
          "生态文明",
          "养老服务");

  private static StaffServer server;
  private static Playwright playwright;
  private static Browser browser;

  @BeforeAll
  static void open() throws IOException {
    server = new StaffServer();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
  }

  @AfterAll
  static void close() {
    browser.close();
    playwright.close();
    server.close();
  }

  private static Page signedIn(boolean examined) throws IOException {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(1280, 800)
                .setLocale("zh-CN")
                .setBypassCSP(examined));
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    if (examined) {
      try (InputStream axe = DeskPageIT.class.getResourceAsStream("/axe.min.js")) {
        context.addInitScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    Page page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.navigate(server.url() + "/desk");
    // A person sees where the caret stands before typing.
    page.locator("#name:focus").waitFor();
    page.keyboard().type("admin");
    page.keyboard().press("Tab");
    page.keyboard().type(StaffServer.PASSWORD);
    page.keyboard().press("Enter");
    page.waitForURL("**/desk");
    page.locator("#history li").first().waitFor();
    return page;
  }

  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/" + name + ".png"))
            .setFullPage(true));
  }

  private static String clipboard(Page page) {
    return (String) page.evaluate("navigator.clipboard.readText()");
  }

  private static void type(Page page, String words) {
    page.keyboard().press("Escape");
    page.keyboard().type(words);
    page.locator("#hits[data-words='" + words + "']").waitFor();
    page.locator("#draft[data-words='" + words + "']").waitFor();
  }

  @Test
  void tenEnquiriesAreAnsweredByKeyboardAlone() throws IOException {
    Page page = signedIn(false);
    for (String enquiry : ENQUIRIES) {
      type(page, enquiry);
      if (page.locator("#draft.refused").count() > 0) page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.locator("#told", new Page.LocatorOptions().setHasText("已复制，带出处")).waitFor();
      assertThat(clipboard(page)).as(enquiry).matches("(?s)据《中国共产党杭州市.*》.+：“.+”.*");
    }
    type(page, ENQUIRIES.getFirst());
    page.keyboard().press("Enter");
    page.locator("#told", new Page.LocatorOptions().setHasText("已复制")).waitFor();
    assertThat(clipboard(page)).contains("》第五部分第2条：“探索取消小客车限购");
    shot(page, "desk-1280");
    page.keyboard().press("Alt+R");
    page.locator("#told", new Page.LocatorOptions().setHasText("答复函")).waitFor();
    assertThat(clipboard(page)).startsWith("您好：").contains("第五部分第2条").contains("/documents/");
    page.keyboard().press("Alt+L");
    page.locator("#told", new Page.LocatorOptions().setHasText("链接")).waitFor();
    assertThat(clipboard(page)).endsWith("/documents/hangzhou-decision#5.2");
    page.keyboard().press("Alt+2");
    page.locator("#told", new Page.LocatorOptions().setHasText("带出处")).waitFor();
    assertThat(page.locator("#hit-2").getAttribute("aria-selected")).isEqualTo("true");
    page.keyboard().press("Escape");
    page.keyboard().press("?");
    assertThat(page.locator("#keys").isVisible()).isTrue();
    shot(page, "desk-keys");
    page.keyboard().press("Escape");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("words");
    page.keyboard().press("Alt+H");
    page.keyboard().press("Enter");
    page.locator("#hits li").first().waitFor();
  }

  @Test
  void anUploadIsPreviewedPublishedAndNothingInItRuns() throws IOException {
    Page page = signedIn(true);
    isAccessible(page, "desk");
    List<String> payloads = Files.readAllLines(Path.of("src/test/resources/web/xss.txt"));
    String text = "一、测试\n1.内容。停车收费标准为每小时三元。\n2.其他。" + String.join("\n", payloads) + "\n";
    page.navigate(server.url() + "/desk/documents");
    page.locator("#file")
        .setInputFiles(
            new FilePayload(
                "<img src=x onerror=window.ran=1>.txt",
                "text/plain",
                text.getBytes(StandardCharsets.UTF_8)));
    page.locator("#upload button").click();
    page.locator("#preview .describe").waitFor();
    isAccessible(page, "preview");
    shot(page, "desk-preview");
    page.getByText("发布", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#told", new Page.LocatorOptions().setHasText("正在服务")).waitFor();
    page.locator("#generations .tag").first().waitFor();
    shot(page, "desk-documents");
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    assertThat(page.locator("main img, main script").count()).isZero();
    page.getByText("换回这一版").first().click();
    page.locator("#told", new Page.LocatorOptions().setHasText("已换回")).waitFor();
  }

  @Test
  void aRefusedQuestionGetsAPinnedAnswerAndNothingInItRuns() throws IOException {
    String payload = "<img src=x onerror=window.ran=1>";
    Page visitor = browser.newContext().newPage();
    visitor.setDefaultTimeout(60_000);
    visitor.navigate(server.url() + "/");
    String question = "火星上买车" + payload + "要不要摇号";
    Chromium.ask(visitor, question);
    Page page = signedIn(true);
    page.locator(".tools a[href='/desk/questions']").click();
    page.waitForURL("**/desk/questions");
    page.locator("#queue li").first().waitFor();
    for (int i = 0; i < 20 && page.getByText(question).count() == 0; i++) {
      page.waitForTimeout(300);
      page.reload();
      page.locator("#queue li").first().waitFor();
    }
    isAccessible(page, "questions");
    page.locator("#queue > li", new Page.LocatorOptions().setHasText(question))
        .getByText("写核定答复")
        .click();
    page.locator("#pin-words").fill("小客车限购");
    page.locator("#pin-hits li").first().waitFor();
    page.locator("#pin-hits button").first().click();
    page.locator("#pin-text").press("End");
    String label = page.locator("#pin-cited li").first().innerText().replaceFirst("(?s)〕.*", "〕");
    page.locator("#pin-text").fill("火星另说。" + payload + label);
    isAccessible(page, "pin form");
    shot(page, "desk-pin");
    page.getByText("保存并启用").click();
    page.locator("#told", new Page.LocatorOptions().setHasText("已保存")).waitFor();
    page.locator("#pins > li.in_use").first().waitFor();
    shot(page, "desk-questions");
    var said = Chromium.ask(visitor, question);
    assertThat(said.innerText()).contains("人工核定").contains(payload);
    assertThat(visitor.evaluate("window.ran === undefined")).isEqualTo(true);
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
    assertThat(page.locator("main img").count()).isZero();
    page.navigate(server.url() + "/desk/figures");
    page.locator("#plots[data-days]").waitFor();
    assertThat(page.locator("#plots svg").count()).isEqualTo(3);
    isAccessible(page, "figures");
    shot(page, "desk-figures");
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
  }

  private static void isAccessible(Page page, String state) {
    Object found =
        page.evaluate(
            "async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))"
                + ".violations.map(v => v.id + ': ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)");
    assertThat(found).as(state).isEqualTo(List.of());
  }
}
