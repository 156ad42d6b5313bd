package io.youju.web;

import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// The pages for people beside the reader of one document.
public final class Pages {
  /// Documents named on the first page; all are on `/documents`.
  private static final int MOST_NAMED = 20;

  private final Youju youju;
  private final Site site;
  private final Api api;
  private final String index;

  public Pages(Youju youju, Site site, Api api) {
    this.youju = youju;
    this.site = site;
    this.api = api;
    this.index = told(Frame.read("index.html"));
  }

  public RouterFunction<ServerResponse> routes() {
    String about = Frame.read("about.html");
    String accessibility = Frame.read("accessibility.html");
    String tryIt = Frame.read("api.html");
    String licences = Licences.page();
    return RouterFunctions.route()
        .GET("/", _ -> html(first()))
        .POST("/ask", this::ask)
        .GET("/about", _ -> html(Frame.page("关于本服务", told(about), "/document.js")))
        .GET("/accessibility", _ -> html(Frame.page("无障碍说明", told(accessibility), "/document.js")))
        .GET("/api", _ -> html(Frame.page("开发接口", tryIt, "/document.js", "/api.js")))
        .GET("/licences", _ -> html(Frame.page("开源许可", licences, "/document.js")))
        .GET("/documents", _ -> html(ReaderPage.list(youju.now())))
        .GET("/api/v1/site", _ -> ServerResponse.ok().bodyValue(Map.of("contact", site.contact())))
        .build();
  }

  private String first() {
    List<Document> documents = youju.documents();
    String suggestions =
        listed(
            documents.stream().limit(1).flatMap(d -> Suggestions.of(d).stream()).toList(),
            question ->
                "<button name=\"question\" value=\"" + question + "\">" + question + "</button>");
    String titles =
        documents.stream()
            .limit(MOST_NAMED)
            .map(d ->
                "<li><a href=\"/documents/"
                    + Frame.escaped(d.id())
                    + "\">"
                    + Frame.escaped(d.title())
                    + "</a></li>")
            .collect(Collectors.joining());
    return index
        .replace("<!--display-->", Frame.DISPLAY)
        .replace("<!--suggestions-->", suggestions)
        .replace("<!--documents-->", titles);
  }

  /// @param made from text that is already escaped
  private static String listed(List<String> lines, Function<String, String> made) {
    return lines.stream()
        .map(line -> "<li>" + made.apply(Frame.escaped(line)) + "</li>")
        .collect(Collectors.joining());
  }

  /// What is true of this service in the places that a page keeps for it.
  private String told(String page) {
    String contact =
        site.contact().isBlank()
            ? "需要人工帮助，请联系文件的发布机关。"
            : "需要人工帮助：" + Frame.escaped(site.contact()) + "。";
    boolean writes = api.mode() == Question.Mode.WRITE;
    return page.replace("<!--contact-->", contact)
        .replace("<!--answers-->", writes ? "回答先摘录原文，再由语言模型整理，整理的话标明“AI 生成”；" : "回答只摘录原文，")
        .replace("<!--nature-->", writes ? "“AI 生成”的话由语言模型据原文改写，以原文为准，" : "内容为所收录文件的原文摘录，不作解释，")
        .replace("<!--sent-->", writes ? "连同查到的原文发送给运营者选用的语言模型，" : "");
  }

  /// Answers a form, for browsers without scripts.
  private Mono<ServerResponse> ask(ServerRequest request) {
    if (!request
        .headers()
        .contentType()
        .map(MediaType.APPLICATION_FORM_URLENCODED::includes)
        .orElse(false)) {
      throw new Problem(
          org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "",
          "needs application/x-www-form-urlencoded");
    }
    return request
        .formData()
        .flatMap(form -> {
          String question = String.valueOf(form.getFirst("question")).strip();
          if (form.getFirst("question") == null)
            throw Problem.field("question", "question: needs a string");
          if (question.length() > Question.LONGEST) {
            throw Problem.field(
                "question",
                "question: " + question.length() + " characters, at most " + Question.LONGEST);
          }
          return api.work(() -> {
            Youju now = youju.now();
            Question asked = Question.of(question);
            Reply reply = now.answer(asked);
            api.note(Api.id(), asked, reply, now);
            return AnswerPage.of(question, reply);
          });
        })
        .flatMap(Pages::html);
  }

  static Mono<ServerResponse> html(String page) {
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .bodyValue(page);
  }
}
