package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/// The page to try the API, by a developer.
class ApiPageIT {
  private static Locator operation(Page page, String path) {
    Locator operation = page.locator(".operation[data-path='" + path + "']");
    operation.locator("summary").first().click();
    return operation;
  }

  private static String sent(Page page, Locator operation, String status) {
    Chromium.button(operation, "发送").click();
    operation.locator("[role=status]", new Locator.LocatorOptions().setHasText(status)).waitFor();
    Locator said = operation.locator("pre[aria-label=返回内容]");
    page.waitForCondition(() -> said.textContent().length() > 20);
    return said.textContent();
  }

  @Test
  void everyOperationIsThereAndAnswersItsOwnExample() {
    Page page = Chromium.page(1280, 900);
    page.navigate(TestServer.url() + "/api");
    page.locator(".operation").first().waitFor();
    assertThat(page.locator(".operation").count()).isEqualTo(12);
    assertThat(page.locator(".operation p").allTextContents())
        .noneMatch(text -> text.contains("`"));
    assertThat(sent(page, operation(page, "/api/v1/answers"), "200")).contains("\"citations\"");
    Locator completions = operation(page, "/v1/chat/completions");
    assertThat(sent(page, completions, "200")).contains("chat.completion");
    assertThat(completions.locator("p code").allTextContents()).contains("citations");
    for (String path :
        new String[] {
          "/api/v1/search",
          "/api/v1/documents/{id}",
          "/api/v1/documents/{id}/text",
          "/api/v1/documents/{id}/sections/{number}",
          "/v1/models/{model}"
        }) {
      sent(page, operation(page, path), "200");
    }
  }

  @Test
  void aStreamIsShownAsItComesAndAMistakeAsItIs() {
    Page page = Chromium.page(1280, 900);
    page.navigate(TestServer.url() + "/api");
    page.locator(".operation").first().waitFor();
    Locator answers = operation(page, "/api/v1/answers");
    answers.locator("[type=checkbox]").check();
    assertThat(answers.locator("pre[aria-label='curl 命令']").textContent())
        .startsWith("curl -N -X POST '" + TestServer.url() + "/api/v1/answers'");
    assertThat(sent(page, answers, "text/event-stream")).contains("event:meta");
    Locator said = answers.locator("pre[aria-label=返回内容]");
    page.waitForCondition(() -> said.textContent().contains("event:done"));
    answers.locator("textarea").fill("{\"question\":5}");
    answers.locator("[type=checkbox]").uncheck();
    assertThat(sent(page, answers, "422")).contains("question: needs a string");
  }
}
