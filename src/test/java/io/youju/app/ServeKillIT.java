package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.youju.answer.Pin;
import io.youju.ledger.Address;
import io.youju.ledger.Ledger;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Kills a whole `youju serve` with SIGKILL at random moments while an editor uploads, publishes,
/// rolls back and pins, and visitors judge. What a reply acknowledged is there after the next
/// start; what was under way may be or not. In full: `mvn test -Dtest=ServeKillIT
/// -Dyouju.serve.kills=50 -Dyouju.serve.jar=target/app/youju.jar`.
class ServeKillIT {
  private static final int KILLS = Integer.getInteger("youju.serve.kills", 2);
  private static final String JAR = System.getProperty("youju.serve.jar", "");

  /// Changes before the one of the kill, at most.
  private static final int MOST_CHANGES = 12;

  /// Milliseconds from the beginning of that change to the kill, at most; many take less.
  private static final int MOST_MILLIS = 150;

  private static final String DOCUMENT = "parking";

  @TempDir private Path folder;
  private final Random random = new Random(20261126);
  private int made;

  /// What must be there, by what was acknowledged.
  private static final class Acknowledged {
    private final Map<String, String> pins = new HashMap<>();
    private final Map<String, String> drafts = new LinkedHashMap<>();
    private final Map<Integer, String> generations = new TreeMap<>();
    private final List<String> verdicts = new ArrayList<>();
    private final Map<String, Integer> acts = new TreeMap<>();
    private int serving;
  }

  private final Acknowledged sure = new Acknowledged();

  /// What had been asked for when the process died, such as `publish` and the draft.
  private Optional<Map.Entry<String, String>> underWay = Optional.empty();

  @Test
  void everyAcknowledgedChangeOutlivesTheProcess() throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("seeds"));
    Files.writeString(folder.resolve("seeds/parking.txt"), parking(0));
    long seen = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      if (random.nextInt(10) == 0) killedWhileStarting();
      Process server = start();
      try {
        StaffServer.Caller editor = editor(server);
        isThere(editor);
        work(editor, server);
      } finally {
        server.destroyForcibly();
      }
      assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
      ledgerHolds();
      seen = sure.acts.values().stream().mapToInt(n -> n).sum();
    }
    Process last = start();
    try {
      isThere(editor(last));
    } finally {
      last.destroyForcibly();
    }
    System.out.println(
        KILLS
            + " kills, "
            + seen
            + " acknowledged changes and "
            + sure.verdicts.size()
            + " verdicts, all there: "
            + sure.acts);
  }

  private static String parking(int yuan) {
    return "停车办法\n一、收费\n1.标准。停车每小时" + yuan + "元。\n2.免费。三十分钟内免费。\n二、处罚\n1.违停。违规停放的，处百元罚款。\n";
  }

  /// Kills `server` so many milliseconds from now.
  private static Thread killed(Process server, int millis) {
    return Thread.ofPlatform()
        .start(() -> {
          try {
            Thread.sleep(millis);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          server.destroyForcibly();
        });
  }

  private ProcessBuilder command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("--add-modules", "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", Main.class.getName()));
    command.addAll(List.of("serve", "--port", "0", "--no-embeddings"));
    command.addAll(List.of("--seeds", folder.resolve("seeds").toString()));
    command.addAll(List.of("--data", folder.resolve("data").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.txt").toFile()))
        .redirectOutput(folder.resolve("out.txt").toFile());
    builder
        .environment()
        .put("CLASSPATH", JAR.isEmpty() ? System.getProperty("java.class.path") : JAR);
    builder.environment().put("YOUJU_ADMIN_PASSWORD", StaffServer.PASSWORD);
    return builder;
  }

  private Process start() throws IOException, InterruptedException {
    Process server = command().start();
    while (!Files.readString(folder.resolve("out.txt")).contains("ready on ")) {
      assertThat(server.isAlive()).as(Files.readString(folder.resolve("err.txt"))).isTrue();
      Thread.sleep(20);
    }
    return server;
  }

  private void killedWhileStarting() throws IOException, InterruptedException {
    Process server = command().start();
    Thread.sleep(random.nextInt(4_000));
    server.destroyForcibly();
    assertThat(server.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /// Signed in; a verdict is taken once the ledger is open.
  private StaffServer.Caller editor(Process server) throws IOException, InterruptedException {
    String ready = Files.readString(folder.resolve("out.txt"));
    String url = ready.substring(ready.indexOf("http")).strip().replaceFirst("(?s)\\s.*", "");
    StaffServer.Caller editor = new StaffServer.Caller(URI.create(url).toString());
    Map<String, ?> verdict = Map.of("reply", "first-" + server.pid(), "useful", true);
    while (editor.post("/api/v1/feedback", verdict).statusCode() != 204) {
      assertThat(server.isAlive()).isTrue();
      Thread.sleep(50);
    }
    assertThat(editor.signIn("admin", StaffServer.PASSWORD).headers().firstValue("Location"))
        .hasValue("/desk");
    return editor;
  }

  /// One change after another, until the process dies in the midst of one.
  private void work(StaffServer.Caller editor, Process server) throws InterruptedException {
    underWay = Optional.empty();
    int least = 1 + random.nextInt(MOST_CHANGES);
    Optional<Thread> killer = Optional.empty();
    try {
      for (int changes = 0; ; changes++) {
        if (changes == least) killer = Optional.of(killed(server, random.nextInt(MOST_MILLIS)));
        switch (random.nextInt(10)) {
          case 0, 1 -> upload(editor);
          case 2, 3, 4 -> publish(editor);
          case 5 -> rollback(editor);
          case 6 -> judge(editor, "reply-" + made++);
          case 7 -> unpin(editor);
          default -> pin(editor);
        }
        underWay = Optional.empty();
      }
    } catch (IOException e) {
      // The process is gone; what was under way may have come to be or not.
      assertThat(killer).as(e.toString()).isPresent();
      killer.orElseThrow().join();
    }
  }

  private void begins(String act, String subject) {
    underWay = Optional.of(Map.entry(act, subject));
  }

  private void acknowledged(String act) {
    sure.acts.merge(act, 1, Integer::sum);
  }

  private void judge(StaffServer.Caller caller, String reply)
      throws IOException, InterruptedException {
    begins("judge", reply);
    assertThat(caller.post("/api/v1/feedback", Map.of("reply", reply, "useful", true)).statusCode())
        .isEqualTo(204);
    sure.verdicts.add(reply);
  }

  @CanIgnoreReturnValue
  private static JsonNode ok(java.net.http.HttpResponse<String> response) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return StaffServer.json(response);
  }

  private void upload(StaffServer.Caller editor) throws IOException, InterruptedException {
    String text = parking(++made);
    begins("upload", text);
    JsonNode draft =
        ok(
            editor.send(
                "POST",
                "/desk/api/drafts?file=parking.txt",
                text.getBytes(StandardCharsets.UTF_8),
                "application/octet-stream"));
    assertThat(draft.get("id").asString()).isEqualTo(DOCUMENT);
    sure.drafts.put(draft.get("draft").asString(), text);
    acknowledged("upload");
  }

  private void publish(StaffServer.Caller editor) throws IOException, InterruptedException {
    if (sure.drafts.isEmpty()) upload(editor);
    String draft = sure.drafts.keySet().iterator().next();
    String text = sure.drafts.getOrDefault(draft, "");
    begins("publish", draft);
    JsonNode published = ok(editor.post("/desk/api/drafts/" + draft + "/publish", Map.of()));
    sure.drafts.remove(draft);
    sure.serving = published.get("generation").asInt();
    sure.generations.put(sure.serving, text);
    acknowledged("publish");
  }

  private void rollback(StaffServer.Caller editor) throws IOException, InterruptedException {
    List<Integer> kept =
        editor
            .get("/desk/api/generations")
            .get("generations")
            .valueStream()
            .map(one -> one.get("number").asInt())
            .filter(number -> number != sure.serving)
            .toList();
    if (kept.isEmpty()) return;
    int number = kept.get(random.nextInt(kept.size()));
    begins("rollback", String.valueOf(number));
    ok(editor.post("/desk/api/generations/" + number + "/serve", Map.of()));
    sure.serving = number;
    acknowledged("rollback");
  }

  private void pin(StaffServer.Caller editor) throws IOException, InterruptedException {
    String served = sure.generations.getOrDefault(sure.serving, "");
    String quote = "三十分钟内免费。";
    int start = served.indexOf(quote);
    String id = sure.pins.size() > 5 ? sure.pins.keySet().iterator().next() : "";
    String text = "半小时内不要钱" + ++made + "。〔一、2〕";
    begins("pin", id);
    JsonNode pin =
        ok(
            editor.post(
                "/desk/api/pins" + (id.isEmpty() ? "" : "/" + id),
                Map.of(
                    "questions",
                    List.of("免费停多久" + "甲乙丙丁戊己庚辛壬癸".charAt(made % 10) + made),
                    "text",
                    text,
                    "citations",
                    List.of(
                        Map.of(
                            "document", DOCUMENT,
                            "start", start,
                            "end", start + quote.length(),
                            "quote", quote)))));
    sure.pins.put(pin.get("id").asString(), text);
    acknowledged(id.isEmpty() ? "pin" : "change-pin");
  }

  private void unpin(StaffServer.Caller editor) throws IOException, InterruptedException {
    if (sure.pins.isEmpty()) return;
    String id = sure.pins.keySet().iterator().next();
    begins("unpin", id);
    ok(editor.send("DELETE", "/desk/api/pins/" + id, new byte[0], "text/plain"));
    sure.pins.remove(id);
    acknowledged("unpin");
  }

  private boolean isUnderWay(String... acts) {
    return underWay.filter(act -> List.of(acts).contains(act.getKey())).isPresent();
  }

  /// The database of the dead process.
  private void ledgerHolds() {
    try (Ledger ledger = Ledger.open(Address.file(folder.resolve("data")))) {
      assertThat(ledger.tampered()).isEmpty();
      for (String reply : sure.verdicts) assertThat(ledger.verdict(reply)).as(reply).isPresent();
      Map<String, Integer> acts = new TreeMap<>();
      ledger.trail().forEach(act -> acts.merge(act.act(), 1, Integer::sum));
      sure.acts.forEach((act, times) ->
          assertThat(acts.getOrDefault(act, 0)).as(act).isBetween(times, times + 1));
      pinsAre(ledger.pins());
      // What was under way and came to be counts from now on.
      sure.acts.replaceAll((act, times) -> acts.getOrDefault(act, times));
    }
  }

  private void pinsAre(List<Pin> pins) {
    Map<String, String> there = new HashMap<>();
    pins.forEach(pin -> there.put(pin.id(), pin.text()));
    if (!isUnderWay("pin", "unpin")) {
      assertThat(there).isEqualTo(sure.pins);
      return;
    }
    String subject = underWay.orElseThrow().getValue();
    Map<String, String> others = new HashMap<>(sure.pins);
    others.remove(subject);
    assertThat(there).containsAllEntriesOf(others);
    // One more, one changed or one fewer: the one under way.
    assertThat(there.size()).isBetween(sure.pins.size() - 1, sure.pins.size() + 1);
    sure.pins.clear();
    sure.pins.putAll(there);
  }

  /// What the next process serves.
  private void isThere(StaffServer.Caller editor) throws IOException, InterruptedException {
    JsonNode generations = editor.get("/desk/api/generations");
    int serving = generations.get("serving").asInt();
    String text =
        editor
            .send("GET", "/api/v1/documents/" + DOCUMENT + "/text", new byte[0], "text/plain")
            .body();
    if (sure.serving == 0 || (serving != sure.serving && isUnderWay("publish", "rollback"))) {
      String subject = underWay.map(Map.Entry::getValue).orElse("");
      if (isUnderWay("rollback")) assertThat(String.valueOf(serving)).isEqualTo(subject);
      if (isUnderWay("publish")) assertThat(text).isEqualTo(sure.drafts.get(subject));
      sure.serving = serving;
      sure.generations.put(serving, text);
    }
    assertThat(serving).isEqualTo(sure.serving);
    assertThat(text).isEqualTo(sure.generations.get(serving));
    draftsAre(editor);
    JsonNode pins = editor.get("/desk/api/pins").get("pins");
    Map<String, String> texts = new HashMap<>();
    pins.forEach(pin -> texts.put(pin.get("id").asString(), pin.get("text").asString()));
    assertThat(texts).isEqualTo(sure.pins);
    assertThat(PinFile.read(folder.resolve("data"))).hasSize(texts.size());
    for (JsonNode pin : pins) isGiven(editor, pin, generations.get("index").asString(), text);
  }

  private void draftsAre(StaffServer.Caller editor) throws IOException, InterruptedException {
    List<String> there =
        editor
            .get("/desk/api/drafts")
            .get("drafts")
            .valueStream()
            .map(draft -> draft.get("draft").asString())
            .toList();
    Map<String, String> kept = new LinkedHashMap<>(sure.drafts);
    if (isUnderWay("publish")) kept.remove(underWay.orElseThrow().getValue());
    assertThat(there).containsAll(kept.keySet());
    assertThat(there.size()).isLessThanOrEqualTo(sure.drafts.size() + 1);
    if (there.size() > sure.drafts.size()) assertThat(isUnderWay("upload")).isTrue();
    for (String draft : there) {
      if (sure.drafts.containsKey(draft)) continue;
      sure.drafts.put(draft, underWay.orElseThrow().getValue());
    }
    sure.drafts.keySet().retainAll(there);
  }

  private static void isGiven(StaffServer.Caller caller, JsonNode pin, String index, String text)
      throws IOException, InterruptedException {
    JsonNode reply =
        ok(caller.post("/api/v1/answers", Map.of("question", pin.at("/questions/0").asString())));
    assertThat(reply.get("kind").asString()).isEqualTo("pinned");
    assertThat(reply.at("/engine/index").asString()).isEqualTo(index);
    JsonNode cited = reply.at("/citations/0");
    assertThat(text.substring(cited.get("start").asInt(), cited.get("end").asInt()))
        .isEqualTo(cited.get("quote").asString());
  }
}
