package io.youju.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;

/// The libraries that are shipped, with their licences; the list is made by the build.
final class Licences {
  /// `(licence) (licence) Name (group:artifact:version - address)`, as license-maven-plugin writes.
  private static final Pattern LINE =
      Pattern.compile("(?m)^ +(\\(.+?\\)(?: \\(.+?\\))*) [^()].*? \\((\\S+:\\S+:\\S+) - .*\\)$");

  private Licences() {}

  static String page() {
    StringBuilder html =
        new StringBuilder(
            """
            <h1>开源许可</h1>
            <p>有据以 Apache-2.0 许可发布。页面上的脚本和样式全部由本项目编写，没有使用第三方脚本。服务端随附以下程序库：</p>
            <table><thead><tr><th scope="col">程序库</th><th scope="col">许可</th></tr></thead><tbody>
            """);
    LINE.matcher(read())
        .results()
        .forEach(line ->
            html.append("<tr><td>")
                .append(Frame.escaped(line.group(2)))
                .append("</td><td>")
                .append(Frame.escaped(line.group(1).strip()))
                .append("</td></tr>"));
    return html.append("</tbody></table>").toString();
  }

  private static String read() {
    try {
      return new ClassPathResource("licences.txt").getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
