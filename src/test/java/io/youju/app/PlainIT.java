package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The site in a browser without JavaScript.
class PlainIT {
  private Page page;

  @BeforeEach
  void open() {
    page = Chromium.context(Chromium.size(375, 720).setJavaScriptEnabled(false)).newPage();
    page.navigate(TestServer.url() + "/");
  }

  @Test
  void aQuestionIsAnsweredAndTheLabelLeadsToTheQuoteMarkedInItsDocument() {
    page.getByLabel("您的问题").fill(Chromium.QUESTION);
    page.locator("#send").click();
    Locator reply = page.locator(".replied");
    assertThat(reply.textContent()).contains("原文摘录").contains("探索取消小客车限购");
    Chromium.shot(page, "plain-answer-375");
    reply.locator("a").first().click();
    assertThat(page.url()).contains("?quote=").endsWith("#5.2");
    Locator section = page.locator("section:target");
    assertThat(section.locator("mark").textContent()).startsWith("探索取消小客车限购");
    assertThat(section.locator("mark").textContent()).endsWith("难题。");
    assertThat(section.boundingBox().y).isBetween(-1.0, 300.0);
    Chromium.shot(page, "plain-quote-375");
  }

  @Test
  void aSuggestedQuestionIsAnswered() {
    page.locator("#suggestions button").first().click();
    assertThat(page.locator(".replied").textContent()).contains("原文摘录");
  }

  @Test
  void aRefusalSaysSo() {
    page.getByLabel("您的问题").fill(Chromium.OFF_TOPIC);
    page.locator("#send").click();
    assertThat(page.locator(".replied").textContent()).contains("没有回答");
  }

  @Test
  void aDocumentIsReadSearchedAndWalkedThrough() {
    page.locator("#documents a").first().click();
    assertThat(page.locator("main section").count()).isEqualTo(52);
    page.getByLabel("在文件中查找").fill("停车一件事");
    page.getByLabel("在文件中查找").press("Enter");
    assertThat(page.locator("mark").allTextContents()).containsExactly("停车一件事");
    assertThat(page.locator("main p[role=status]").textContent()).contains("共 1 处").contains("五、2");
    page.locator("main p[role=status] a").click();
    assertThat(page.url()).endsWith("#5.2");
  }

  @Test
  void aStaleQuoteIsSaidPlainly() {
    for (String quote : new String[] {"99999990-99999999", "9-5", "x<b>", "1-2-3"}) {
      page.navigate(TestServer.url() + "/documents/hangzhou-decision?quote=" + quote + "#5.2");
      assertThat(page.locator(".note").textContent())
          .contains("“" + quote + "”")
          .contains("不在这份文件里");
      assertThat(page.locator("mark").count()).isZero();
    }
  }

  @Test
  void whatIsMissingIsSaidInChinese() {
    assertThat(page.navigate(TestServer.url() + "/nowhere").status()).isEqualTo(404);
    assertThat(page.locator("h1").textContent()).isEqualTo("没有这个页面");
    assertThat(page.navigate(TestServer.url() + "/documents/none").status()).isEqualTo(404);
    page.locator("main a").first().click();
    assertThat(page.locator("#ask").isVisible()).isTrue();
  }
}
