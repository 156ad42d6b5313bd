package io.youju.library;

import static java.util.stream.Collectors.joining;

import io.youju.answer.Citation;
import io.youju.answer.Forwarding;
import io.youju.answer.Question;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Metadata;
import io.youju.search.Hit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Answers from what is in force today unless another document is asked for by name, and then says
/// why that one is not: another took its place, its first day is to come, or its last day is past.
/// Where nothing is in force all is asked, and the same is said.
final class InForce extends Forwarding {
  private final Map<String, String> superseded;
  private final Supplier<LocalDate> today;
  private volatile Day day;

  /// What holds on one day.
  ///
  /// @param notices of the documents that are not in force, by id
  private record Day(LocalDate date, List<String> inForce, Map<String, String> notices) {}

  /// @param superseded ids of superseded documents to the ids that took their place
  InForce(Youju youju, Map<String, String> superseded, Supplier<LocalDate> today) {
    super(youju);
    this.superseded = Map.copyOf(superseded);
    this.today = today;
    this.day = day(today.get());
  }

  private Day day(LocalDate date) {
    List<String> inForce = new ArrayList<>();
    Map<String, String> notices = new LinkedHashMap<>();
    for (Document document : behind().documents()) {
      why(document, date)
          .ifPresentOrElse(
              why -> notices.put(document.id(), "《" + document.title() + "》" + why),
              () -> inForce.add(document.id()));
    }
    return new Day(date, List.copyOf(inForce), notices);
  }

  private Optional<String> why(Document document, LocalDate date) {
    String by = superseded.get(document.id());
    if (by != null) return Optional.of("已由《" + title(by) + "》替代");
    Metadata about = document.metadata();
    return switch (about.on(date)) {
      case IN_FORCE -> Optional.empty();
      case NOT_YET -> Optional.of("自" + about.inForceFrom() + "起施行，现在尚未施行");
      case OVER -> Optional.of("有效期至" + about.inForceUntil() + "，现已失效");
    };
  }

  private Day current() {
    LocalDate date = today.get();
    Day known = day;
    if (known.date().equals(date)) return known;
    Day next = day(date);
    day = next;
    return next;
  }

  @Override
  public Optional<String> notice(String id) {
    return Optional.ofNullable(current().notices().get(id));
  }

  @Override
  public Reply answer(Question question, Consumer<Event> events) {
    Day now = current();
    Reply reply =
        behind().answer(question.documents().isEmpty() ? within(question, now) : question, events);
    if (!(reply instanceof Reply.Answer answer)) return reply;
    String notice = notice(answer.citations(), now.notices());
    if (notice.isEmpty()) return reply;
    events.accept(new Event.Delta(notice));
    return new Reply.Answer(
        answer.understood(),
        answer.kind(),
        answer.text() + notice,
        answer.citations(),
        answer.timings(),
        answer.engine());
  }

  private static String notice(List<Citation> citations, Map<String, String> notices) {
    return citations.stream()
        .map(Citation::document)
        .distinct()
        .filter(notices::containsKey)
        .map(id -> "\n（请注意：" + notices.get(id) + "。）")
        .collect(joining());
  }

  private static Question within(Question q, Day now) {
    if (now.notices().isEmpty()) return q;
    return new Question(
        q.text(), q.history(), now.inForce(), q.mode(), q.focus(), q.labels(), q.other());
  }

  private String title(String id) {
    return behind().document(id).map(Document::title).orElse(id);
  }

  @Override
  public List<Hit> search(String words, List<String> documents, int limit) {
    Day now = current();
    boolean some = documents.isEmpty() && !now.notices().isEmpty();
    return behind().search(words, some ? now.inForce() : documents, limit);
  }
}
