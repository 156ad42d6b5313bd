package io.youju.web;

import java.util.Map;
import org.springframework.http.HttpStatus;

/// What a browser shows where something is missing or went wrong.
final class ErrorPage {
  private static final Map<HttpStatus, String> SAYINGS =
      Map.of(
          HttpStatus.NOT_FOUND, "没有这个页面",
          HttpStatus.METHOD_NOT_ALLOWED, "这个地址不支持这种请求",
          HttpStatus.UNPROCESSABLE_CONTENT, "地址里的参数不对",
          HttpStatus.TOO_MANY_REQUESTS, "访问太频繁，请稍等一会儿",
          HttpStatus.SERVICE_UNAVAILABLE, "现在太忙，请稍后再试");

  private ErrorPage() {}

  /// @param detail what was wrong, for whoever reports it
  static String of(HttpStatus status, String detail) {
    String says =
        SAYINGS.getOrDefault(status, status.is4xxClientError() ? "这个请求无法处理" : "服务出了问题，已经记录下来");
    return Frame.page(
        says,
        "<p class=\"code\">"
            + status.value()
            + "</p><h1>"
            + says
            + "</h1><p>可以<a href=\"/\">回到提问页</a>，或者<a href=\"/documents\">看看收录的文件</a>。</p>"
            + "<p class=\"small\" lang=\"en\">"
            + Frame.escaped(detail)
            + "</p>",
        "/document.js");
  }
}
