package io.youju.web;

import io.youju.answer.Citation;
import io.youju.answer.Reply;
import io.youju.answer.Reply.Engine;
import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.document.Metadata;
import io.youju.document.Provision;
import io.youju.document.Section;
import io.youju.ledger.Enquiry;
import io.youju.search.Hit;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/// What goes over the wire: the contract's JSON, field by field.
public final class Wire {
  private static final int SHOWN = 80;

  private Wire() {}

  /// A reply as JSON text.
  public static String json(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  /// The whole reply, as it is answered over HTTP and on the command line.
  ///
  /// @param id a fresh id for this reply
  public static Map<String, Object> reply(String id, Reply reply, Youju youju) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", id);
    switch (reply) {
      case Reply.Answer answer -> {
        json.put("status", "answered");
        json.put("reason", null);
        json.put("kind", answer.kind().wire());
        json.put("question_understood", answer.understood());
        json.put("text", answer.text());
        json.put("citations", answer.citations().stream().map(Wire::citation).toList());
        json.put("nearest", List.of());
      }
      case Reply.Refusal refusal -> {
        json.put("status", "refused");
        json.put("reason", refusal.reason().wire());
        json.put("kind", null);
        json.put("question_understood", refusal.understood());
        json.put("text", refusal.text());
        json.put("citations", List.of());
        json.put("nearest", refusal.nearest().stream().map(Wire::citation).toList());
      }
    }
    json.put("engine", engine(reply, youju));
    json.put("timings_ms", reply.timings());
    return json;
  }

  /// A question with what was said to it, for the ledger.
  static Enquiry enquiry(
      String id,
      String question,
      Reply reply,
      Youju youju,
      Enquiry.Channel channel,
      String person) {
    List<Citation> citations =
        switch (reply) {
          case Reply.Answer answer -> answer.citations();
          case Reply.Refusal refusal -> refusal.nearest();
        };
    return new Enquiry(
        id,
        Instant.now(),
        channel,
        person,
        question,
        reply instanceof Reply.Answer ? "answered" : "refused",
        reply instanceof Reply.Refusal refusal ? refusal.reason().wire() : "",
        reply instanceof Reply.Answer answer ? answer.kind().wire() : "",
        citations.stream()
            .map(c ->
                new Enquiry.Cited(
                    c.document(), c.section().toString(), c.label(), c.start(), c.end()))
            .toList(),
        youju.generation(),
        reply.timings().total());
  }

  private static Map<String, Object> engine(Reply reply, Youju youju) {
    Engine made = reply instanceof Reply.Answer answer ? answer.engine() : Engine.EXTRACT;
    Map<String, Object> engine = new LinkedHashMap<>();
    engine.put("mode", made.mode().name().toLowerCase(Locale.ROOT));
    engine.put("model", made.model().isEmpty() ? null : made.model());
    engine.put("index", youju.generation());
    engine.put("prompt", made.prompt().isEmpty() ? null : made.prompt());
    if (!made.note().isEmpty()) engine.put("note", made.note());
    if (made.sentences() > 0) {
      engine.put("sentences", made.sentences());
      Map<String, Integer> strikes = new TreeMap<>();
      made.strikes().forEach((strike, count) -> strikes.put(strike.wire(), count));
      engine.put("strikes", strikes);
    }
    youju.degraded().ifPresent(why -> engine.put("degraded", why));
    return engine;
  }

  static Map<String, Object> citation(Citation citation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", citation.label());
    json.put("document", citation.document());
    json.put("document_title", citation.documentTitle());
    json.put("section", citation.section().toString());
    json.put("heading_path", citation.headingPath());
    json.put("quote", citation.quote());
    json.put("start", citation.start());
    json.put("end", citation.end());
    json.put("href", citation.href());
    return json;
  }

  static Map<String, Object> hit(Hit hit) {
    Document document = hit.document();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("document", document.id());
    json.put("section", hit.section().number().toString());
    json.put("label", hit.section().label());
    json.put("heading_path", document.headingPath(hit.section()));
    json.put("text", hit.section().own().trim(document.text()).of(document.text()));
    json.put("quote", hit.quote());
    json.put("start", hit.best().start());
    json.put("end", hit.best().end());
    json.put("score", hit.score());
    json.put("why", hit.why());
    return json;
  }

  static Map<String, Object> summary(Document document) {
    Map<String, Object> json = metadata(document.metadata());
    json.put("sections", document.sections().size());
    json.put("href", "/documents/" + document.id());
    return json;
  }

  /// What a document says about itself.
  static Map<String, Object> metadata(Metadata about) {
    return new LinkedHashMap<>(about.fields());
  }

  static Map<String, Object> document(Document document) {
    Map<String, Object> json = summary(document);
    json.put(
        "outline", document.outline().stream().map(section -> node(document, section)).toList());
    json.put("faults", document.faults().stream().map(Wire::fault).toList());
    return json;
  }

  static Map<String, Object> section(Document document, Section section) {
    Map<String, Object> json = node(document, section);
    json.put("heading_path", document.headingPath(section));
    json.put("text", section.span().trim(document.text()).of(document.text()));
    json.put(
        "provisions",
        Provision.of(document.text(), section).stream()
            .map(provision -> provision(document, section, provision))
            .toList());
    return json;
  }

  private static Map<String, Object> provision(
      Document document, Section section, Provision provision) {
    Map<String, Object> json = new LinkedHashMap<>();
    String number = section.number() + "-" + provision.number();
    json.put("number", number);
    json.put("label", provision.below(section));
    json.put("start", provision.span().start());
    json.put("end", provision.span().end());
    json.put("href", "/documents/" + document.id() + "#" + number);
    return json;
  }

  private static Map<String, Object> node(Document document, Section section) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", section.number().toString());
    json.put("label", section.label());
    json.put("title", section.title());
    json.put("kind", section.kind().name().toLowerCase(Locale.ROOT));
    json.put("level", section.level());
    json.put("start", section.span().start());
    json.put("end", section.span().end());
    json.put("children", section.children().stream().map(child -> node(document, child)).toList());
    return json;
  }

  static Map<String, Object> fault(Fault fault) {
    return Map.of(
        "severity",
        fault.severity().name().toLowerCase(Locale.ROOT),
        "line",
        fault.line(),
        "message",
        fault.message());
  }

  /// At most 80 characters of what somebody sent, for a message.
  static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
