package io.youju.app;

import static io.youju.app.Chromium.QUESTION;
import static io.youju.app.Chromium.ask;
import static io.youju.app.Chromium.page;
import static io.youju.app.Chromium.shot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// The page in a real browser: answers, quotes, links, the widget.
class PageIT {
  private static final Path STATIC = Path.of("src/main/resources/static");

  private static void quoteIsMarkedInView(int width, int height) {
    Page page = page(width, height);
    Locator reply = ask(page, QUESTION);
    assertThat(reply.textContent()).contains("探索取消小客车限购").contains("原文摘录");
    assertThat(reply.locator(".label").first().getAttribute("title")).startsWith("探索取消小客车限购");
    shot(page, "answer-" + width);
    reply.locator(".label").first().click();
    Locator mark = page.locator("#reader mark");
    mark.waitFor();
    assertThat(mark.textContent()).startsWith("探索取消小客车限购");
    BoundingBox box = mark.boundingBox();
    assertThat(box.y).isBetween(0.0, (double) height);
    assertThat(box.x + box.width).isLessThanOrEqualTo(width);
    assertThat(Chromium.isAsWideAsTheWindow(page)).isTrue();
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
  void theReaderOnAPhoneKeepsTheKeyboardOutOfTheChatBehindIt() {
    Page page = page(375, 720);
    ask(page, QUESTION).locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    for (int i = 0; i < 12; i++) {
      page.keyboard().press("Tab");
      assertThat((Boolean) page.evaluate("chat.contains(document.activeElement)")).isFalse();
    }
    page.keyboard().press("Escape");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("label");
  }

  @Test
  void theReaderStepsSearchesAndShowsWhereOneIs() {
    Page page = page(1280, 800);
    ask(page, QUESTION).locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    page.locator("#next").click();
    assertThat(page.locator("#reader-path li").last().textContent()).contains("五、3");
    page.locator("#previous").click();
    assertThat(page.locator("#reader-path li").last().textContent()).contains("五、2");
    assertThat(page.locator("#reader-path a").getAttribute("href"))
        .isEqualTo("/documents/hangzhou-decision#5.2");
    page.locator("#find-words").fill("枫桥经验");
    page.keyboard().press("Enter");
    assertThat(page.locator("#found").textContent()).contains("第 1 处");
    assertThat(page.locator("#reader mark").first().textContent()).isEqualTo("枫桥经验");
    page.locator("#reader-outline summary").click();
    assertThat(page.locator("#reader-outline [aria-current]").textContent()).contains("九、4");
    page.locator("#reader-outline button").nth(1).click();
    assertThat(page.locator("#reader-path li").last().textContent()).contains("一 ");
  }

  @Test
  void aFollowUpIsUnderstoodFromTheConversation() {
    Page page = page(1280, 800);
    ask(page, "第四部分第2条讲什么");
    assertThat(ask(page, "那第3条呢").textContent()).contains("四、");
  }

  @Test
  void everySuggestedQuestionIsAnswered() {
    Page page = page(1280, 800);
    int many = page.locator("#suggestions button").count();
    assertThat(many).isEqualTo(6);
    for (String question : page.locator("#suggestions button").allTextContents()) {
      assertThat(ask(page, question).textContent()).as(question).doesNotContain("没有回答");
    }
    page.locator("#kept summary").click();
    page.locator("#fresh").click();
    page.locator("#suggestions button").first().click();
    page.locator(".replied .foot-row").waitFor();
    assertThat(page.url()).isEqualTo(TestServer.url() + "/");
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
    page.locator(".replied .foot-row").waitFor();
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
      Page page = Chromium.context(new Browser.NewContextOptions()).newPage();
      String site = named ? HostSite.NAMED : HostSite.OTHER;
      List<String> refused = new ArrayList<>();
      page.onConsoleMessage(message -> refused.add(message.text()));
      page.navigate(site + "/");
      if (named) {
        page.getByLabel("您的问题").fill(QUESTION);
        page.keyboard().press("Enter");
        page.locator("youju-chat .kind").waitFor();
        assertThat(page.locator("youju-chat [role=status]").textContent()).contains("〔五、2〕");
        shot(page, "widget");
      } else {
        page.waitForCondition(() -> refused.stream().anyMatch(text -> text.contains("CORS")));
        assertThat(page.locator("youju-chat form").count()).isZero();
      }
    }
  }

  @Test
  void thePageMayBeFramedByASiteThatIsNamedAndByNoOther() {
    for (boolean named : new boolean[] {true, false}) {
      Page page = Chromium.context(new Browser.NewContextOptions()).newPage();
      List<String> refused = new ArrayList<>();
      page.onConsoleMessage(message -> refused.add(message.text()));
      page.navigate((named ? HostSite.NAMED : HostSite.OTHER) + HostSite.FRAME);
      Locator question = page.frameLocator("iframe").locator("#question");
      if (named) {
        question.waitFor();
      } else {
        page.waitForCondition(
            () -> refused.stream().anyMatch(text -> text.contains("frame-ancestors")));
        assertThat(question.count()).isZero();
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
    assertThat(section.boundingBox().y).isBetween(0.0, 400.0);
    shot(page, "permalink-1280");
  }

  @Test
  void nothingIsLoadedFromAnotherHostAndScriptsAreSmall() throws IOException {
    BrowserContext context = Chromium.context(Chromium.size(1280, 800));
    Page page = context.newPage();
    Set<String> hosts = new TreeSet<>();
    Set<String> scripts = new TreeSet<>();
    page.onRequest(request -> {
      URI address = URI.create(request.url());
      hosts.add(address.getHost());
      if (address.getPath().endsWith(".js")) scripts.add(address.getPath());
    });
    page.navigate(TestServer.url() + "/");
    ask(page, QUESTION).locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    for (String path : List.of("/about", "/api", "/licences", "/documents/hangzhou-decision")) {
      page.navigate(TestServer.url() + path);
    }
    assertThat(hosts).containsExactly("localhost");
    assertThat(scripts).contains("/app.js", "/reply.js", "/look.js", "/api.js");
    assertThat(compressed(scripts)).as("all scripts, compressed").isLessThan(120_000);
    assertThat(compressed(Set.of("/widget.js", "/element.js", "/sse.js", "/wording.js")))
        .as("the widget, compressed")
        .isLessThan(60_000);
  }

  private static int compressed(Set<String> scripts) throws IOException {
    int bytes = 0;
    for (String script : scripts) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
        gzip.write(Files.readAllBytes(STATIC.resolve(script.substring(1))));
      }
      bytes += out.size();
    }
    return bytes;
  }

  @Test
  void noModuleIsLeftOutOfTheWidgetsCount() throws IOException {
    String widget = Files.readString(STATIC.resolve("widget.js"));
    assertThat(Stream.of(widget.split("\n")).filter(line -> line.startsWith("import ")))
        .extracting(line -> line.replaceFirst(".* from \"\\./(.*)\";", "$1"))
        .containsExactlyInAnyOrder("element.js", "sse.js", "wording.js");
  }

  @Test
  void theBrowserItselfForbidsHtmlFromTextAndForeignScripts() {
    Page page = page(1280, 800);
    assertThatThrownBy(() -> page.evaluate("document.body.innerHTML = '<b>x</b>'"))
        .hasMessageContaining("TrustedHTML");
    assertThatThrownBy(() ->
            page.evaluate("document.createElement('a').setAttribute('onclick', 'window.ran = 1')"))
        .hasMessageContaining("TrustedScript");
    page.evaluate(
        "() => { window.blocked = []; document.addEventListener('securitypolicyviolation', e => blocked.push(e.effectiveDirective));"
            + "const img = document.createElement('img'); img.src = 'https://elsewhere.example/x.png'; document.body.append(img); }");
    page.waitForFunction("blocked.includes('img-src')");
  }
}
