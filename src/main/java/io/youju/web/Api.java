package io.youju.web;

import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.http.MediaType.TEXT_EVENT_STREAM;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.document.SectionNumber;
import io.youju.ledger.Enquiry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The routes of the contract under `/api/v1`. The blocking core runs on virtual threads, one a
/// request, and is interrupted when the client leaves.
public final class Api {
  /// Answers under way at once; more are told to come back (503).
  private static final int MOST_AT_ONCE = 256;

  private static final int MOST_HITS = 100;

  /// Characters looked for on the page of a document.
  private static final int MOST_WORDS = 100;

  private final Youju youju;
  private final Mode mode;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Scheduler scheduler = Schedulers.fromExecutorService(threads);
  private final Semaphore places = new Semaphore(MOST_AT_ONCE);
  private final Counter left;
  private final Duration heartbeat;
  private final Consumer<Enquiry> asked;

  /// @param mode of questions that do not say
  /// @param meters told how many answers are under way and how many readers left before the end
  /// @param heartbeat time between two comments in a stream
  /// @param asked hears every question with what was said to it; must neither wait nor fail
  public Api(
      Youju youju, Mode mode, MeterRegistry meters, Duration heartbeat, Consumer<Enquiry> asked) {
    this.youju = youju;
    this.mode = mode;
    this.heartbeat = heartbeat;
    this.asked = asked;
    this.left = meters.counter("youju.answers.left");
    meters.gauge("youju.answers.underway", places, free -> MOST_AT_ONCE - free.availablePermits());
  }

  /// Of questions that do not say.
  Mode mode() {
    return mode;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .POST("/api/v1/answers", this::answers)
        .GET("/api/v1/search", this::search)
        .GET("/api/v1/documents", this::documents)
        .GET("/api/v1/documents/{id}", this::document)
        .GET("/api/v1/documents/{id}/text", this::text)
        .GET("/api/v1/documents/{id}/sections/{number}", this::section)
        .GET("/documents/{id}", this::page)
        .build();
  }

  private Mono<ServerResponse> answers(ServerRequest request) {
    List<MediaType> accept = request.headers().accept();
    boolean stream = accept.stream().anyMatch(TEXT_EVENT_STREAM::equalsTypeAndSubtype);
    if (!stream
        && !accept.isEmpty()
        && accept.stream().noneMatch(APPLICATION_JSON::isCompatibleWith)) {
      throw new Problem(
          HttpStatus.NOT_ACCEPTABLE,
          "",
          "Accept "
              + Wire.shortened(accept.toString())
              + ": needs application/json or text/event-stream");
    }
    return Body.json(request)
        .map(body -> Asking.question(body, youju, mode))
        .flatMap(question -> stream ? streamed(question) : whole(question));
  }

  private Mono<ServerResponse> whole(Question question) {
    return work(() -> answer(question)).flatMap(Api::json);
  }

  private Map<String, Object> answer(Question question) {
    Youju now = youju.now();
    String id = id();
    Reply reply = now.answer(question);
    note(id, question, reply, now);
    return Wire.reply(id, reply, now);
  }

  /// Tells the ledger.
  void note(String id, Question question, Reply reply, Youju now) {
    asked.accept(Wire.enquiry(id, question.text(), reply, now, Enquiry.Channel.PUBLIC, ""));
  }

  /// Runs `task` on a virtual thread, if there is a place.
  <T> Mono<T> work(Callable<T> task) {
    return Mono.fromCallable(
            () -> {
              if (!places.tryAcquire()) throw overloaded();
              try {
                return task.call();
              } catch (Error e) {
                // Reactor drops what it holds to be fatal, and the client would wait for ever.
                throw new IllegalStateException(e);
              } finally {
                places.release();
              }
            })
        .subscribeOn(scheduler)
        .doOnCancel(left::increment);
  }

  private static Problem overloaded() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "",
        MOST_AT_ONCE + " answers are under way; try again in a moment");
  }

  private Mono<ServerResponse> streamed(Question question) {
    return sse(events(question, this::contractEvents));
  }

  /// An event stream that proxies do not hold back.
  Mono<ServerResponse> sse(Flux<ServerSentEvent<String>> events) {
    return ServerResponse.ok()
        .contentType(TEXT_EVENT_STREAM)
        .header("X-Accel-Buffering", "no")
        .header("Cache-Control", "no-cache, no-transform")
        .body(
            events,
            new org.springframework.core.ParameterizedTypeReference<ServerSentEvent<String>>() {});
  }

  /// What speaks the steps of one answer to a client.
  interface Speaker {
    void speak(Question question, FluxSink<ServerSentEvent<String>> sink);
  }

  /// The events of one answer, with a comment from time to time so that nothing on the way takes
  /// the stream for dead.
  Flux<ServerSentEvent<String>> events(Question question, Speaker speaker) {
    return Flux.create(sink -> {
      sink.onDispose(
          Flux.interval(heartbeat)
              .subscribe(
                  _ -> sink.next(ServerSentEvent.<String>builder().comment("beat").build())));
      Future<?> task = threads.submit(() -> run(question, speaker, sink));
      sink.onCancel(() -> {
        left.increment();
        task.cancel(true);
      });
    });
  }

  private void run(Question question, Speaker speaker, FluxSink<ServerSentEvent<String>> sink) {
    if (!places.tryAcquire()) {
      sink.next(event("problem", overloaded().json()));
      sink.complete();
      return;
    }
    try {
      speaker.speak(question, sink);
    } catch (RuntimeException e) {
      sink.next(event("problem", Failures.json(e)));
    } finally {
      places.release();
      sink.complete();
    }
  }

  private void contractEvents(Question question, FluxSink<ServerSentEvent<String>> sink) {
    String id = id();
    boolean[] met = {false};
    Youju now = youju.now();
    Reply reply =
        now.answer(
            question,
            event -> {
              if (!met[0] && !(event instanceof Youju.Event.Understood)) {
                sink.next(
                    event(
                        "meta",
                        Map.of(
                            "id",
                            id,
                            "question_understood",
                            question.text(),
                            "evidence",
                            List.of())));
                met[0] = true;
              }
              switch (event) {
                case Youju.Event.Understood understood -> {
                  met[0] = true;
                  sink.next(
                      event(
                          "meta",
                          Map.of(
                              "id", id,
                              "question_understood", understood.question(),
                              "evidence", understood.evidence().stream().map(Wire::hit).toList())));
                }
                case Youju.Event.Weighed _, Youju.Event.Ranged _ -> {}
                case Youju.Event.Delta delta ->
                    sink.next(event("delta", Map.of("text", delta.text())));
                case Youju.Event.Cited cited ->
                    sink.next(event("citation", Wire.citation(cited.citation())));
                case Youju.Event.Writing writing ->
                    sink.next(
                        event(
                            "writing",
                            Map.of("model", writing.model(), "characters", writing.characters())));
                case Youju.Event.Written written ->
                    sink.next(
                        event("written", Map.of("text", written.text(), "model", written.model())));
              }
            });
    note(id, question, reply, now);
    sink.next(event("done", Wire.reply(id, reply, now)));
  }

  static ServerSentEvent<String> event(String name, Object value) {
    return ServerSentEvent.builder(Wire.json(value)).event(name).build();
  }

  static String id() {
    return UUID.randomUUID().toString();
  }

  private Mono<ServerResponse> search(ServerRequest request) {
    String words =
        request.queryParam("q").orElseThrow(() -> Problem.field("q", "q: needs words to look for"));
    if (words.length() > Question.LONGEST) {
      throw Problem.field("q", "q: " + words.length() + " characters, at most " + Question.LONGEST);
    }
    int limit = limit(request.queryParam("limit").orElse("10"));
    List<String> ids =
        request.queryParam("documents").stream()
            .flatMap(all -> List.of(all.split(",")).stream())
            .filter(id -> !id.isBlank())
            .toList();
    ids.forEach(id -> {
      if (youju.document(id).isEmpty())
        throw Problem.field("documents", "documents: no document has the id " + Wire.shortened(id));
    });
    return work(
            () -> {
              long start = System.nanoTime();
              List<Map<String, Object>> hits =
                  words.isBlank()
                      ? List.of()
                      : youju.search(words, ids, limit).stream().map(Wire::hit).toList();
              Map<String, Object> json = new LinkedHashMap<>();
              json.put("hits", hits);
              json.put("took_ms", Math.round((System.nanoTime() - start) / 1e4) / 100.0);
              return json;
            })
        .flatMap(Api::json);
  }

  static int limit(String value) {
    if (!value.matches("\\d{1,3}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > MOST_HITS) {
      throw Problem.field(
          "limit", "limit: '" + Wire.shortened(value) + "', needs 1 to " + MOST_HITS);
    }
    return Integer.parseInt(value);
  }

  private Mono<ServerResponse> documents(ServerRequest request) {
    Youju now = youju.now();
    return json(
        Map.of(
            "documents",
            now.documents().stream()
                .map(document -> noticed(Wire.summary(document), now))
                .toList()));
  }

  private Mono<ServerResponse> document(ServerRequest request) {
    Youju now = youju.now();
    return json(noticed(Wire.document(named(request, now)), now));
  }

  /// With a word on why the document is not in force, where it is not.
  private static Map<String, Object> noticed(Map<String, Object> document, Youju now) {
    now.notice(String.valueOf(document.get("id"))).ifPresent(why -> document.put("notice", why));
    return document;
  }

  private Mono<ServerResponse> text(ServerRequest request) {
    return ServerResponse.ok()
        .contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
        .bodyValue(named(request, youju.now()).text());
  }

  private Mono<ServerResponse> section(ServerRequest request) {
    Document document = named(request, youju.now());
    String number = request.pathVariable("number");
    Section section;
    try {
      section =
          document.section(SectionNumber.parse(number)).orElseThrow(IllegalArgumentException::new);
    } catch (IllegalArgumentException e) {
      throw Problem.missing(
          "document " + document.id() + " has no section " + Wire.shortened(number));
    }
    return json(Wire.section(document, section));
  }

  private Mono<ServerResponse> page(ServerRequest request) {
    String words = request.queryParam("q").orElse("");
    if (words.length() > MOST_WORDS) {
      throw Problem.field("q", "q: " + words.length() + " characters, at most " + MOST_WORDS);
    }
    Youju now = youju.now();
    Document document = named(request, now);
    String notice = now.notice(document.id()).orElse("");
    String quote = request.queryParam("quote").orElse("");
    return Pages.html(ReaderPage.of(document, notice, words, quote));
  }

  private static Document named(ServerRequest request, Youju now) {
    String id = request.pathVariable("id");
    return now.document(id)
        .orElseThrow(() -> Problem.missing("no document has the id " + Wire.shortened(id)));
  }

  static Mono<ServerResponse> json(Object value) {
    return ServerResponse.ok().contentType(APPLICATION_JSON).bodyValue(value);
  }
}
