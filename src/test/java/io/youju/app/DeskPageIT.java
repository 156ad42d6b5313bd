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

  private static void nothingRan(Page page, String where) {
    assertThat((Boolean) page.evaluate("window.ran === undefined")).as(where).isTrue();
    assertThat(
            page.locator(
                    "main img, main script, main svg, main iframe, main math, main object, main"
                        + " embed, main video, main style, main link, main meta, main base")
                .count())
        .as(where)
        .isZero();
  }

  /// Every payload as a file's name, a title, a heading, a text, and as the question and the words
  /// of a pinned answer, through every page of the desk.
  @Test
  void noneOfFortyPayloadsRunsInUploadsFileNamesAndPinnedAnswers()
      throws IOException, InterruptedException {
    List<String> payloads = Files.readAllLines(Path.of("src/test/resources/web/xss.txt"));
    assertThat(payloads).hasSize(40);
    StaffServer.Caller editor = server.admin();
    int number = 0;
    for (String payload : payloads) {
      String name = number++ + payload.replace('/', '∕').replace('\\', '＼');
      String text = payload + "\n\n一、" + payload + "\n1.标题。第" + number + "种正文写着" + payload + "。\n";
      var kept =
          editor.send(
              "POST",
              "/desk/api/drafts?file="
                  + StaffServer.encoded(name.substring(0, Math.min(150, name.length())) + ".txt"),
              text.getBytes(StandardCharsets.UTF_8),
              "application/octet-stream");
      assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    }
    Page page = signedIn(true);
    page.navigate(server.url() + "/desk/documents");
    page.locator("#drafts > li").nth(40).waitFor();
    for (int i = 0; i < 40; i += 8) {
      page.locator("#drafts").getByText("预览").nth(i).click();
      page.locator("#preview .describe").waitFor();
      nothingRan(page, "preview " + i);
    }
    page.getByText("全部发布").click();
    page.locator("#told", new Page.LocatorOptions().setHasText("正在服务")).waitFor();
    page.locator("#held > li").nth(40).waitFor();
    nothingRan(page, "documents");
    pinAll(editor, payloads);
    page.navigate(server.url() + "/desk/questions");
    page.locator("#pins > li").nth(1).waitFor();
    nothingRan(page, "pinned answers");
    page.navigate(server.url() + "/desk");
    page.locator("#history li").first().waitFor();
    for (String payload : payloads.subList(0, 10)) {
      page.locator("#words").fill(payload);
      page.locator("#draft .said").waitFor();
      page.keyboard().press("Enter");
    }
    page.locator("#hits li").first().waitFor();
    nothingRan(page, "desk");
    page.reload();
    page.locator("#history li").first().waitFor();
    nothingRan(page, "history");
    Page visitor = browser.newContext(new Browser.NewContextOptions().setBypassCSP(true)).newPage();
    visitor.setDefaultTimeout(60_000);
    visitor.navigate(server.url() + "/");
    assertThat(Chromium.ask(visitor, payloads.getFirst() + " 0").innerText()).contains("人工核定");
    nothingRan(visitor, "public page");
    page.navigate(server.url() + "/desk/figures");
    page.locator("#plots[data-days]").waitFor();
    // Its three plots are the page's own.
    assertThat(page.locator("main svg").count()).isEqualTo(3);
    assertThat(page.locator("main img, main script, main iframe").count()).isZero();
    assertThat(page.evaluate("window.ran === undefined")).isEqualTo(true);
  }

  /// Two pinned answers with twenty of the payloads each as their questions and their words.
  private static void pinAll(StaffServer.Caller editor, List<String> payloads)
      throws IOException, InterruptedException {
    var cited =
        StaffServer.json(editor.post("/api/v1/answers", Map.of("question", "以后杭州买车还限购吗")))
            .at("/citations/0");
    for (int from = 0; from < 40; from += 20) {
      List<String> some = payloads.subList(from, from + 20);
      // Different figures make different questions of them.
      List<String> questions = some.stream().map(p -> p + " " + payloads.indexOf(p)).toList();
      var kept =
          editor.post(
              "/desk/api/pins",
              Map.of(
                  "questions",
                  questions,
                  "text",
                  String.join(" ", some) + "〔" + cited.get("label").asString() + "〕",
                  "citations",
                  List.of(
                      Map.of(
                          "document", cited.get("document").asString(),
                          "start", cited.get("start").asInt(),
                          "end", cited.get("end").asInt(),
                          "quote", cited.get("quote").asString()))));
      assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
    }
  }

  private static void isAccessible(Page page, String state) {
    Object found =
        page.evaluate(
            "async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa',"
                + " 'wcag22aa', 'best-practice']})).violations.map(v => v.id + ': ' +"
                + " v.nodes[0].html + ' ' + v.nodes[0].failureSummary)");
    assertThat(found).as(state).isEqualTo(List.of());
  }
}
