package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.ledger.EnquiryFilter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The staff's side over HTTP, with the real server, models and database.
class StaffIT {
  private static final String DRAFTS = "/desk/api/drafts?file=";
  private static StaffServer server;

  @BeforeAll
  static void start() throws IOException {
    server = new StaffServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String parking(String yuan) {
    return "停车管理办法\n一、收费\n1.停车收费标准。停车收费标准为每小时"
        + yuan
        + "元。\n2.免费时长。停车三十分钟以内免费。\n二、处罚\n1.违规停放。违规停放的，处二百元罚款。\n";
  }

  private static JsonNode upload(StaffServer.Caller caller, String file, String text)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        caller.send(
            "POST", DRAFTS + StaffServer.encoded(file), bytes(text), "application/octet-stream");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return StaffServer.json(response);
  }

  private static void publish(StaffServer.Caller caller, JsonNode draft)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        caller.post("/desk/api/drafts/" + draft.get("draft").asString() + "/publish", Map.of());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
  }

  private static JsonNode ask(String question) throws IOException, InterruptedException {
    return StaffServer.json(server.caller().post("/api/v1/answers", Map.of("question", question)));
  }

  /// Every route of the server as `METHOD path`.
  private static Set<String> routes() {
    Set<String> routes = new TreeSet<>();
    Matcher route =
        Pattern.compile("\\((GET|POST|PUT|PATCH|DELETE) && (/[^)]*)\\)").matcher(server.routes());
    while (route.find()) routes.add(route.group(1) + " " + route.group(2));
    return routes;
  }

  @Test
  void noChangingRouteAndNoRouteOfTheDeskIsOpenToTheUnknownOrToAReader()
      throws IOException, InterruptedException {
    Set<String> open =
        Set.of("POST /api/v1/answers", "POST /api/v1/feedback", "POST /v1/chat/completions");
    StaffServer.Caller admin = server.admin();
    admin.post(
        "/desk/api/people",
        Map.of("name", "reader", "password", "reader-password", "role", "reader"));
    StaffServer.Caller reader = server.caller();
    reader.signIn("reader", "reader-password");
    assertThat(routes()).hasSizeGreaterThan(30);
    for (String route : routes()) {
      String method = route.replaceFirst(" .*", "");
      String path = route.replaceFirst(".* ", "").replaceAll("\\{[^}]*}", "1");
      boolean changes = !method.equals("GET") && !open.contains(route);
      boolean desk = path.startsWith("/desk") && !path.equals("/desk/login");
      if (!changes && !desk) continue;
      int unknown =
          server.caller().send(method, path, bytes("{}"), "application/json").statusCode();
      assertThat(unknown).as("unknown: " + route).isIn(302, 401, 403);
      if (!changes || route.equals("POST /desk/api/enquiries")) continue;
      int read = reader.send(method, path, bytes("{}"), "application/json").statusCode();
      assertThat(read).as("reader: " + route).isEqualTo(403);
    }
    assertThat(
            server.caller().send("PUT", "/api/v1/anything", bytes("{}"), "text/plain").statusCode())
        .isIn(401, 403);
    assertThat(reader.send("GET", "/desk/api/people", new byte[0], "text/plain").statusCode())
        .isEqualTo(403);
    assertThat(reader.get("/desk/api/me").get("role").asString()).isEqualTo("reader");
  }

  @Test
  void aChangeWithoutTheTokenOfItsSessionIsRefused() throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin().withoutToken();
    HttpResponse<String> response =
        admin.post(
            "/desk/api/people", Map.of("name", "x", "password", "some-password", "role", "reader"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(admin.get("/desk/api/people").toString()).doesNotContain("\"x\"");
  }

  @Test
  void wrongPasswordsAreToldAndThenWaitedFor() throws IOException, InterruptedException {
    StaffServer.Caller caller = server.caller();
    for (int i = 0; i < 4; i++) {
      assertThat(caller.signIn("nobody", "wrong").headers().firstValue("Location"))
          .hasValue("/desk/login?wrong");
    }
    assertThat(caller.signIn("nobody", "wrong").headers().firstValue("Location").orElse(""))
        .startsWith("/desk/login?wait=");
    assertThat(caller.send("GET", "/desk/login?wait=3", new byte[0], "text/plain").body())
        .contains("请等 3 秒再试");
  }

  @Test
  void somebodyWhoIsRemovedIsOutAtOnceAndTheLastAdministratorStays()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    Map<String, String> li = Map.of("name", "li", "password", "li-password", "role", "editor");
    assertThat(admin.post("/desk/api/people", li).statusCode()).isEqualTo(200);
    StaffServer.Caller editor = server.caller();
    editor.signIn("li", "li-password");
    assertThat(editor.get("/desk/api/drafts").has("drafts")).isTrue();
    admin.send("DELETE", "/desk/api/people/li", new byte[0], "text/plain");
    assertThat(editor.send("GET", "/desk/api/drafts", new byte[0], "text/plain").statusCode())
        .isEqualTo(403);
    HttpResponse<String> last =
        admin.send("DELETE", "/desk/api/people/admin", new byte[0], "text/plain");
    assertThat(last.statusCode()).isEqualTo(422);
    assertThat(last.body()).contains("last administrator");
    String trail = admin.send("GET", "/desk/api/audit", new byte[0], "text/plain").body();
    assertThat(trail).contains("\"remove-person\"").contains("\"whole\":true");
    assertThat(trail).doesNotContain("li-password").doesNotContain("$2a$");
  }

  @Test
  void aReplacedDocumentChangesTheAnswersAndLinksToUnchangedClausesStillOpen()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    publish(admin, upload(admin, "parking.txt", parking("3")));
    JsonNode first = ask("停车收费标准是每小时多少元");
    assertThat(first.get("text").asString()).contains("3元");
    JsonNode kept = ask("违规停放处多少罚款");
    JsonNode draft = upload(admin, "parking.txt", parking("5"));
    assertThat(draft.get("changes_in_all").asInt()).isEqualTo(1);
    assertThat(draft.at("/changes/0/kind").asString()).isEqualTo("CHANGED");
    assertThat(ask("停车收费标准是每小时多少元").get("text").asString()).contains("3元");
    publish(admin, draft);
    JsonNode second = ask("停车收费标准是每小时多少元");
    assertThat(second.get("text").asString()).contains("5元").doesNotContain("3元");
    assertThat(second.at("/engine/index")).isNotEqualTo(first.at("/engine/index"));
    JsonNode cited = kept.at("/citations/0");
    JsonNode section =
        server
            .caller()
            .get(
                "/api/v1/documents/"
                    + cited.get("document").asString()
                    + "/sections/"
                    + cited.get("section").asString());
    assertThat(section.get("text").asString()).contains(cited.get("quote").asString());
    JsonNode changes =
        admin.get("/desk/api/documents/" + cited.get("document").asString() + "/changes");
    assertThat(changes.get("changes")).hasSize(1);
    JsonNode generations = admin.get("/desk/api/generations");
    int before = generations.at("/generations/1/number").asInt();
    admin.post("/desk/api/generations/" + before + "/serve", Map.of());
    assertThat(ask("停车收费标准是每小时多少元").get("text").asString()).contains("3元");
    String trail = admin.send("GET", "/desk/api/audit", new byte[0], "text/plain").body();
    assertThat(trail).contains("\"publish\"").contains("\"rollback\"");
    admin.post("/desk/api/documents/" + cited.get("document").asString() + "/withdraw", Map.of());
  }

  private static Map<String, Object> pin(JsonNode citation, String text, String... questions) {
    return Map.of(
        "questions",
        List.of(questions),
        "text",
        text,
        "citations",
        List.of(
            Map.of(
                "document", citation.get("document").asString(),
                "start", citation.get("start").asInt(),
                "end", citation.get("end").asInt(),
                "quote", citation.get("quote").asString())));
  }

  private static JsonNode pinned(StaffServer.Caller caller, Map<String, Object> pin)
      throws IOException, InterruptedException {
    HttpResponse<String> response = caller.post("/desk/api/pins", pin);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return StaffServer.json(response);
  }

  private static String state(StaffServer.Caller caller, JsonNode pin)
      throws IOException, InterruptedException {
    for (JsonNode one : caller.get("/desk/api/pins").get("pins")) {
      if (one.get("id").equals(pin.get("id"))) return one.get("state").asString();
    }
    return "gone";
  }

  @Test
  void aPinnedAnswerIsGivenUntilAClauseThatItCitesChanges()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    String text = parking("3").replace("停车管理办法", "泊车管理办法");
    publish(admin, upload(admin, "pinned.txt", text));
    JsonNode fee = ask("停车收费标准是每小时多少元").at("/citations/0");
    JsonNode fine = ask("违规停放处多少罚款").at("/citations/0");
    JsonNode changing =
        pinned(
            admin, pin(fee, "每小时三元，以公示牌为准。〔" + fee.get("label").asString() + "〕", "停一个钟头车要交几块钱呀"));
    JsonNode staying =
        pinned(admin, pin(fine, "乱停要罚款。〔" + fine.get("label").asString() + "〕", "车乱停被抓会怎么样"));
    JsonNode reply = ask("停一个钟头车，要交几块钱呀？");
    assertThat(reply.get("kind").asString()).isEqualTo("pinned");
    assertThat(reply.get("text").asString()).startsWith("每小时三元，以公示牌为准。");
    assertThat(reply.at("/citations/0/quote")).isEqualTo(fee.get("quote"));
    assertThat(evaluated()).isZero();
    HttpResponse<String> second =
        admin.post(
            "/desk/api/pins", pin(fine, "〔" + fine.get("label").asString() + "〕", "停一个钟头车要交几块钱呀"));
    assertThat(second.statusCode()).isEqualTo(422);
    assertThat(second.body()).contains("another pinned answer");

    publish(admin, upload(admin, "pinned.txt", text.replace("3元", "5元")));
    assertThat(state(admin, changing)).isEqualTo("stale");
    assertThat(state(admin, staying)).isEqualTo("in_use");
    assertThat(ask("停一个钟头车要交几块钱呀").path("kind").asString("")).isNotEqualTo("pinned");
    assertThat(ask("车乱停被抓会怎么样").get("kind").asString()).isEqualTo("pinned");
    assertThat(evaluated()).isEqualTo(1);

    admin.send(
        "DELETE", "/desk/api/pins/" + changing.get("id").asString(), new byte[0], "text/plain");
    admin.send(
        "DELETE", "/desk/api/pins/" + staying.get("id").asString(), new byte[0], "text/plain");
    assertThat(ask("车乱停被抓会怎么样").path("kind").asString("")).isNotEqualTo("pinned");
    String trail = admin.send("GET", "/desk/api/audit", new byte[0], "text/plain").body();
    assertThat(trail).contains("\"pin\"").contains("\"unpin\"").contains("以公示牌为准");
    admin.post("/desk/api/documents/" + fee.get("document").asString() + "/withdraw", Map.of());
  }

  private static int evaluated() {
    return Main.commandLine().execute("eval", "--pinned", "--data", server.kept().toString());
  }

  @Test
  void aPinnedAnswerWithoutProofOrWithAnothersWordsIsRefused()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    JsonNode cited = ask("以后杭州买车还限购吗").at("/citations/0");
    for (Map<String, Object> wrong :
        List.<Map<String, Object>>of(
            Map.of("questions", List.of("问"), "text", "没有出处", "citations", List.of()),
            Map.of("questions", List.of(), "text", "〔五、2〕", "citations", List.of()),
            pin(cited, "没有写编号", "问一问"),
            pin(cited, "〔五、2〕", "x".repeat(201)))) {
      assertThat(admin.post("/desk/api/pins", wrong).statusCode()).isEqualTo(422);
    }
    Map<String, Object> altered =
        Map.of(
            "questions", List.of("问"),
            "text", "〔五、2〕",
            "citations",
                List.of(
                    Map.of("document", "hangzhou-decision", "start", 5, "end", 9, "quote", "伪造")));
    assertThat(admin.post("/desk/api/pins", altered).body()).contains("cite it anew");
    assertThat(admin.get("/desk/api/pins").get("pins")).isEmpty();
  }

  @Test
  void questionsThatWentBadlyStandGroupedInTheQueueAndInTheFigures()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    ask("火星移民怎么申请补贴");
    ask("火星移民怎么申请补贴");
    ask("怎么申请火星移民的补贴");
    JsonNode disliked = ask("共同富裕怎么推进");
    server
        .caller()
        .post(
            "/api/v1/feedback",
            Map.of(
                "reply", disliked.get("id").asString(), "useful", false, "reason", "incomplete"));
    JsonNode groups = admin.get("/desk/api/queue?kind=refused").get("groups");
    for (int i = 0; i < 100 && !groups.toString().contains("怎么申请火星移民"); i++) {
      Thread.sleep(50);
      groups = admin.get("/desk/api/queue?kind=refused").get("groups");
    }
    JsonNode mars =
        groups
            .valueStream()
            .filter(group -> group.get("question").asString().equals("火星移民怎么申请补贴"))
            .findFirst()
            .orElseThrow();
    assertThat(mars.get("count").asInt()).isEqualTo(3);
    assertThat(mars.get("questions")).hasSize(2);
    assertThat(admin.get("/desk/api/queue?kind=disliked").toString())
        .contains("共同富裕怎么推进")
        .contains("incomplete");
    JsonNode figures = admin.get("/desk/api/figures?days=7");
    assertThat(figures.get("days")).hasSize(7);
    JsonNode today = figures.at("/days/6");
    assertThat(today.get("refused").asInt()).isGreaterThanOrEqualTo(3);
    assertThat(today.get("disliked").asInt()).isPositive();
    assertThat(figures.get("unanswered").toString()).contains("火星移民");
    assertThat(figures.get("sections").toString()).contains("times");
    HttpResponse<String> csv =
        admin.send("GET", "/desk/api/figures.csv?days=7", new byte[0], "text/plain");
    assertThat(csv.body()).startsWith("\uFEFF日期,提问").hasLineCount(8);
    assertThat(
            admin.send("GET", "/desk/api/figures?days=0", new byte[0], "text/plain").statusCode())
        .isEqualTo(422);
  }

  @Test
  void hostileNamesAndFilesAreRefusedOrTakenAsText() throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    for (String file :
        List.of("", "a.exe", "..", "../../etc/passwd", "x.txt/", "a".repeat(300) + ".txt")) {
      HttpResponse<String> refused =
          admin.send(
              "POST", DRAFTS + StaffServer.encoded(file), bytes("文本"), "application/octet-stream");
      assertThat(refused.statusCode()).as(file).isEqualTo(422);
    }
    JsonNode draft = upload(admin, "../../../tmp/<img src=x onerror=alert(1)>.txt", parking("9"));
    assertThat(draft.get("file").asString()).isEqualTo("<img src=x onerror=alert(1)>.txt");
    assertThat(draft.get("id").asString()).matches("[a-z0-9-]+");
    HttpResponse<String> zip =
        admin.send(
            "POST", DRAFTS + "a.docx", bytes("PK\u0003\u0004broken"), "application/octet-stream");
    assertThat(zip.statusCode()).isEqualTo(422);
    HttpResponse<String> id =
        admin.post(
            "/desk/api/drafts/" + draft.get("draft").asString(),
            Map.of("id", "../x", "title", "题"));
    assertThat(id.statusCode()).isEqualTo(422);
    assertThat(
            admin
                .send("DELETE", "/desk/api/drafts/..%2f..%2fcurrent", new byte[0], "text/plain")
                .statusCode())
        .isIn(400, 404);
    admin.send(
        "DELETE", "/desk/api/drafts/" + draft.get("draft").asString(), new byte[0], "text/plain");
  }

  @Test
  void anEmptyDocumentIsNotPublishedAndTheOldGenerationServes()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    JsonNode before = admin.get("/desk/api/generations").get("serving");
    JsonNode draft = upload(admin, "leer.txt", " \n");
    HttpResponse<String> refused =
        admin.post("/desk/api/drafts/" + draft.get("draft").asString() + "/publish", Map.of());
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("holds no section");
    assertThat(admin.get("/desk/api/generations").get("serving")).isEqualTo(before);
    admin.send(
        "DELETE", "/desk/api/drafts/" + draft.get("draft").asString(), new byte[0], "text/plain");
  }

  @Test
  void questionsAndVerdictsReachTheLedgerMasked() throws IOException, InterruptedException {
    JsonNode reply = ask("我的电话13800138000，以后杭州买车还限购吗");
    String id = reply.get("id").asString();
    HttpResponse<String> verdict =
        server
            .caller()
            .post("/api/v1/feedback", Map.of("reply", id, "useful", false, "reason", "incomplete"));
    assertThat(verdict.statusCode()).isEqualTo(204);
    var ledger = server.backstage().staff().opened().join();
    assertThat(ledger.verdict(id)).isPresent();
    var found = ledger.enquiries(EnquiryFilter.all(1000));
    while (found.stream().noneMatch(e -> e.id().equals(id))) {
      Thread.sleep(50);
      found = ledger.enquiries(EnquiryFilter.all(1000));
    }
    var kept = found.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    assertThat(kept.question()).isEqualTo("我的电话[手机号]，以后杭州买车还限购吗");
    assertThat(kept.generation()).isEqualTo(reply.at("/engine/index").asString());
  }

  @Test
  void theClerksOwnQuestionsAreTheirHistory() throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    admin.post("/desk/api/enquiries", Map.of("question", "城乡收入比是多少"));
    JsonNode history = admin.get("/desk/api/history");
    while (!history.toString().contains("城乡收入比是多少")) {
      Thread.sleep(50);
      history = admin.get("/desk/api/history");
    }
    JsonNode looked = admin.get("/desk/api/look?q=" + StaffServer.encoded("买车限购"));
    assertThat(looked.at("/hits/0/section").asString()).isEqualTo("5.2");
    JsonNode within = admin.get("/desk/api/look?chapter=2&q=" + StaffServer.encoded("买车限购"));
    within.get("hits").forEach(hit -> assertThat(hit.get("section").asString()).startsWith("2"));
    assertThat(within.get("hits")).isNotEmpty();
  }

  @Test
  void nothingOfAPasswordIsOnDiskInTheClear() throws IOException, InterruptedException {
    Set<String> found = new TreeSet<>();
    try (var files = Files.walk(Path.of("target"))) {
      for (Path file :
          files
              .filter(f -> f.toString().contains("target/staff"))
              .filter(Files::isRegularFile)
              .toList()) {
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
            .contains(StaffServer.PASSWORD)) {
          found.add(file.toString());
        }
      }
    }
    assertThat(found).isEmpty();
  }

  private static byte[] zip(Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(bytes(file.getValue()));
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void anArchiveBecomesDraftsAndNamesThatLeadOutOfItAreRefused()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    Map<String, String> files = new LinkedHashMap<>();
    files.put("办法/放养.txt", parking("7").replace("停车", "放羊"));
    files.put("垂钓.txt", parking("8").replace("停车", "垂钓"));
    for (String leading :
        List.of("../../out.txt", "/tmp/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt")) {
      files.put(leading, parking("9"));
    }
    files.put("run.exe", "MZ");
    HttpResponse<String> response =
        admin.send("POST", DRAFTS + "papers.zip", zip(files), "application/octet-stream");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    JsonNode kept = StaffServer.json(response);
    assertThat(kept.get("drafts").valueStream().map(d -> d.get("file").asString()))
        .containsExactly("放养.txt", "垂钓.txt");
    assertThat(kept.get("unread")).hasSize(6);
    assertThat(kept.get("unread").toString()).contains("../../out.txt").contains("leads out");
    try (var all = Files.walk(Path.of("target"), 3)) {
      assertThat(all.filter(file -> file.endsWith("out.txt"))).isEmpty();
    }
    assertThat(Path.of("/tmp/out.txt")).doesNotExist();
    int before = admin.get("/desk/api/generations").get("serving").asInt();
    List<String> drafts =
        kept.get("drafts").valueStream().map(d -> d.get("draft").asString()).toList();
    HttpResponse<String> published = admin.post("/desk/api/publications", Map.of("drafts", drafts));
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    assertThat(StaffServer.json(published).get("generation").asInt()).isEqualTo(before + 1);
    assertThat(ask("垂钓收费标准是每小时多少元").get("text").asString()).contains("8元");
    assertThat(admin.post("/desk/api/publications", Map.of("drafts", drafts)).statusCode())
        .isEqualTo(404);
    HttpResponse<String> broken =
        admin.send("POST", DRAFTS + "b.zip", bytes("PK no zip"), "application/octet-stream");
    assertThat(broken.statusCode()).isEqualTo(422);
    for (JsonNode draft : kept.get("drafts")) {
      admin.post("/desk/api/documents/" + draft.get("id").asString() + "/withdraw", Map.of());
    }
  }

  @Test
  void theDaysOnWhichADocumentIsInForceAreKeptShownAndMinded()
      throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    JsonNode draft = upload(admin, "fishing.txt", parking("6").replace("停车", "采摘"));
    String at = "/desk/api/drafts/" + draft.get("draft").asString();
    Map<String, String> about = Map.of("id", "picking", "title", "采摘管理办法");
    HttpResponse<String> odd = admin.post(at, with(about, "in_force_from", "2026-13-01"));
    assertThat(odd.statusCode()).isEqualTo(422);
    assertThat(odd.body()).contains("in_force_from: '2026-13-01', needs YYYY-MM-DD");
    assertThat(admin.post(at, with(about, "in_force_until", "2999-12-31")).statusCode())
        .isEqualTo(200);
    publish(admin, draft);
    assertThat(ask("采摘收费标准是每小时多少元").get("text").asString()).contains("6元");
    JsonNode shown = server.caller().get("/api/v1/documents/picking");
    assertThat(shown.get("in_force_until").asString()).isEqualTo("2999-12-31");
    assertThat(shown.has("notice")).isFalse();

    admin.post("/desk/api/documents/picking", with(about, "in_force_until", "2020-12-31"));
    assertThat(ask("采摘收费标准是每小时多少元").get("text").asString()).doesNotContain("6元");
    String notice = "《采摘管理办法》有效期至2020-12-31，现已失效";
    assertThat(server.caller().get("/api/v1/documents/picking").get("notice").asString())
        .isEqualTo(notice);
    for (String page : List.of("/documents/picking", "/documents")) {
      assertThat(server.caller().send("GET", page, new byte[0], "text/plain").body())
          .contains(notice);
    }
    JsonNode looked =
        admin.get("/desk/api/look?documents=picking&q=" + StaffServer.encoded("采摘收费标准"));
    assertThat(looked.at("/hits/0/notice").asString()).isEqualTo(notice);
    assertThat(looked.at("/reply/text").asString()).contains("6元").contains(notice);
    admin
        .get("/desk/api/documents")
        .get("documents")
        .forEach(document -> {
          if (document.get("id").asString().equals("picking")) {
            assertThat(document.get("validity").asString()).isEqualTo("over");
          }
        });
    admin.post("/desk/api/documents/picking/withdraw", Map.of());
  }

  private static Map<String, String> with(Map<String, String> about, String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(about);
    all.put(name, value);
    return all;
  }

  @Test
  void whatIsTooMuchIsRefusedByName() throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    HttpResponse<String> large =
        admin.send("POST", DRAFTS + "a.txt", new byte[(20 << 20) + 1], "application/octet-stream");
    assertThat(large.statusCode()).isEqualTo(413);
    assertThat(large.body()).contains("larger than 20971520 bytes");
    assertThat(admin.post("/desk/api/pins", Map.of("text", "x".repeat(300 * 1024))).statusCode())
        .isEqualTo(413);
    Map<String, Integer> asked =
        Map.of(
            "/desk/api/look?q=" + "x".repeat(2001),
            422,
            "/desk/api/look?q=x&chapter=" + "9.".repeat(400),
            422,
            "/desk/api/figures?days=367",
            422,
            "/desk/api/figures.csv?part=all",
            422,
            "/desk/api/queue?kind=all",
            422,
            "/desk/api/documents/none/changes",
            404);
    for (Map.Entry<String, Integer> one : asked.entrySet()) {
      assertThat(admin.send("GET", one.getKey(), new byte[0], "text/plain").statusCode())
          .as(one.getKey())
          .isEqualTo(one.getValue());
    }
    JsonNode draft = upload(admin, "limits.txt", parking("4").replace("停车", "限量"));
    String at = "/desk/api/drafts/" + draft.get("draft").asString();
    HttpResponse<String> title = admin.post(at, Map.of("title", "长".repeat(301)));
    assertThat(title.statusCode()).isEqualTo(422);
    assertThat(title.body()).contains("title: 301 characters, at most 300");
    admin.send("DELETE", at, new byte[0], "text/plain");
    for (String password : List.of("short", "x".repeat(73))) {
      Map<String, String> person = Map.of("name", "y", "password", password, "role", "reader");
      assertThat(admin.post("/desk/api/people", person).statusCode()).isEqualTo(422);
    }
  }

  @Test
  void theCommandLineRollsBackWhatAServerServes() throws IOException, InterruptedException {
    StaffServer.Caller admin = server.admin();
    publish(admin, upload(admin, "sledding.txt", parking("3").replace("停车", "滑雪")));
    JsonNode cited = ask("滑雪收费标准是每小时多少元").at("/citations/0");
    int first = admin.get("/desk/api/generations").get("serving").asInt();
    publish(admin, upload(admin, "sledding.txt", parking("5").replace("停车", "滑雪")));
    String kept = server.kept().toString();
    assertThat(generations("--data", kept)).isZero();
    assertThat(generations("--data", kept, "--serve", "9999")).isEqualTo(2);
    assertThat(generations("--data", kept, "--serve", String.valueOf(first))).isZero();
    while (admin.get("/desk/api/generations").get("serving").asInt() != first) Thread.sleep(50);
    assertThat(ask("滑雪收费标准是每小时多少元").get("text").asString()).contains("3元");
    admin.post("/desk/api/documents/" + cited.get("document").asString() + "/withdraw", Map.of());
  }

  private static int generations(String... options) {
    List<String> words = new java.util.ArrayList<>(List.of("generations", "--no-embeddings"));
    words.addAll(List.of(options));
    return Main.commandLine().execute(words.toArray(String[]::new));
  }
}
