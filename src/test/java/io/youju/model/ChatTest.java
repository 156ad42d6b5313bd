package io.youju.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.answer.Writer.Failure;
import io.youju.model.Chat.Said;
import io.youju.model.ChatSettings.Api;
import io.youju.model.ChatSettings.Limits;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The language model's client against a service that misbehaves.
class ChatTest {
  private static final String KEY = "sk-very-secret-1234";
  private final ScriptedModel model = new ScriptedModel();
  private final Chat chat = chat(Api.OPENAI, model.url(), limits(1_500, 5_000, 1, 2_000));

  /// The first call of a process loads what all share; that is not the service's slowness.
  @BeforeAll
  static void loadClasses() {
    try (ScriptedModel well = new ScriptedModel();
        Chat first = chat(Api.OPENAI, well.url(), limits(60_000, 60_000, 1, 2_000))) {
      well.plays(ScriptedModel.say("好"));
      first.ask("问", _ -> {});
      well.plays(ScriptedModel.status(500, ""));
      first.ask("问", _ -> {});
    }
  }

  @AfterEach
  void close() {
    chat.close();
    model.close();
  }

  private static Limits limits(long first, long whole, int attempts, long open) {
    return new Limits(
        Duration.ofMillis(500),
        Duration.ofMillis(first),
        Duration.ofMillis(whole),
        64,
        0,
        attempts,
        Duration.ofMillis(20),
        Duration.ofMillis(open));
  }

  private static Chat chat(Api api, URI url, Limits limits) {
    return new Chat(new ChatSettings(api, url, "test/model-1", new Secret(KEY), limits));
  }

  private Said ask() {
    return chat.ask("问", _ -> {});
  }

  private void failsFor(ScriptedModel.Script script, Failure why) {
    model.plays(script);
    assertThat(ask()).isEqualTo(new Said.Nothing(why));
  }

  @Test
  void aDraftStreamsInPiecesAndItsTokensAreCounted() {
    model.plays(ScriptedModel.say("探索取消小客车限购〔五、2〕。"));
    List<String> pieces = new ArrayList<>();
    assertThat(chat.ask("问", pieces::add)).isEqualTo(new Said.Text("探索取消小客车限购〔五、2〕。"));
    assertThat(pieces).hasSizeGreaterThan(1);
    assertThat(chat.stats().tokensIn()).isEqualTo(120);
    assertThat(chat.stats().tokensOut()).isEqualTo(30);
    assertThat(model.lastHead()).contains("Bearer " + KEY);
    assertThat(model.lastRequest()).contains("\"max_tokens\"").contains("test/model-1");
  }

  @Test
  void ollamasOwnApiIsSpoken() {
    Chat ollama =
        chat(
            Api.OLLAMA,
            URI.create(model.url().toString().replace("/v1", "")),
            limits(30_000, 30_000, 1, 2_000));
    model.plays(stage -> {
      stage.head();
      stage.raw(
          "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"探索\"},\"done\":false}\n");
      stage.raw(
          "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"取消\"},\"done\":false}\n");
      stage.raw(
          "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":5,\"eval_count\":2}\n");
      stage.end();
    });
    assertThat(ollama.ask("问", _ -> {})).isEqualTo(new Said.Text("探索取消"));
    assertThat(model.lastHead()).startsWith("POST /api/chat");
    assertThat(ollama.stats().tokensOut()).isEqualTo(2);
    ollama.close();
  }

  @Test
  void aBreakdownHasAName() {
    failsFor(ScriptedModel.status(429, ""), Failure.RATE_LIMITED);
    failsFor(ScriptedModel.status(500, ""), Failure.SERVER_ERROR);
    failsFor(ScriptedModel.status(401, ""), Failure.REJECTED);
    model.plays(ScriptedModel.say("好"));
  }

  @Test
  void brokenJsonEndlessOutputAndCutConnectionsHaveNames() {
    failsFor(ScriptedModel.broken(), Failure.BROKEN);
    failsFor(ScriptedModel.endless("取消限购"), Failure.TOO_LONG);
    failsFor(ScriptedModel.cut("探索"), Failure.CUT_OFF);
  }

  @Test
  void anEmptyDraftAndOneAtTheLimitHaveNames() {
    failsFor(ScriptedModel.say(""), Failure.EMPTY);
    failsFor(ScriptedModel.atTheLimit("探索"), Failure.TOO_LONG);
  }

  @Test
  void aServiceThatIsNotThereIsUnreachable() {
    Chat nobody =
        chat(Api.OPENAI, URI.create("http://127.0.0.1:1/v1"), limits(1_500, 5_000, 2, 200));
    assertThat(nobody.ask("问", _ -> {})).isEqualTo(new Said.Nothing(Failure.UNREACHABLE));
    assertThat(nobody.stats().retries()).isEqualTo(1);
    nobody.close();
  }

  @Test
  void aFirstPieceThatDoesNotComeIsWaitedForOnlySoLong() {
    for (ScriptedModel.Script script :
        List.of(ScriptedModel.slow(30_000, "晚"), ScriptedModel.silent(30_000))) {
      model.plays(script);
      try (Chat fresh = chat(Api.OPENAI, model.url(), limits(1_500, 5_000, 2, 2_000))) {
        assertThat(fresh.ask("问", _ -> {})).isEqualTo(new Said.Nothing(Failure.SLOW));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(fresh.stats().seconds()).isLessThan(10);
        assertThat(fresh.stats().retries()).isZero();
      }
    }
  }

  @Test
  void whatMayPassIsTriedAgainAndWhatMayNotIsNot() {
    Chat patient = chat(Api.OPENAI, model.url(), limits(1_500, 5_000, 2, 200));
    int[] times = {0};
    model.plays(stage -> {
      if (times[0]++ == 0) ScriptedModel.status(503, "").play(stage);
      else ScriptedModel.say("好").play(stage);
    });
    assertThat(patient.ask("问", _ -> {})).isEqualTo(new Said.Text("好"));
    assertThat(patient.stats().retries()).isEqualTo(1);
    int before = model.calls();
    model.plays(ScriptedModel.status(400, ""));
    assertThat(patient.ask("问", _ -> {})).isEqualTo(new Said.Nothing(Failure.REJECTED));
    assertThat(model.calls()).isEqualTo(before + 1);
    patient.close();
  }

  @Test
  void theBreakerOpensAsksNobodyAndCloses() throws InterruptedException {
    model.plays(ScriptedModel.status(500, ""));
    for (int i = 0; i < 4; i++) ask();
    assertThat(chat.breaker()).isEqualTo("open");
    int before = model.calls();
    assertThat(ask()).isEqualTo(new Said.Nothing(Failure.BREAKER_OPEN));
    assertThat(model.calls()).isEqualTo(before);
    model.plays(ScriptedModel.say("好"));
    assertThat(answersAgain()).isEqualTo(new Said.Text("好"));
    assertThat(chat.breaker()).isEqualTo("closed");
  }

  /// What is said once the service has been tried and trusted again.
  private Said answersAgain() throws InterruptedException {
    for (int i = 0; i < 100 && !chat.breaker().equals("closed"); i++) {
      ask();
      Thread.sleep(50);
    }
    return ask();
  }

  @Test
  void aServiceThatWasSlowOnceIsTriedBesideItsReaders() throws InterruptedException {
    failsFor(ScriptedModel.slow(30_000, "晚"), Failure.SLOW);
    assertThat(chat.breaker()).isEqualTo("open");
    Thread.sleep(2_050);
    int before = model.calls();
    for (int i = 0; i < 3; i++) {
      assertThat(ask()).isEqualTo(new Said.Nothing(Failure.BREAKER_OPEN));
      assertThat(model.calls()).as("one is tried, nobody waits").isLessThanOrEqualTo(before + 1);
    }
    assertThat(chat.stats().failed(Failure.SLOW)).isEqualTo(1);
    model.plays(ScriptedModel.say("好"));
    assertThat(answersAgain()).isEqualTo(new Said.Text("好"));
    assertThat(chat.stats().underWay()).isZero();
  }

  @Test
  void aServiceThatSaysWhenToComeBackIsLeftAloneUntilThen() throws InterruptedException {
    Chat patient = chat(Api.OPENAI, model.url(), limits(1_500, 5_000, 3, 10));
    model.plays(ScriptedModel.status(429, "Retry-After: 3600"));
    assertThat(patient.ask("问", _ -> {})).isEqualTo(new Said.Nothing(Failure.RATE_LIMITED));
    assertThat(model.calls()).as("no second attempt").isEqualTo(1);
    Thread.sleep(30);
    assertThat(patient.ask("问", _ -> {})).isEqualTo(new Said.Nothing(Failure.BREAKER_OPEN));
    assertThat(model.calls()).isEqualTo(1);
    assertThat(patient.stats().last()).isEqualTo("rate-limited 429");
    patient.close();
  }

  @Test
  void whoIsInAHurryDoesNotSpoilItForOthers() {
    model.plays(ScriptedModel.slow(500, "好"));
    Duration haste = Duration.ofMillis(200);
    assertThat(chat.ask("问", _ -> {}, haste)).isEqualTo(new Said.Nothing(Failure.SLOW));
    assertThat(chat.ask("问", _ -> {}, haste)).isEqualTo(new Said.Nothing(Failure.BREAKER_OPEN));
    assertThat(chat.breaker()).isEqualTo("closed");
    assertThat(ask()).isEqualTo(new Said.Text("好"));
  }

  @Test
  void whatAModelThinksAloudIsNobodysToRead() {
    model.plays(stage -> {
      stage.head();
      for (int i = 0; i < 3; i++) {
        stage.raw(
            "data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":null,\"reasoning_content\":\"想\"},\"finish_reason\":null}]}\n\n");
        if (!stage.stays(600)) return;
      }
      stage.piece("好");
      stage.done("stop");
    });
    assertThat(ask()).as("at work, though silent for longer").isEqualTo(new Said.Text("好"));
    model.plays(ScriptedModel.say("\n<think>可以取消〔五、2〕。</think>\n\n探索"));
    assertThat(ask()).isEqualTo(new Said.Text("探索"));
    failsFor(ScriptedModel.say("<think>没有了</think>"), Failure.EMPTY);
  }

  @Test
  void errorsAsRealServicesWordThemHaveNames() {
    failsFor(
        stage ->
            stage.whole(
                402,
                "",
                "{\"error\":{\"message\":\"Insufficient Balance\",\"type\":\"unknown_error\",\"param\":null,\"code\":\"invalid_request_error\"}}"),
        Failure.REJECTED);
    assertThat(chat.stats().last()).isEqualTo("rejected 402");
    failsFor(
        stage -> {
          stage.head();
          stage.raw(
              "data: {\"error\":{\"message\":\"engine overloaded\",\"type\":\"server_error\",\"code\":503}}\n\n");
          stage.raw("data: [DONE]\n\n");
          stage.end();
        },
        Failure.CUT_OFF);
    failsFor(
        stage -> {
          stage.head();
          for (int i = 0; i < 60; i++) {
            stage.raw(": keep-alive\n\n");
            if (!stage.stays(100)) return;
          }
        },
        Failure.SLOW);
  }

  @Test
  void anInterruptedCallerLeavesTheServiceBeforeTheFirstPieceAndInTheMiddle()
      throws InterruptedException {
    for (ScriptedModel.Script script :
        List.of(
            ScriptedModel.slow(30_000, "晚"),
            ScriptedModel.silent(30_000),
            (ScriptedModel.Script)
                stage -> {
                  stage.head();
                  stage.piece("探索");
                  stage.stays(30_000);
                })) {
      model.plays(script);
      model.forget();
      Said[] said = {new Said.Text("")};
      Thread caller = Thread.ofVirtual().start(() -> said[0] = ask());
      Thread.sleep(120);
      caller.interrupt();
      caller.join();
      for (int i = 0; i < 100 && model.left() == 0; i++) Thread.sleep(10);
      assertThat(model.left()).isNotZero();
      assertThat(said[0]).isEqualTo(new Said.Nothing(Failure.STOPPED));
    }
    assertThat(chat.breaker()).isEqualTo("closed");
  }

  @Test
  void theKeyIsInNoWords() {
    ChatSettings settings =
        new ChatSettings(Api.OPENAI, model.url(), "m", new Secret(KEY), Limits.STANDARD);
    assertThat(settings.toString()).doesNotContain(KEY).contains("hidden");
    assertThatThrownBy(() ->
            new ChatSettings(
                Api.OPENAI,
                URI.create("http://user:" + KEY + "@h/v1"),
                "m",
                Secret.NONE,
                Limits.STANDARD))
        .message()
        .doesNotContain(KEY)
        .contains("youju.writer.key");
  }

  @Test
  void aSettingOutOfRangeIsNamedWithItsLimit() {
    assertThatThrownBy(() -> limits(5, 2_000, 1, 200))
        .hasMessageContaining("first-token-timeout")
        .hasMessageContaining("10 to 600000");
    assertThatThrownBy(
            () -> new ChatSettings(Api.OPENAI, URI.create("x"), "m", Secret.NONE, Limits.STANDARD))
        .hasMessageContaining("youju.writer.url 'x'");
    assertThatThrownBy(() ->
            new ChatSettings(
                Api.OPENAI, URI.create("http://h"), "好】", Secret.NONE, Limits.STANDARD))
        .hasMessageContaining("youju.writer.model");
  }
}
