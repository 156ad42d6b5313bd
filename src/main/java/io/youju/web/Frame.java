package io.youju.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/// What every page made here has around it: head, way home, ways on. No script stands in a page.
public final class Frame {
  /// The controls of type size and colours; of use only with scripts, and hidden without.
  static final String DISPLAY = read("display.html");

  private static final String FRAME = read("frame.html").replace("<!--display-->", DISPLAY);

  private Frame() {}

  /// A piece of a page, from the folder `pages` beside the classes.
  static String read(String name) {
    try {
      return new ClassPathResource("pages/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A whole page.
  ///
  /// @param title plain text
  /// @param main HTML, everything foreign in it already escaped
  /// @param modules paths of scripts of this site, such as `/document.js`
  public static String page(String title, String main, String... modules) {
    StringBuilder scripts = new StringBuilder();
    for (String module : modules) {
      scripts.append("<script type=\"module\" src=\"").append(module).append("\"></script>\n");
    }
    return FRAME
        .replace("<!--title-->", escaped(title))
        .replace("<!--scripts-->", scripts)
        .replace("<!--main-->", main);
  }

  /// Text as HTML, fit for elements and quoted attributes.
  public static String escaped(String text) {
    return HtmlUtils.htmlEscape(text);
  }
}
