package io.youju.web;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/// The staff's pages: one head and one way between them, and what each holds in a file of its own,
/// in the folder `desk` beside the classes.
final class DeskPages {
  private static final List<Tab> TABS =
      List.of(
          new Tab("/desk", "查询", "desk", "/desk.js"),
          new Tab("/desk/documents", "文件", "documents", "/desk-documents.js"),
          new Tab("/desk/questions", "问题", "questions", "/desk-questions.js"),
          new Tab("/desk/figures", "统计", "figures", "/desk-figures.js"));

  private record Tab(String path, String title, String file, String script) {}

  private DeskPages() {}

  static RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes = RouterFunctions.route();
    for (Tab tab : TABS) {
      String page = page(tab);
      routes.GET(tab.path(), _ -> Pages.html(page));
    }
    return routes.build();
  }

  private static String page(Tab tab) {
    String tabs =
        TABS.stream()
            .map(other ->
                "    <a class=\"tab\" href=\"%s\"%s>%s</a>\n"
                    .formatted(
                        other.path(),
                        other.equals(tab) ? " aria-current=\"page\"" : "",
                        other.title()))
            .collect(Collectors.joining());
    return Frame.read("desk/frame.html")
        .replace("<!--title-->", tab.title())
        .replace("<!--script-->", tab.script())
        .replace("<!--tabs-->", tabs)
        .replace("<!--main-->", Frame.read("desk/" + tab.file() + ".html"));
  }
}
