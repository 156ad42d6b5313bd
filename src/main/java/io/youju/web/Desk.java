package io.youju.web;

import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.document.SectionNumber;
import io.youju.ledger.Enquiry;
import io.youju.ledger.EnquiryFilter;
import io.youju.search.Hit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The clerk's routes: the page, clauses and a drafted answer as one types, own history.
public final class Desk {
  private static final int MOST_HITS = 12;

  /// Clauses among which those of one chapter are looked for.
  private static final int MOST_WITHIN = 100;

  private static final int MOST_HISTORY = 50;

  private final Staff staff;
  private final Api api;
  private final Consumer<Enquiry> asked;
  private final Optional<String> provider;

  /// @param asked hears every question; must neither wait nor fail
  /// @param provider the name of the identity provider by which one may sign in too
  public Desk(Staff staff, Api api, Consumer<Enquiry> asked, Optional<String> provider) {
    this.staff = staff;
    this.api = api;
    this.asked = asked;
    this.provider = provider;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/desk/login", this::login)
        .GET("/desk/api/me", this::me)
        .GET("/desk/api/look", this::look)
        .GET("/desk/api/history", this::history)
        .POST("/desk/api/enquiries", this::enquire)
        .build()
        .and(DeskPages.routes());
  }

  private static Mono<String> token(ServerRequest request) {
    Mono<CsrfToken> token =
        request.exchange().getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
    return token.map(CsrfToken::getToken).defaultIfEmpty("");
  }

  private Mono<ServerResponse> login(ServerRequest request) {
    String trouble =
        request
            .queryParam("wait")
            .filter(wait -> wait.matches("\\d{1,4}"))
            .map(wait -> "输错次数太多，请等 " + wait + " 秒再试。")
            .or(() -> request.queryParam("wrong").map(_ -> "用户名或密码不对。"))
            .or(() -> request.queryParam("left").map(_ -> "已退出。"))
            .or(() -> request.queryParam("stranger").map(_ -> "您的账号没有工作台的权限，请找管理员。"))
            .or(() -> request.queryParam("away").map(_ -> "没有登录成功：身份认证服务没有确认，请再试一次。"))
            .orElse("");
    return token(request)
        .flatMap(t ->
            Pages.html(LoginPage.of(t, Optional.of(trouble).filter(s -> !s.isEmpty()), provider)));
  }

  private Mono<ServerResponse> me(ServerRequest request) {
    return Mono.zip(Member.of(request, staff.people()), token(request))
        .flatMap(both ->
            Api.json(
                Map.of(
                    "name", both.getT1().name(),
                    "role", both.getT1().role().name().toLowerCase(java.util.Locale.ROOT),
                    "csrf", both.getT2())));
  }

  /// Clauses and a drafted answer for what is typed so far; nothing is kept.
  private Mono<ServerResponse> look(ServerRequest request) {
    String words = request.queryParam("q").orElse("");
    if (words.length() > Question.LONGEST) {
      throw Problem.field("q", "q: " + words.length() + " characters, at most " + Question.LONGEST);
    }
    List<String> ids =
        request.queryParam("documents").stream()
            .flatMap(all -> List.of(all.split(",")).stream())
            .filter(id -> !id.isBlank())
            .toList();
    String chapter = request.queryParam("chapter").orElse("");
    boolean draft = !request.queryParam("draft").orElse("1").equals("0");
    boolean hits = !request.queryParam("hits").orElse("1").equals("0");
    Looked looked = new Looked(words, ids, chapter, draft, hits);
    return api.work(() -> look(looked)).flatMap(Api::json);
  }

  /// What a clerk looks for, and where.
  ///
  /// @param draft whether an answer is wanted
  /// @param hits whether clauses are wanted
  private record Looked(
      String words, List<String> ids, String chapter, boolean draft, boolean hits) {}

  private Map<String, Object> look(Looked looked) {
    Youju now = staff.library().serving().now();
    long start = System.nanoTime();
    Map<String, Object> json = new LinkedHashMap<>();
    boolean words = !looked.words().isBlank();
    json.put("hits", words && looked.hits() ? hits(looked, now) : List.of());
    json.put(
        "reply",
        words && looked.draft() ? reply(looked.words(), looked.ids(), now, Api.id()) : null);
    json.put("took_ms", Math.round((System.nanoTime() - start) / 1e4) / 100.0);
    return json;
  }

  private static List<Map<String, Object>> hits(Looked looked, Youju now) {
    String chapter = looked.chapter();
    return now
        .search(looked.words(), looked.ids(), chapter.isEmpty() ? MOST_HITS : MOST_WITHIN)
        .stream()
        .filter(hit -> chapter.isEmpty() || under(hit, chapter))
        .limit(MOST_HITS)
        .map(hit -> hit(hit, now))
        .toList();
  }

  private static boolean under(Hit hit, String chapter) {
    try {
      SectionNumber wanted = SectionNumber.parse(chapter).plain();
      return hit.document().path(hit.section()).stream()
          .map(Section::number)
          .anyMatch(number -> number.plain().equals(wanted));
    } catch (IllegalArgumentException e) {
      throw Problem.field("chapter", String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> hit(Hit hit, Youju now) {
    Map<String, Object> json = new LinkedHashMap<>(Wire.hit(hit));
    Document document = hit.document();
    json.put("document_title", document.title());
    json.put("href", "/documents/" + document.id() + "#" + hit.section().number());
    now.notice(document.id()).ifPresent(why -> json.put("notice", why));
    return json;
  }

  private static Map<String, Object> reply(String words, List<String> ids, Youju now, String id) {
    Question question = new Question(words.strip(), List.of(), ids, Question.Mode.EXTRACT);
    return Wire.reply(id, now.answer(question), now);
  }

  private Mono<ServerResponse> history(ServerRequest request) {
    return Member.of(request, staff.people())
        .flatMap(person ->
            api.work(() ->
                staff
                    .ledger()
                    .enquiries(new EnquiryFilter(person.name(), Instant.EPOCH, MOST_HISTORY))
                    .stream()
                    .map(Desk::enquiry)
                    .toList()))
        .flatMap(list -> Api.json(Map.of("enquiries", list)));
  }

  private static Map<String, Object> enquiry(Enquiry enquiry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", enquiry.id());
    json.put("at", enquiry.at().toString());
    json.put("question", enquiry.question());
    json.put("status", enquiry.status());
    json.put("labels", enquiry.citations().stream().map(Enquiry.Cited::label).distinct().toList());
    return json;
  }

  /// Answers and keeps the question in the clerk's history.
  private Mono<ServerResponse> enquire(ServerRequest request) {
    return Mono.zip(Member.of(request, staff.people()), Body.json(request))
        .flatMap(both -> api.work(() -> enquire(both.getT1().name(), both.getT2())))
        .flatMap(Api::json);
  }

  private Map<String, Object> enquire(String name, JsonNode body) {
    Youju now = staff.library().serving().now();
    Question question = Asking.question(body, now, Question.Mode.EXTRACT);
    Reply reply = now.answer(question);
    String id = Api.id();
    asked.accept(Wire.enquiry(id, question.text(), reply, now, Enquiry.Channel.DESK, name));
    return Wire.reply(id, reply, now);
  }
}
