package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import io.youju.answer.Question.Turn;
import io.youju.answer.Reply;
import io.youju.answer.Youju;
import io.youju.model.ScriptedModel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a model may do beside wording answers, each behind a setting of its own: judge claims, make
/// follow-ups standalone, embed; and how an evaluation asks for what it wrote.
class ModelOptionsIT {
  private static final String QUESTION = "以后杭州买车还限购吗";
  private static final String GOOD = "杭州市将探索取消小客车限购、地面道路限行〔五、2〕。";

  @TempDir private Path folder = Path.of("");
  private ScriptedModel model;

  @BeforeEach
  void start() {
    model = new ScriptedModel();
  }

  @AfterEach
  void stop() {
    model.close();
  }

  private Youju youju(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(more);
    all.put("youju.writer.url", model.url().toString());
    all.put("youju.writer.model", "test-model");
    all.put("youju.writer.attempts", "1");
    return new Assembly(WriterIT.SETTINGS, ModelSettings.of(all)).youju();
  }

  private static Reply.Answer answer(Youju youju, Question question) {
    return (Reply.Answer) youju.answer(question, _ -> {});
  }

  /// Says one thing to the prompt that has `words` in it and another to all others.
  private static ScriptedModel.Script split(String words, String then, String otherwise) {
    return stage -> ScriptedModel.say(stage.body().contains(words) ? then : otherwise).play(stage);
  }

  @Test
  void theModelsOwnClaimCheckStrikesWhatItDoubtsAndLetsStandWhatItAffirms() {
    Question question = new Question(QUESTION, List.of(), List.of(), Mode.WRITE);
    Youju youju = youju(Map.of("youju.writer.claim-check", "true"));
    model.plays(split("这句话", "是。", GOOD));
    assertThat(answer(youju, question).kind()).isEqualTo(Reply.Kind.WRITTEN);
    for (String doubt : List.of("否", "不确定", "是,但是", "")) {
      model.plays(split("这句话", doubt, GOOD));
      Reply.Answer reply = answer(youju, question);
      assertThat(reply.kind()).as(doubt).isEqualTo(Reply.Kind.QUOTE);
      assertThat(reply.engine().strikes().toString()).contains("CLAIM=1");
    }
    int before = model.calls();
    answer(youju(Map.of()), question);
    assertThat(model.calls()).as("off by default").isEqualTo(before + 1);
  }

  @Test
  void aFollowUpIsMadeStandaloneByTheModelAndByRulesWhereItHasNothingToSay() {
    Question follow =
        new Question("那第3条呢", List.of(new Turn("第四部分第2条讲什么", "…〔四、2〕")), List.of(), Mode.EXTRACT);
    Youju youju = youju(Map.of("youju.writer.follow-ups", "true"));
    model.plays(ScriptedModel.say("第五部分第2条讲什么"));
    Reply.Answer told = answer(youju, follow);
    assertThat(told.text()).contains("〔五、2");
    assertThat(model.lastRequest()).contains("<<<原文").contains("那第3条呢").contains("第四部分第2条讲什么");
    List<ScriptedModel.Script> silences =
        List.of(
            ScriptedModel.status(500, ""),
            ScriptedModel.say("两行\n不是一句"),
            ScriptedModel.say("长".repeat(201)));
    for (ScriptedModel.Script silence : silences) {
      model.plays(silence);
      assertThat(answer(youju, follow).text()).contains("〔四、3");
    }
    int before = model.calls();
    answer(youju, Question.of(QUESTION));
    assertThat(model.calls()).as("a first question needs no model").isEqualTo(before);
    answer(youju(Map.of()), follow);
    assertThat(model.calls()).as("off by default").isEqualTo(before);
  }

  @Test
  void aServiceEmbedsAndAnotherModelByTheSameNameIsRefusedAndSaidSo() {
    Settings settings = new Settings(Path.of("seeds"), folder, true, Settings.DEFAULT_MODEL);
    ModelSettings services =
        ModelSettings.of(
            Map.of(
                "youju.embedding.url", model.url().toString(),
                "youju.embedding.model", "embed-1",
                "youju.embedding.key", "sk-embed-9"));
    model.plays(ScriptedModel.embeds(16, 1));
    Youju first = new Assembly(settings, services).youju();
    assertThat(first.degraded()).isEmpty();
    int calls = model.calls();
    assertThat(calls).isGreaterThan(100);
    assertThat(model.lastHead()).startsWith("POST /v1/embeddings").contains("Bearer sk-embed-9");
    assertThat(folder.resolve("vectors/remote-embed-1-16.vectors")).isNotEmptyFile();
    first.answer(Question.of(QUESTION), _ -> {});

    Youju again = new Assembly(settings, services).youju();
    assertThat(again.generation()).isEqualTo(first.generation());
    assertThat(model.calls() - calls).as("vectors are kept").isLessThan(10);

    model.plays(ScriptedModel.embeds(16, 2));
    Youju other = new Assembly(settings, services).youju();
    assertThat(other.degraded().orElse(""))
        .contains("another model answers as 'embed-1'")
        .doesNotContain("sk-embed-9");
    assertThat(other.generation()).isNotEqualTo(first.generation());
    assertThat(answer(other, Question.of("第五部分第2条讲什么")).text()).as("words alone").contains("〔五、2〕");

    model.plays(ScriptedModel.embeds(24, 2));
    Youju larger = new Assembly(settings, services).youju();
    assertThat(larger.generation()).isNotEqualTo(first.generation());
    assertThat(folder.resolve("vectors/remote-embed-1-24.vectors")).isNotEmptyFile();
  }

  @Test
  void anEmbeddingServiceThatFailsIsNamedWithoutItsKeyAndWordsServe() {
    List<ScriptedModel.Script> failures =
        new ArrayList<>(List.of(ScriptedModel.status(500, ""), ScriptedModel.status(401, "")));
    failures.add(stage -> stage.whole(200, "", "{\"data\": sk-embed-9"));
    failures.add(
        stage -> stage.whole(401, "", "{\"error\":{\"message\":\"wrong key sk-embed-9\"}}"));
    failures.add(stage -> stage.whole(200, "", "{\"data\":[]}"));
    for (ScriptedModel.Script failure : failures) {
      model.plays(failure);
      Youju youju =
          new Assembly(
                  WriterIT.SETTINGS,
                  ModelSettings.of(
                      Map.of(
                          "youju.embedding.url", model.url().toString(),
                          "youju.embedding.model", "embed-1",
                          "youju.embedding.key", "sk-embed-9")))
              .youju();
      assertThat(youju.degraded().orElse("")).contains("embedding").doesNotContain("sk-embed-9");
      assertThat(answer(youju, Question.of("第五部分第2条讲什么")).text()).contains("〔五、2〕");
    }
  }

  @Test
  void anEvaluationOfWrittenAnswersCountsWhatWasStruckAndUnsupported() {
    model.plays(ScriptedModel.say(GOOD + "2025年全面取消限购〔五、2〕。外地车一律禁行〔五、2〕。"));
    System.setProperty("youju.writer.url", model.url().toString());
    System.setProperty("youju.writer.model", "test-model");
    try {
      StringWriter out = new StringWriter();
      CommandLine line = Main.commandLine();
      line.setOut(new PrintWriter(out));
      int rc =
          line.execute(
              "eval",
              EvalIT.SMALL,
              "--mode",
              "write",
              "--json",
              "--data",
              "target/test-data",
              "--seeds",
              "seeds");
      assertThat(rc).isZero();
      JsonNode report = JsonMapper.shared().readTree(out.toString());
      assertThat(report.at("/metrics/sentences_struck").asDouble()).isBetween(0.6, 1.0);
      assertThat(report.at("/metrics/statements_unsupported").asDouble())
          .isPositive()
          .isLessThan(report.at("/metrics/sentences_struck").asDouble());
      assertThat(report.at("/metrics/handled_right").isNumber()).isTrue();
      assertThat(report.at("/origin/mode").asString()).isEqualTo("write");
      assertThat(report.at("/origin/writer").asString()).isEqualTo("test-model");
      assertThat(report.at("/origin/prompt").asString()).hasSize(16);
      assertThat(report.toString()).contains("【AI 生成 · test-model】");
    } finally {
      System.clearProperty("youju.writer.url");
      System.clearProperty("youju.writer.model");
    }
  }
}
