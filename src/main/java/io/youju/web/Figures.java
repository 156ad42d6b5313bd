package io.youju.web;

import static java.util.stream.Collectors.groupingBy;

import io.youju.document.Document;
import io.youju.ledger.CitedOften;
import io.youju.ledger.Concern;
import io.youju.ledger.Tally;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/// Figures of what was asked: by day, by section, and what was not answered; as JSON and as CSV.
public final class Figures {
  private static final int MOST_DAYS = 366;
  private static final int TOP = 20;

  private final Staff staff;
  private final Api api;
  private final ZoneId zone = ZoneId.systemDefault();

  public Figures(Staff staff, Api api) {
    this.staff = staff;
    this.api = api;
  }

  public RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/desk/api/figures", r -> api.work(() -> all(days(r))).flatMap(Api::json))
        .GET("/desk/api/figures.csv", this::csv)
        .build();
  }

  /// The query's `days`, 1 to 366; 30 when it does not say.
  static int days(ServerRequest request) {
    String typed = request.queryParam("days").orElse("30");
    if (!typed.matches("\\d{1,3}")
        || Integer.parseInt(typed) < 1
        || Integer.parseInt(typed) > MOST_DAYS) {
      throw Problem.field("days", "days: '" + Wire.shortened(typed) + "', needs 1 to " + MOST_DAYS);
    }
    return Integer.parseInt(typed);
  }

  /// One day's figures; times in milliseconds, 0 where nothing was asked.
  record Day(
      LocalDate day,
      int questions,
      int staff,
      long refused,
      long liked,
      long disliked,
      double median,
      double p95) {
    static Day of(LocalDate day, List<Tally> tallies) {
      List<Double> millis = tallies.stream().map(Tally::millis).sorted().toList();
      return new Day(
          day,
          tallies.size(),
          (int)
              tallies.stream()
                  .filter(t -> t.channel() == io.youju.ledger.Enquiry.Channel.DESK)
                  .count(),
          tallies.stream().filter(Tally::refused).count(),
          tallies.stream().filter(t -> t.verdict().equals("liked")).count(),
          tallies.stream().filter(t -> t.verdict().equals("disliked")).count(),
          quantile(millis, 0.5),
          quantile(millis, 0.95));
    }

    /// The nearest-rank quantile of sorted values.
    private static double quantile(List<Double> sorted, double share) {
      if (sorted.isEmpty()) return 0;
      return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
  }

  private LocalDate first(int days) {
    return LocalDate.now(zone).minusDays(days - 1L);
  }

  private Instant since(int days) {
    return first(days).atStartOfDay(zone).toInstant();
  }

  private List<Day> byDay(int days) {
    Map<LocalDate, List<Tally>> byDay =
        staff.ledger().tallies(since(days)).stream()
            .collect(
                groupingBy(
                    t -> t.at().atZone(zone).toLocalDate(), TreeMap::new, Collectors.toList()));
    return first(days)
        .datesUntil(LocalDate.now(zone).plusDays(1))
        .map(day -> Day.of(day, byDay.getOrDefault(day, List.of())))
        .toList();
  }

  private Object all(int days) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("days", byDay(days).stream().map(Figures::json).toList());
    json.put("sections", sections(days));
    json.put("unanswered", unanswered(days));
    json.put("stale_pins", Pinboard.stale(staff));
    return json;
  }

  private static Map<String, Object> json(Day day) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("day", day.day().toString());
    json.put("questions", day.questions());
    json.put("staff", day.staff());
    json.put("refused", day.refused());
    json.put("liked", day.liked());
    json.put("disliked", day.disliked());
    json.put("median_ms", day.median());
    json.put("p95_ms", day.p95());
    return json;
  }

  private List<Map<String, Object>> sections(int days) {
    List<Map<String, Object>> sections = new ArrayList<>();
    for (CitedOften cited : staff.ledger().cited(since(days), TOP)) {
      Optional<Document> document = staff.library().serving().document(cited.document());
      sections.add(
          Map.of(
              "title", document.map(Document::title).orElse(cited.document()),
              "label", cited.label(),
              "times", cited.times(),
              "href", "/documents/" + cited.document() + "#" + cited.section()));
    }
    return sections;
  }

  /// Topics that were refused, the most frequent first.
  private List<Map<String, Object>> unanswered(int days) {
    return Topics.of(staff, Concern.Kind.REFUSED, since(days)).stream()
        .limit(TOP)
        .map(topic -> Map.<String, Object>of("question", topic.question(), "times", topic.times()))
        .toList();
  }

  private Mono<ServerResponse> csv(ServerRequest request) {
    int days = days(request);
    String part = request.queryParam("part").orElse("days");
    return api.work(() -> Csv.of(rows(part, days)))
        .flatMap(text ->
            ServerResponse.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header("Content-Disposition", "attachment; filename=\"youju-" + part + ".csv\"")
                .bodyValue(text));
  }

  private List<List<?>> rows(String part, int days) {
    List<List<?>> rows = new ArrayList<>();
    switch (part) {
      case "days" -> {
        rows.add(List.of("日期", "提问", "其中工作台", "未回答", "未回答占比", "有用", "没用", "中位毫秒", "95%毫秒"));
        for (Day d : byDay(days)) {
          double share = d.questions() == 0 ? 0 : 1.0 * d.refused() / d.questions();
          rows.add(
              List.of(
                  d.day(),
                  d.questions(),
                  d.staff(),
                  d.refused(),
                  Math.round(share * 1000) / 1000.0,
                  d.liked(),
                  d.disliked(),
                  d.median(),
                  d.p95()));
        }
      }
      case "sections" -> {
        rows.add(List.of("文件", "出处", "引用次数"));
        sections(days).forEach(s -> rows.add(row(s, "title", "label", "times")));
      }
      case "unanswered" -> {
        rows.add(List.of("问题", "次数"));
        unanswered(days).forEach(t -> rows.add(row(t, "question", "times")));
      }
      default ->
          throw Problem.field(
              "part", "part: '" + Wire.shortened(part) + "', needs days, sections or unanswered");
    }
    return rows;
  }

  private static List<String> row(Map<String, Object> from, String... fields) {
    List<String> row = new ArrayList<>();
    for (String field : fields) row.add(String.valueOf(from.get(field)));
    return row;
  }
}
