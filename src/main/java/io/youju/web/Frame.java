package io.youju.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/// What every page made here has around it: head, way home, ways on. No script stands in a page.
public final class Frame {
  private static final String HEAD =
      """
      <!doctype html>
      <html lang="zh-CN">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s · 有据</title>
      <link rel="icon" href="/icon.svg">
      <link rel="stylesheet" href="/style.css">
      <script src="/look.js"></script>
      %s</head>
      <body class="document-page">
      <a class="skip" href="#main">跳到正文</a>
      <header class="top"><a class="brand" href="/"><strong>有据</strong></a><div class="tools">%s</div></header>
      <main id="main">
      """;

  private static final String FOOT =
      """
      </main>
      <footer class="foot"><nav aria-label="本站"><a href="/">提问</a> <a href="/documents">收录的文件</a> <a href="/about">关于本服务</a> <a href="/accessibility">无障碍说明</a> <a href="/api">开发接口</a> <a href="/licences">开源许可</a></nav></footer>
      </body>
      </html>
      """;

  /// The controls of type size and colours; of use only with scripts, and hidden without.
  static final String DISPLAY = read("display.html");

  private Frame() {}

  /// A piece of a page, from the folder `pages` beside the classes.
  static String read(String name) {
    try {
      return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @param title plain text
  /// @param main HTML, everything foreign in it already escaped
  /// @param modules paths of scripts of this site, such as `/document.js`
  public static String page(String title, String main, String... modules) {
    StringBuilder scripts = new StringBuilder();
    for (String module : modules) {
      scripts.append("<script type=\"module\" src=\"").append(module).append("\"></script>\n");
    }
    return HEAD.formatted(escaped(title), scripts, DISPLAY) + main + FOOT;
  }

  /// Text as HTML, fit for elements and quoted attributes.
  public static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
