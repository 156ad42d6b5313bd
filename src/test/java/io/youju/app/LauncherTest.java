package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher beside a Java that only tells how it was called.
class LauncherTest {
  @TempDir Path home;

  @BeforeEach
  void standIn() throws IOException {
    Files.copy(Path.of("youju"), home.resolve("youju"));
    Files.createDirectories(home.resolve("src/main"));
    Files.createFile(home.resolve("pom.xml"));
    Files.createDirectories(home.resolve("target/app"));
    Files.createFile(home.resolve("target/app/youju.jar"));
    Path java = Files.createDirectories(home.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        "#!/bin/sh\n[ \"$1\" = -version ] && echo 'openjdk version \"25.0.1\"' && exit\necho \"$@\"\n");
    Files.copy(java, java.resolveSibling("javac"));
    for (String program : List.of("jdk/bin/java", "jdk/bin/javac", "youju")) {
      assertThat(home.resolve(program).toFile().setExecutable(true)).isTrue();
    }
  }

  private String called(String memory, String arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("youju").toString()));
    command.addAll(List.of(arguments.split(" ")));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
    builder.environment().put("YOUJU_MEMORY", memory);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eval --beir DIR --qrels dev.tsv --json",
        "eval --qrels dev.tsv --beir=DIR",
        "--data X eval --beir DIR --qrels dev.tsv",
        "eval --squad FILE --json"
      })
  void aWholeCollectionIsMeasuredWithRoomForIt(String arguments) throws Exception {
    assertThat(called("", arguments))
        .contains("-Xmx3g")
        .doesNotContain("-Xmn")
        .endsWith(arguments + "\n");
    assertThat(called("5g", arguments)).contains("-Xmx5g");
  }

  @Test
  void aFewDocumentsNeedLittle() throws Exception {
    assertThat(called("", "eval set.jsonl --json")).contains("-Xmx256m").contains("-Xmn24m");
    assertThat(called("1g", "ask --json")).contains("-Xmx1g").doesNotContain("-Xmn");
  }
}
