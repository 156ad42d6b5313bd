package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The page's own modules under node's test runner, and OpenAI's own client from npm.
class NodeIT {
  private static final Path TESTS = Path.of("src/test/js");
  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Path WORK = Path.of("target/js");
  private static boolean installed;

  /// Runs a command in the folder of the modules and clients; what it says.
  static String run(List<String> command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(Path.of("target"), "node", ".out");
    List<String> all = new ArrayList<>(command);
    Process process;
    try {
      process =
          new ProcessBuilder(all)
              .directory(WORK.toFile())
              .redirectErrorStream(true)
              .redirectOutput(out.toFile())
              .start();
    } catch (IOException e) {
      throw new AssertionError(
          command.getFirst() + " is missing; node 20 or newer with npm: https://nodejs.org", e);
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as(command.toString()).isTrue();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    Files.delete(out);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }

  /// Copies modules and clients there and installs what they need, once.
  @BeforeAll
  static synchronized void install() throws IOException, InterruptedException {
    if (installed) return;
    Files.createDirectories(WORK.resolve("static"));
    copyAll(TESTS, WORK);
    copyAll(STATIC, WORK.resolve("static"));
    run(List.of("npm", "ci", "--silent", "--no-audit", "--no-fund"));
    installed = true;
  }

  private static void copyAll(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> {
            try {
              Files.write(to.resolve(file.getFileName()), Files.readAllBytes(file));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }

  @Test
  void theModulesOfThePageKeepTheirLaws() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=tap"));
    try (Stream<Path> files = Files.list(TESTS)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".test.mjs"))
          .sorted()
          .forEach(command::add);
    }
    assertThat(run(command)).contains("# fail 0").doesNotContain("# pass 0\n");
  }

  @Test
  void thePublicModulesHoldTheirOwnTypes() throws IOException, InterruptedException {
    run(List.of("node", "node_modules/typescript/bin/tsc", "--project", "."));
  }

  @Test
  void openAisOwnClientStreamsTheLabelAndReadsErrorsUsageAndCitations()
      throws IOException, InterruptedException {
    String said = run(List.of("node", "openai.mjs", TestServer.url(), Chromium.QUESTION));
    JsonNode json = JsonMapper.shared().readTree(said.substring(said.indexOf('{')));
    for (String way : List.of("whole", "streamed", "helper")) {
      assertThat(json.path(way).asString()).as(way).contains("〔五、2〕").contains("小客车限购");
    }
    assertThat(json.path("section").asString()).isEqualTo("5.2");
    assertThat(json.path("streamedSection").asString()).isEqualTo("5.2");
    assertThat(json.at("/usage/total_tokens").asInt()).isGreaterThan(20);
    assertThat(json.path("streamedUsage")).isEqualTo(json.path("usage"));
    assertThat(json.at("/models/0").asString()).isEqualTo(json.path("model").asString());
    assertThat(json.path("answeredBy").asString()).isEqualTo("youju-extract");
    assertThat(json.at("/failure/name").asString()).isEqualTo("UnprocessableEntityError");
    assertThat(json.at("/failure/param").asString()).isEqualTo("messages[0].role");
    assertThat(json.at("/failure/message").asString()).contains("nobody");
    assertThat(json.at("/missing/status").asInt()).isEqualTo(404);
  }
}
