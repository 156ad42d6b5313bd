package io.youju.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// A report as one HTML page that needs no network: the page's script draws it from the JSON
/// inside.
public final class ReportPage {
  private ReportPage() {}

  /// The whole page.
  ///
  /// @param json the report, as [ReportJson] writes it
  public static String of(String json) {
    return page().replace("/*REPORT*/", inScript(json));
  }

  /// JSON that no HTML parser can take for the end of a script.
  static String inScript(String json) {
    return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
  }

  private static String page() {
    try (InputStream in = ReportPage.class.getResourceAsStream("/eval/report.html")) {
      if (in == null) throw new IllegalStateException("the jar lacks eval/report.html");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
