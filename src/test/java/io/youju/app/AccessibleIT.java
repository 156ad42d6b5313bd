package io.youju.app;

import static io.youju.app.Chromium.OFF_TOPIC;
import static io.youju.app.Chromium.QUESTION;
import static io.youju.app.Chromium.ask;
import static io.youju.app.Chromium.shot;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ReducedMotion;
import io.youju.web.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// WCAG 2.2 AA as far as axe-core can tell, in every state of every page.
class AccessibleIT {
  /// axe-core's rules for WCAG 2.2 A and AA, as `rule: first element` lines.
  private static Object violations(Page page) {
    return page.evaluate(
        "async () => (await axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}))"
            + ".violations.map(v => v.id + ': ' + v.nodes[0].html + ' ' + v.nodes[0].failureSummary)");
  }

  private static Page examined(int width, int height) throws IOException {
    BrowserContext context =
        Chromium.context(
            Chromium.size(width, height).setBypassCSP(true).setReducedMotion(ReducedMotion.REDUCE));
    try (InputStream axe = AccessibleIT.class.getResourceAsStream("/axe.min.js")) {
      context.addInitScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
    }
    Page page = context.newPage();
    page.navigate(TestServer.url() + "/");
    return page;
  }

  private static void isAccessible(Page page, String state) {
    assertThat(violations(page)).as(state).isEqualTo(List.of());
    assertThat(Chromium.isAsWideAsTheWindow(page)).as(state + ": no sideways scrolling").isTrue();
  }

  private static void theme(Page page, String name) {
    page.locator("#display summary").click();
    page.locator("#theme").selectOption(name);
    page.keyboard().press("Escape");
  }

  @Test
  void theChatOnADesk() throws IOException {
    Page page = examined(1280, 800);
    shot(page, "welcome-1280");
    isAccessible(page, "welcome");
    ask(page, OFF_TOPIC);
    Locator reply = ask(page, QUESTION);
    isAccessible(page, "answer and refusal");
    Chromium.button(reply, "没用").click();
    isAccessible(page, "reasons");
    reply.locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    page.locator("#reader-outline summary").click();
    isAccessible(page, "reader with outline");
    page.keyboard().press("Escape");
    for (String theme : List.of("dark", "contrast")) {
      theme(page, theme);
      isAccessible(page, theme);
      reply.locator(".label").first().click();
      isAccessible(page, theme + " reader");
      shot(page, theme + "-1280");
      page.keyboard().press("Escape");
    }
    page.locator("#kept summary").click();
    isAccessible(page, "menu open");
  }

  @Test
  void theChatOnAPhoneInTheElderVersionAndAtFourHundredPercent() throws IOException {
    Page page = examined(375, 720);
    shot(page, "welcome-375");
    Locator reply = ask(page, QUESTION);
    isAccessible(page, "phone");
    reply.locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    isAccessible(page, "reader sheet");
    page.keyboard().press("Escape");
    page.locator("#elder").click();
    isAccessible(page, "elder");
    shot(page, "elder-375");
    assertThat((Double) lineSpacing(page)).isGreaterThanOrEqualTo(1.3);
    reply.locator(".label").first().click();
    isAccessible(page, "elder reader");
    shot(page, "elder-reader-375");
    page.keyboard().press("Escape");
    page.locator("#display summary").click();
    isAccessible(page, "elder, sizes");
    for (int i = 0; i < 6; i++) page.locator("#larger").click();
    assertThat(page.locator("#size").textContent()).isEqualTo("200%");
    page.keyboard().press("Escape");
    isAccessible(page, "200 %");
    shot(page, "elder-200-375");
    page.setViewportSize(320, 256); // 1280 pixels at 400 %
    isAccessible(page, "400 %");
    assertThat((Integer) page.evaluate("document.querySelector('.top').offsetHeight"))
        .as("the head leaves half of the window to the page")
        .isLessThanOrEqualTo(128);
    shot(page, "zoom-400");
    page.reload();
    assertThat(page.evaluate("document.documentElement.className").toString())
        .contains("elder")
        .contains("size-200");
    page.navigate(TestServer.url() + "/documents/hangzhou-decision#5.2");
    isAccessible(page, "document, elder, 400 %");
    assertThat(page.locator("#elder").getAttribute("aria-pressed")).isEqualTo("true");
  }

  private static Object lineSpacing(Page page) {
    return page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.said')); return parseFloat(s.lineHeight) / parseFloat(s.fontSize) + 0.0001; })()");
  }

  @Test
  void aWrittenAnswerComesAfterItsQuotesUnderItsOwnMark() throws IOException {
    Page page = examined(1280, 800);
    Map<String, Object> citation =
        Map.of(
            "label",
            "五、2",
            "document",
            "hangzhou-decision",
            "document_title",
            "决定",
            "section",
            "5.2",
            "heading_path",
            List.of("五、甲"),
            "quote",
            "探索取消小客车限购",
            "start",
            100,
            "end",
            109,
            "href",
            "/documents/hangzhou-decision#5.2");
    Map<String, Object> done =
        Map.of(
            "id",
            "1",
            "status",
            "answered",
            "kind",
            "written",
            "text",
            "【AI 生成 · small-model】以后会探索不再限购。〔五、2〕",
            "citations",
            List.of(citation),
            "nearest",
            List.of(),
            "engine",
            Map.of("model", "small-model"));
    String events =
        "event: delta\ndata: {\"text\":\"探索取消小客车限购〔五、2〕\"}\n\nevent: writing\ndata: {\"model\":\"small-model\",\"characters\":3}\n\n"
            + "event: unheard-of\ndata: {}\n\nevent: done\ndata: "
            + Wire.json(done)
            + "\n\n";
    page.route(
        "**/api/v1/answers",
        route ->
            route.fulfill(
                new Route.FulfillOptions().setContentType("text/event-stream").setBody(events)));
    Locator reply = ask(page, "问");
    assertThat(reply.locator(".chip").allTextContents())
        .containsExactly("原文摘录", "AI 生成 · small-model");
    assertThat(reply.locator(".machine-written .said").textContent()).startsWith("以后会探索不再限购。");
    isAccessible(page, "written");
    shot(page, "written-1280");
    theme(page, "dark");
    isAccessible(page, "written, dark");
  }

  @Test
  void aFailureIsSaidAndCanBeTriedAgain() throws IOException {
    Page page = examined(1280, 800);
    page.route(
        "**/api/v1/answers",
        route -> route.fulfill(new Route.FulfillOptions().setStatus(429).setBody("{}")));
    page.getByLabel("您的问题").fill(QUESTION);
    page.keyboard().press("Enter");
    page.locator("[role=alert]").waitFor();
    assertThat(page.locator(".replied").textContent()).contains("提问太频繁");
    isAccessible(page, "too many");
    page.unroute("**/api/v1/answers");
    Chromium.button(page.locator(".replied"), "再试一次").click();
    page.locator(".replied .foot-row").waitFor();
    assertThat(page.locator(".replied").textContent()).contains("小客车限购");
  }

  @Test
  void everyOtherPageInEveryColour() throws IOException {
    Page page = examined(1280, 800);
    for (String theme : List.of("", "dark", "contrast")) {
      page.evaluate("theme => localStorage.setItem('youju.theme', theme)", theme);
      for (String path :
          List.of(
              "/about",
              "/accessibility",
              "/licences",
              "/documents",
              "/documents/hangzhou-decision?q=改革",
              "/documents/hangzhou-decision?quote=1-1#5.2",
              "/nowhere")) {
        page.navigate(TestServer.url() + path);
        isAccessible(page, theme + path);
      }
      page.navigate(TestServer.url() + "/api");
      page.locator(".operation summary").first().click();
      page.locator(".operation button").first().click();
      page.locator(".operation [role=status]", new Page.LocatorOptions().setHasText("200"))
          .waitFor();
      isAccessible(page, theme + " API");
      shot(page, "api" + theme);
    }
    page.setViewportSize(320, 640);
    isAccessible(page, "API, narrow");
  }

  @Test
  void theWidgetOnASite() throws IOException {
    Page page = examined(375, 720);
    page.navigate(HostSite.NAMED + "/");
    page.locator("youju-chat form").waitFor();
    isAccessible(page, "widget");
    page.getByLabel("您的问题").fill(QUESTION);
    page.keyboard().press("Enter");
    page.locator("youju-chat .kind").waitFor();
    isAccessible(page, "widget, answered");
  }

  @Test
  void anAnswerWithoutScripts() throws IOException {
    Page page = examined(375, 720);
    page.evaluate(
        "() => { const f = document.querySelector('#welcome form'); f.querySelector('button').setAttribute('form', ''); HTMLFormElement.prototype.submit.call(Object.assign(document.body.appendChild(document.createElement('form')), {method: 'post', action: '/ask', hidden: true, innerHTML: '<input name=question value=限购>'})); }");
    page.locator(".plain-ask").waitFor();
    isAccessible(page, "plain answer");
  }
}
