package io.youju.web;

import static java.util.stream.Collectors.joining;

import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.ledger.Act;
import io.youju.library.Arrival;
import io.youju.library.Change;
import io.youju.library.Difference;
import io.youju.library.Drafts.Draft;
import io.youju.library.Generation;
import io.youju.library.Holding;
import io.youju.library.LibraryException;
import io.youju.reading.Archive;
import io.youju.reading.Limits;
import io.youju.reading.Reading;
import io.youju.reading.Unreadable;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/// The editor's routes: upload, preview, publish, describe, supersede, withdraw, roll back. Each
/// change is in the audit trail with how it was and how it is.
public final class Holdings {
  /// Bytes of an upload.
  static final int MOST = 20 << 20;

  /// Drafts that wait at once.
  static final int MOST_DRAFTS = 2_000;

  private static final int LONGEST_FIELD = 300;
  private static final int MOST_CHANGES = 500;

  private final Staff staff;
  private final Api api;

  public Holdings(Staff staff, Api api) {
    this.staff = staff;
    this.api = api;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/desk/api/documents", r -> read(r, _ -> documents()))
        .GET("/desk/api/drafts", r -> read(r, _ -> drafts()))
        .POST("/desk/api/drafts", this::upload)
        .GET("/desk/api/drafts/{name}", r -> read(r, _ -> preview(draft(r))))
        .POST("/desk/api/drafts/{name}", r -> change(r, (who, body) -> describe(draft(r), body)))
        .DELETE("/desk/api/drafts/{name}", r -> act(r, who -> drop(who, draft(r))))
        .POST(
            "/desk/api/drafts/{name}/publish",
            r -> change(r, (who, body) -> publish(who, draft(r), body)))
        .POST("/desk/api/publications", r -> change(r, this::publish))
        .POST("/desk/api/documents/{id}", r -> change(r, (who, body) -> describe(who, id(r), body)))
        .POST(
            "/desk/api/documents/{id}/supersede",
            r -> change(r, (who, body) -> supersede(who, id(r), body)))
        .POST("/desk/api/documents/{id}/withdraw", r -> act(r, who -> withdraw(who, id(r), true)))
        .POST("/desk/api/documents/{id}/restore", r -> act(r, who -> withdraw(who, id(r), false)))
        .GET("/desk/api/documents/{id}/changes", r -> read(r, _ -> changes(id(r))))
        .GET("/desk/api/generations", r -> read(r, _ -> generations()))
        .POST("/desk/api/generations/{number}/serve", r -> act(r, who -> rollback(who, r)))
        .build();
  }

  private interface Changing {
    Object by(String who, JsonNode body);
  }

  private Mono<ServerResponse> read(ServerRequest request, Function<ServerRequest, Object> work) {
    return api.work(() -> work.apply(request)).flatMap(Api::json);
  }

  private Mono<ServerResponse> act(ServerRequest request, Function<String, Object> work) {
    return Member.of(request, staff.people())
        .flatMap(who -> api.work(() -> told(() -> work.apply(who.name()))))
        .flatMap(Api::json);
  }

  private Mono<ServerResponse> change(ServerRequest request, Changing work) {
    return Mono.zip(Member.of(request, staff.people()), Body.json(request))
        .flatMap(both -> api.work(() -> told(() -> work.by(both.getT1().name(), both.getT2()))))
        .flatMap(Api::json);
  }

  /// What the library refuses, as problems.
  private static <T> T told(java.util.function.Supplier<T> work) {
    try {
      return work.get();
    } catch (LibraryException e) {
      throw new Problem(HttpStatus.CONFLICT, "", "not published: " + e.getMessage());
    } catch (IllegalArgumentException | Unreadable e) {
      throw Problem.field("", String.valueOf(e.getMessage()));
    }
  }

  private static String id(ServerRequest request) {
    return request.pathVariable("id");
  }

  private Draft draft(ServerRequest request) {
    return staff
        .library()
        .drafts()
        .find(request.pathVariable("name"))
        .orElseThrow(() -> Problem.missing("no such draft"));
  }

  private Object documents() {
    return Map.of(
        "documents", staff.library().current().holdings().stream().map(this::json).toList());
  }

  private Map<String, Object> json(Holding holding) {
    LocalDate today = staff.pins().today();
    Map<String, Object> json = Wire.metadata(holding.metadata());
    json.put("file", holding.file());
    json.put("from", holding.from().equals(Holding.UPLOAD) ? "upload" : "folder");
    json.put("version", holding.version());
    json.put("superseded_by", holding.supersededBy());
    json.put("withdrawn", holding.withdrawn());
    json.put("validity", holding.metadata().on(today).name().toLowerCase(Locale.ROOT));
    return json;
  }

  private Object drafts() {
    return Map.of("drafts", staff.library().drafts().all().stream().map(Holdings::json).toList());
  }

  private static Map<String, Object> json(Draft draft) {
    Map<String, Object> json = Wire.metadata(draft.metadata());
    json.put("draft", draft.name());
    json.put("file", draft.file());
    return json;
  }

  private Mono<ServerResponse> upload(ServerRequest request) {
    String file = name(request.queryParam("file").orElse(""));
    if (request.headers().contentLength().orElse(0) > MOST) return Mono.error(tooLarge());
    Mono<byte[]> bytes =
        DataBufferUtils.join(request.exchange().getRequest().getBody(), MOST)
            .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
            .map(Holdings::bytes)
            .switchIfEmpty(
                Mono.error(
                    () -> Problem.unreadable("the body is empty: needs the bytes of a file")));
    return Mono.zip(Member.of(request, staff.people()), bytes)
        .flatMap(both -> api.work(() -> told(() -> keep(both.getT1().name(), file, both.getT2()))))
        .flatMap(Api::json);
  }

  private static Problem tooLarge() {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE, "", "the file is larger than " + MOST + " bytes");
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  /// The last part of a file's name, whatever a client calls a path; only shown, and read for its
  /// ending.
  static String name(String typed) {
    String last = typed.replaceFirst("(?s).*[/\\\\]", "").replaceAll("[\\p{Cntrl}]", "");
    if (last.isBlank() || last.length() > 200) {
      throw Problem.field("file", "file: needs the file's name, at most 200 characters");
    }
    if (!Reading.reads(last) && !last.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      throw Problem.field(
          "file",
          "file: '"
              + Wire.shortened(last)
              + "' is of no format that is read: txt, html, md, docx, pdf, or a zip of them");
    }
    return last;
  }

  /// Keeps a file as a draft, or each file of an archive as one.
  private Object keep(String who, String file, byte[] bytes) {
    if (!file.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      return preview(keepOne(who, file, bytes));
    }
    if (!Archive.is(file, bytes)) throw new Unreadable(file + ": is not a ZIP");
    List<Map<String, Object>> drafts = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    Archive.read(
        file,
        bytes,
        Limits.DEFAULT,
        (inside, held) -> {
          try {
            drafts.add(json(keepOne(who, name(inside.substring(file.length() + 1)), held)));
          } catch (Unreadable | IllegalArgumentException | Problem e) {
            unread.add(inside + ": " + e.getMessage());
          }
        },
        unread::add);
    return Map.of("drafts", drafts, "unread", unread);
  }

  private Draft keepOne(String who, String file, byte[] bytes) {
    if (staff.library().drafts().count() >= MOST_DRAFTS) {
      throw new Problem(
          HttpStatus.CONFLICT, "", MOST_DRAFTS + " drafts wait; publish or drop some first");
    }
    String sha256 = sha256(bytes);
    Metadata first = new Metadata("document-" + sha256.substring(0, 8), "", "", "", "", "", sha256);
    Document document = Reading.document(first, file, bytes);
    Optional<Holding> same =
        staff.library().current().holdings().stream()
            .filter(h -> h.file().equals(file) || h.metadata().title().equals(document.title()))
            .findFirst();
    Metadata read = document.metadata();
    Metadata about = same.map(Holding::metadata).map(m -> m.withSha256(sha256)).orElse(read);
    Draft draft = new Draft(Api.id(), about, file);
    staff.library().drafts().keep(draft, bytes);
    audit(who, "upload", file, "", about.id() + " " + sha256);
    return draft;
  }

  /// The outline as it was read, its faults, and what is different from what serves.
  private Object preview(Draft draft) {
    Arrival arrival = staff.library().drafts().arrival(draft);
    Map<String, Object> json = json(draft);
    json.put("document", Wire.document(arrival.document()));
    Optional<Document> serving = staff.library().serving().document(draft.metadata().id());
    json.put("replaces", serving.map(Document::title).orElse(null));
    List<Difference.Change> changes =
        serving.map(old -> Difference.between(old, arrival.document())).orElse(List.of());
    json.put("changes", changes.stream().limit(MOST_CHANGES).toList());
    json.put("changes_in_all", changes.size());
    return json;
  }

  private static Metadata metadata(String id, JsonNode body, String sha256) {
    try {
      return Metadata.of(name ->
          switch (name) {
            case "id" -> id;
            case "sha256" -> sha256;
            default -> field(body, name);
          });
    } catch (IllegalArgumentException e) {
      throw Problem.field("", String.valueOf(e.getMessage()));
    }
  }

  private static String field(JsonNode body, String name) {
    String value = body.path(name).asString("").strip();
    if (value.length() > LONGEST_FIELD) {
      throw Problem.field(
          name, name + ": " + value.length() + " characters, at most " + LONGEST_FIELD);
    }
    if (name.equals("title") && value.isEmpty()) throw Problem.field(name, "title: needs words");
    if (name.equals("date") && !value.isEmpty() && !value.matches("\\d{4}(-\\d{2}(-\\d{2})?)?")) {
      throw Problem.field(name, "date: '" + value + "', needs YYYY, YYYY-MM or YYYY-MM-DD");
    }
    return value;
  }

  private Object describe(Draft draft, JsonNode body) {
    String id = body.path("id").asString(draft.metadata().id());
    Draft next =
        new Draft(draft.name(), metadata(id, body, draft.metadata().sha256()), draft.file());
    staff.library().drafts().describe(next);
    return preview(next);
  }

  private Object drop(String who, Draft draft) {
    staff.library().drafts().drop(draft.name());
    audit(who, "drop-draft", draft.metadata().id(), draft.metadata().sha256(), "");
    return Map.of("dropped", draft.name());
  }

  private Object publish(String who, Draft draft, JsonNode body) {
    String supersedes = body.path("supersedes").asString("");
    Arrival arrival = staff.library().drafts().arrival(draft);
    Object made =
        change(who, "publish", arrival.document().id(), new Change.Publish(arrival, supersedes));
    staff.library().drafts().drop(draft.name());
    return made;
  }

  /// Publishes several drafts as one generation.
  private Object publish(String who, JsonNode body) {
    List<Draft> drafts = new ArrayList<>();
    for (JsonNode name : body.path("drafts")) {
      drafts.add(
          staff
              .library()
              .drafts()
              .find(name.asString(""))
              .orElseThrow(() -> Problem.missing("no such draft")));
    }
    if (drafts.isEmpty()) throw Problem.field("drafts", "drafts: needs the names of some");
    List<Change> all = new ArrayList<>();
    for (Draft draft : drafts) {
      all.add(new Change.Publish(staff.library().drafts().arrival(draft), ""));
    }
    List<String> ids = drafts.stream().map(draft -> draft.metadata().id()).toList();
    String before = ids.stream().map(this::described).collect(joining("\n"));
    Generation made = staff.library().change(who, new Change.Together(all));
    String after = ids.stream().map(this::described).collect(joining("\n"));
    audit(who, "publish", String.join(" ", ids), before, after);
    drafts.forEach(draft -> staff.library().drafts().drop(draft.name()));
    return made(made);
  }

  private Object describe(String who, String id, JsonNode body) {
    return change(who, "describe", id, new Change.Describe(metadata(id, body, "")));
  }

  private Object supersede(String who, String id, JsonNode body) {
    return change(who, "supersede", id, new Change.Supersede(id, body.path("by").asString("")));
  }

  private Object withdraw(String who, String id, boolean gone) {
    return change(who, gone ? "withdraw" : "restore", id, new Change.Withdraw(id, gone));
  }

  private Object change(String who, String what, String id, Change change) {
    String before = described(id);
    Generation made = staff.library().change(who, change);
    audit(who, what, id, before, described(id) + ", generation " + made.number());
    return made(made);
  }

  /// A document as it is held, in one line.
  private String described(String id) {
    return staff.library().current().holdings().stream()
        .filter(holding -> holding.id().equals(id))
        .map(holding -> Wire.json(json(holding)))
        .findFirst()
        .orElse("");
  }

  private Map<String, Object> made(Generation generation) {
    Youju now = staff.library().serving().now();
    return Map.of(
        "generation",
        generation.number(),
        "index",
        now.generation(),
        "stale_pins",
        Pinboard.stale(staff));
  }

  private Object rollback(String who, ServerRequest request) {
    String number = request.pathVariable("number");
    if (!number.matches("\\d{1,9}"))
      throw Problem.missing("no generation " + Wire.shortened(number));
    int before = staff.library().current().number();
    Generation served = staff.library().rollback(Integer.parseInt(number));
    audit(who, "rollback", "generations", String.valueOf(before), number);
    return made(served);
  }

  private Object generations() {
    int serving = staff.library().current().number();
    return Map.of(
        "serving",
        serving,
        "index",
        staff.library().serving().generation(),
        "generations",
        staff.library().generations().stream()
            .map(one ->
                Map.of(
                    "number", one.number(),
                    "made", one.made().toString(),
                    "person", one.person(),
                    "why", one.why(),
                    "documents", one.holdings().size()))
            .toList());
  }

  /// What is different in a document between the newest kept generation that held another text of
  /// it, and the one that serves.
  private Object changes(String id) {
    Document now =
        staff
            .library()
            .serving()
            .document(id)
            .orElseThrow(() -> Problem.missing("no document has the id " + Wire.shortened(id)));
    for (Generation one : staff.library().generations()) {
      if (one.number() >= staff.library().current().number()) continue;
      Optional<Document> old = staff.library().document(one.number(), id);
      if (old.isPresent() && !old.get().text().equals(now.text())) {
        List<Difference.Change> changes = Difference.between(old.get(), now);
        return Map.of("since", one.number(), "changes", changes);
      }
    }
    return Map.of("since", 0, "changes", List.of());
  }

  private void audit(String who, String what, String subject, String before, String after) {
    Act act = People.act(who, what, subject, before, after);
    staff.ledger().audit(act);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
