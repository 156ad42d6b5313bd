package io.youju.app;

import static io.youju.app.Chromium.QUESTION;
import static io.youju.app.Chromium.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.youju.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a reader sees of an answer that a model has worded: on the page, in what is taken from it,
/// and in OpenAI's own client.
class WrittenIT {
  private static final String GOOD = "杭州市将探索取消小客车限购、地面道路限行〔五、2〕。";
  private static final String QUOTE = "探索取消小客车限购、地面道路限行,开展“停车一件事”改革";
  private static final String MARK = "AI 生成 · test-model";

  private static ScriptedModel model;
  private static ConfigurableApplicationContext context;
  private Page page;

  @BeforeAll
  static void start() {
    model = new ScriptedModel();
    context =
        Server.start(
            new Assembly(
                WriterIT.SETTINGS,
                ModelSettings.of(
                    Map.of(
                        "youju.writer.url", model.url().toString(),
                        "youju.writer.model", "test-model",
                        "youju.writer.mode", "write",
                        "youju.writer.attempts", "1",
                        "youju.writer.breaker-open", "100ms"))),
            0);
  }

  @AfterAll
  static void stop() {
    context.close();
    model.close();
  }

  @BeforeEach
  void open() {
    model.plays(ScriptedModel.say(GOOD));
    page =
        Chromium.context(
                Chromium.size(1280, 800)
                    .setAcceptDownloads(true)
                    .setPermissions(List.of("clipboard-read", "clipboard-write")))
            .newPage();
    page.navigate("http://localhost:" + Server.port(context) + "/");
  }

  private Locator ask() {
    page.getByLabel("您的问题").fill(QUESTION);
    page.keyboard().press("Enter");
    return page.locator(".replied").last();
  }

  private Locator answered() {
    Locator reply = ask();
    reply.locator(".foot-row").waitFor();
    return reply;
  }

  @Test
  void theQuotesStandBeforeTheModelHasWrittenAndItsWordsFollowUnderTheirMark() {
    model.plays(ScriptedModel.slow(2_500, GOOD));
    Locator reply = ask();
    Locator waiting =
        reply.locator(".small", new Locator.LocatorOptions().setHasText("正在根据以上原文整理"));
    waiting.waitFor();
    assertThat(waiting.textContent()).contains("test-model");
    assertThat(reply.locator(".chip").allTextContents()).containsExactly("原文摘录");
    assertThat(reply.locator(".said").textContent()).startsWith(QUOTE);
    assertThat(reply.locator(".sources a").first().textContent()).startsWith("〔五、2〕");
    assertThat(page.locator("#announce").textContent()).startsWith("原文摘录：" + QUOTE);
    Chromium.shot(page, "writing-1280");
    page.evaluate(WATCH);
    reply.locator(".foot-row").waitFor();
    assertThat(page.evaluate(MOVED)).as("what the reader had before the eyes").isEqualTo(List.of());
    assertThat(reply.locator(".chip").allTextContents()).containsExactly("原文摘录", MARK);
    assertThat(reply.locator(".said").first().textContent()).startsWith(QUOTE);
    assertThat(reply.locator(".machine-written .said").textContent()).startsWith("杭州市将探索取消小客车限购");
    assertThat(page.locator("#announce").textContent()).startsWith(MARK);
    page.evaluate("() => { getSelection().removeAllRanges(); document.activeElement.blur(); }");
    Chromium.shot(page, "written-below-1280");
    reply.locator(".machine-written .label").first().click();
    page.locator("#reader mark").waitFor();
    assertThat(page.locator("#reader mark").textContent()).startsWith("探索取消小客车限购");
  }

  /// Keeps every element of the quotes with its place and the selection of the reader.
  private static final String WATCH =
      """
      () => {
        const quotes = [...document.querySelectorAll(".replied > :not(.small), .replied .label")];
        const place = (e) => ["x", "y", "width", "height"].map((k) => e.getBoundingClientRect()[k]).join();
        const said = document.querySelector(".replied .said");
        getSelection().selectAllChildren(said);
        said.querySelector(".label").focus({ preventScroll: true });
        const before = [document.activeElement, getSelection().toString(), scrollY];
        const places = quotes.map(place);
        let grown = 0;
        let height = document.querySelector(".replied").offsetHeight;
        new ResizeObserver(() => {
          const now = document.querySelector(".replied").offsetHeight;
          if (now !== height) grown++;
          height = now;
        }).observe(document.querySelector(".replied"));
        window.moved = () => new Promise((done) => setTimeout(() => done([
          ...quotes.filter((e, i) => !e.isConnected || place(e) !== places[i]).map((e) => e.className),
          ...(document.activeElement === before[0] ? [] : ["focus"]),
          ...(getSelection().toString() === before[1] ? [] : ["selection"]),
          ...(scrollY === before[2] ? [] : ["scroll"]),
          ...(grown === 1 ? [] : [`grown ${grown} times`]),
        ]), 100));
      }
      """;

  private static final String MOVED = "() => window.moved()";

  @Test
  void onASmallScreenNothingMovesEither() {
    page.setViewportSize(375, 600);
    page.locator("html").evaluate("root => root.classList.add('size-150')");
    answered();
    model.plays(ScriptedModel.slow(1_500, GOOD));
    page.getByLabel("您的问题").fill(QUESTION);
    page.keyboard().press("Enter");
    page.locator(".replied .small", new Page.LocatorOptions().setHasText("整理")).waitFor();
    double before = top();
    page.locator(".foot-row").nth(1).waitFor();
    page.evaluate("() => new Promise(requestAnimationFrame)");
    assertThat(top()).isEqualTo(before);
    Chromium.shot(page, "written-375");
  }

  private double top() {
    return ((Number)
            page.locator(".said")
                .last()
                .evaluate(
                    "() => document.querySelectorAll('.replied')[1].getBoundingClientRect().y"))
        .doubleValue();
  }

  @Test
  void whoStopsTheModelOrLosesItKeepsTheQuotes() {
    model.plays(ScriptedModel.slow(30_000, GOOD));
    Locator reply = ask();
    reply.locator(".small", new Locator.LocatorOptions().setHasText("整理")).waitFor();
    page.locator("#stop").click();
    reply.locator(".foot-row").waitFor();
    assertThat(reply.locator(".chip").allTextContents()).containsExactly("原文摘录");
    assertThat(reply.locator(".said").textContent()).startsWith(QUOTE);
    assertThat(page.locator("#announce").textContent()).contains("以原文摘录为准");
    page.reload();
    page.locator(".foot-row").waitFor();
    assertThat(page.locator(".said").textContent()).startsWith(QUOTE);
    assertThat(page.locator(".notice").first().textContent()).contains("“AI 生成”的话由语言模型据原文改写");
    page.navigate("http://localhost:" + Server.port(context) + "/about");
    assertThat(page.locator("main").textContent()).contains("发送给运营者选用的语言模型");
  }

  @Test
  void theMarkGoesWhereverTheWordsGoAndOutlivesAReload() throws IOException {
    Locator reply = answered();
    button(reply, "复制回答和出处").click();
    button(reply, "已复制").waitFor();
    assertThat(page.evaluate("navigator.clipboard.readText()").toString())
        .startsWith("【" + MARK + "】杭州市将探索")
        .contains("【原文摘录】“探索取消小客车限购");
    Download download =
        page.waitForDownload(() -> {
          page.locator("#kept summary").click();
          page.locator("#export").click();
        });
    assertThat(Files.readString(download.path()))
        .contains("【" + MARK + "】杭州市将探索")
        .contains("> 【原文摘录】探索取消小客车限购");
    page.reload();
    page.locator(".foot-row").waitFor();
    assertThat(page.locator(".chip").allTextContents()).containsExactly("原文摘录", MARK);
    assertThat(page.locator(".said").first().textContent()).startsWith(QUOTE);
    page.evaluate(
        "() => { window.spoken = []; speechSynthesis.speak = (said) => spoken.push(said.text); }");
    button(page.locator(".replied"), "朗读").click();
    assertThat(page.evaluate("spoken[0]").toString()).startsWith(MARK + "：杭州市将探索");
  }

  @Test
  void whatIsStruckOrFailsLeavesOneCalmQuoteAndNoMark() {
    for (ScriptedModel.Script script :
        List.of(
            ScriptedModel.say("2025年全面取消限购〔五、2〕。"),
            ScriptedModel.status(500, ""),
            ScriptedModel.say("<img src=x onerror=\"window.ran = 1\">〔五、2〕。"))) {
      model.plays(script);
      Locator reply = answered();
      assertThat(reply.locator(".chip").allTextContents()).containsExactly("原文摘录");
      assertThat(reply.textContent())
          .contains("探索取消小客车限购")
          .doesNotContain("AI")
          .doesNotContain("2025");
    }
    assertThat(page.evaluate("window.ran")).isNull();
  }

  @Test
  void openAisOwnClientShowsTheMarkWholeAndStreamed() throws IOException, InterruptedException {
    NodeIT.install();
    String said =
        NodeIT.run(
            List.of(
                "node",
                "openai.mjs",
                "http://localhost:" + Server.port(context),
                QUESTION,
                "youju-write"));
    JsonNode json = JsonMapper.shared().readTree(said.substring(said.indexOf('{')));
    assertThat(json.path("answeredBy").asString()).isEqualTo("youju-write");
    assertThat(json.path("whole").asString()).isEqualTo("【" + MARK + "】" + GOOD);
    for (String way : List.of("streamed", "helper")) {
      assertThat(json.path(way).asString())
          .startsWith("探索取消小客车限购")
          .endsWith("\n\n【" + MARK + "】" + GOOD);
    }
    assertThat(json.path("streamedSection").asString()).isEqualTo("5.2");
    assertThat(json.path("models").toString()).contains("youju-write");
  }
}
