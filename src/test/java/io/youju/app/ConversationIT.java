package io.youju.app;

import static io.youju.app.Chromium.OFF_TOPIC;
import static io.youju.app.Chromium.QUESTION;
import static io.youju.app.Chromium.ask;
import static io.youju.app.Chromium.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a visitor does with conversations: keep, copy, share, export, judge, clear.
class ConversationIT {
  private Page page;

  @BeforeEach
  void open() {
    BrowserContext context =
        Chromium.context(
            Chromium.size(1280, 800)
                .setAcceptDownloads(true)
                .setPermissions(List.of("clipboard-read", "clipboard-write")));
    page = context.newPage();
    page.navigate(TestServer.url() + "/");
  }

  private String clipboard() {
    return page.evaluate("navigator.clipboard.readText()").toString();
  }

  private void menu(String id) {
    page.locator("#kept summary").click();
    page.locator("#" + id).click();
  }

  @Test
  void aRefusalIsSaidPlainlyAndTheConversationOutlivesAReload() {
    Locator reply = ask(page, OFF_TOPIC);
    assertThat(reply.textContent()).contains("没有回答");
    Chromium.shot(page, "refusal-1280");
    ask(page, QUESTION);
    page.reload();
    page.locator(".replied .kind").first().waitFor();
    assertThat(page.locator(".asked").allTextContents()).containsExactly(OFF_TOPIC, QUESTION);
    page.locator(".label").first().click();
    page.locator("#reader mark").waitFor();
    assertThat(page.locator("#reader mark").textContent()).startsWith("探索取消小客车限购");
  }

  @Test
  void whatIsCopiedCarriesMarkQuoteLinkAndNotice() {
    Locator reply = ask(page, QUESTION);
    button(reply, "复制回答和出处").click();
    button(reply, "已复制").waitFor();
    String copied = clipboard();
    assertThat(copied)
        .startsWith("【原文摘录】探索取消小客车限购")
        .contains("〔五、2〕《中国共产党杭州市第十三届委员会第三次全体会议决定》【原文摘录】“探索取消小客车限购")
        .contains(TestServer.url() + "/documents/hangzhou-decision?quote=")
        .endsWith("参考回答，不代替有关部门的正式答复。");
  }

  @Test
  void theSharedLinkOpensWithTheQuoteMarkedAndInView() {
    Locator reply = ask(page, QUESTION);
    button(reply, "复制条文链接").click();
    button(reply, "已复制").waitFor();
    String link = clipboard().substring(clipboard().indexOf("http"));
    Page other = Chromium.context(Chromium.size(375, 720)).newPage();
    other.navigate(link);
    Locator mark = other.locator("section.target mark");
    mark.waitFor();
    assertThat(mark.textContent()).startsWith("探索取消小客车限购").endsWith("难题。");
    assertThat(mark.boundingBox().y).isBetween(0.0, 720.0);
    Chromium.shot(other, "shared-375");
  }

  @Test
  void whereTheClipboardIsForbiddenTheTextIsShownSelected() {
    Page other = Chromium.page(1280, 800);
    other.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }");
    Locator reply = ask(other, QUESTION);
    button(reply, "复制回答和出处").click();
    other.locator(".to-copy").waitFor();
    assertThat(
            other.evaluate("getSelection().toString() || document.activeElement.value").toString())
        .startsWith("【原文摘录】");
  }

  @Test
  void theExportIsMarkdownWithMarksAndSources() throws IOException {
    ask(page, QUESTION);
    ask(page, OFF_TOPIC);
    Download download = page.waitForDownload(() -> menu("export"));
    assertThat(download.suggestedFilename()).endsWith(".md");
    assertThat(Files.readString(download.path()))
        .startsWith("# 有据 · 对话记录")
        .contains("## " + QUESTION)
        .contains("【原文摘录】探索取消小客车限购")
        .contains("> 【原文摘录】")
        .contains("【没有回答】")
        .contains("参考回答");
  }

  @Test
  void printingCallsThePrinterAndPaperCarriesMarksButNoControls() {
    ask(page, QUESTION);
    page.evaluate("() => { window.print = () => (window.printed = true); }");
    menu("print");
    assertThat(page.evaluate("window.printed")).isEqualTo(true);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".replied .chip").first().isVisible()).isTrue();
    assertThat(page.locator(".sources").first().isVisible()).isTrue();
    for (String control : List.of("#ask", ".foot-row", ".tools")) {
      assertThat(page.locator(control).first().isVisible()).as(control).isFalse();
    }
    assertThat(page.locator(".notice").first().textContent()).contains("参考回答");
    Chromium.shot(page, "print");
  }

  @Test
  void aVerdictWithItsReasonIsCountedAndRemembered() throws IOException, InterruptedException {
    double before = counted("wrong-section");
    Locator reply = ask(page, QUESTION);
    button(reply, "没用").click();
    button(reply, "出处不对").click();
    reply.locator("[role=status]").waitFor();
    assertThat(reply.textContent()).contains("已记下");
    assertThat(counted("wrong-section")).isEqualTo(before + 1);
    page.reload();
    assertThat(page.locator(".verdict").textContent()).contains("您评价过：没用");
  }

  private static double counted(String reason) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(TestServer.url() + "/actuator/prometheus")).build(),
            BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith("youju_feedback_total{") && line.contains(reason))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void askingAgainReplacesTheReply() {
    Locator reply = ask(page, QUESTION);
    button(reply, "重新回答").click();
    page.locator(".replied .foot-row").waitFor();
    assertThat(page.locator(".asked").allTextContents()).containsExactly(QUESTION);
  }

  @Test
  void severalConversationsAreKeptApartAndAreGoneWhenCleared() {
    ask(page, QUESTION);
    menu("fresh");
    assertThat(page.locator(".asked").count()).isZero();
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("question");
    ask(page, OFF_TOPIC);
    page.locator("#kept summary").click();
    Locator kept = page.locator("#conversations button");
    assertThat(kept.allTextContents()).containsExactlyInAnyOrder(QUESTION, OFF_TOPIC);
    button(page.locator("#conversations"), QUESTION).click();
    assertThat(page.locator(".asked").allTextContents()).containsExactly(QUESTION);
    page.onceDialog(Dialog::dismiss);
    menu("clear");
    assertThat(page.locator(".asked").count()).isEqualTo(1);
    page.onceDialog(Dialog::accept);
    page.locator("#clear").click();
    assertThat(page.locator(".asked").count()).isZero();
    page.reload();
    assertThat(page.locator("#welcome").isVisible()).isTrue();
    assertThat(page.evaluate("localStorage.getItem('youju.conversations')"))
        .isEqualTo(
            "[{\"id\":"
                + page.evaluate(
                    "JSON.stringify(JSON.parse(localStorage.getItem('youju.conversations'))[0].id)")
                + ",\"turns\":[]}]");
  }

  @Test
  void aReplyIsReadAloudWithItsSource() {
    page.evaluate(
        "() => { window.spoken = []; speechSynthesis.speak = (said) => spoken.push(said.lang + ' ' + said.text); }");
    button(ask(page, QUESTION), "朗读").click();
    assertThat(page.evaluate("spoken[0]").toString())
        .startsWith("zh-CN 原文摘录：探索取消小客车限购")
        .contains("出处五、2");
  }

  @Test
  void aScreenReaderIsToldTwiceAQuestionAndNoMore() {
    page.evaluate(
        "window.told = []; new MutationObserver(() => told.push(announce.textContent)).observe(announce, {childList: true, characterData: true, subtree: true})");
    ask(page, QUESTION);
    assertThat(page.evaluate("told.length")).isEqualTo(2);
    assertThat(page.evaluate("told[0]")).isEqualTo("正在查找原文");
    assertThat(page.evaluate("told[1]").toString()).contains("小客车限购").contains("出处五、2");
    assertThat(page.locator("#turns [aria-live], #turns [role=status]").count()).isZero();
  }

  @Test
  void whatCannotBeDrawnOfAKeptConversationIsLeftOutAndTheRestStands() {
    ask(page, QUESTION);
    page.evaluate(
        "() => { const all = JSON.parse(localStorage.getItem('youju.conversations'));"
            + " const bad = [{question: 5}, {question: '甲'}, {question: '乙', reply: {}}, {question: '丙', reply: {id: '1', status: 'answered', text: '丁', citations: [{label: 3}], nearest: []}},"
            + " {question: '戊', reply: {...all[0].turns[0].reply, citations: [{...all[0].turns[0].reply.citations[0], href: 'javascript:window.ran=1'}]}}];"
            + " all[0].turns.unshift(...bad); localStorage.setItem('youju.conversations', JSON.stringify(all)); }");
    List<String> errors = new java.util.ArrayList<>();
    page.onPageError(errors::add);
    page.reload();
    page.locator(".replied .foot-row").waitFor();
    assertThat(page.locator(".asked").allTextContents()).containsExactly(QUESTION);
    assertThat(ask(page, OFF_TOPIC).textContent()).contains("没有回答");
    assertThat(errors).isEmpty();
  }

  @Test
  void aBrokenStoreOrAFullOneDoesNotStopAnybodyFromAsking() {
    page.evaluate(
        "localStorage.setItem('youju.conversations', '[{\"id\":1},null,{\"id\":\"x\",\"turns\":[{\"question\":5}]}]')");
    page.reload();
    assertThat(ask(page, QUESTION).textContent()).contains("小客车限购");
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full'); }; }");
    assertThat(ask(page, OFF_TOPIC).textContent()).contains("没有回答");
  }
}
