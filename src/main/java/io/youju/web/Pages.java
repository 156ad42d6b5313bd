package io.youju.web;

import io.youju.answer.Youju;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The pages for people beside the reader of one document.
public final class Pages {
  private final Youju youju;
  private final Site site;

  public Pages(Youju youju, Site site) {
    this.youju = youju;
    this.site = site;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/", _ -> file("index.html"))
        .GET("/about", _ -> file("about.html"))
        .GET("/accessibility", _ -> file("accessibility.html"))
        .GET("/documents", _ -> html(ReaderPage.list(youju.documents())))
        .GET("/api/v1/site", _ -> ServerResponse.ok().bodyValue(Map.of("contact", site.contact())))
        .build();
  }

  private static Mono<ServerResponse> file(String name) {
    return ServerResponse.ok()
        .contentType(MediaType.TEXT_HTML)
        .bodyValue(new ClassPathResource("static/" + name));
  }

  static Mono<ServerResponse> html(String page) {
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .bodyValue(page);
  }
}
