package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What README shows is what the command line says.
class ReadmeIT {
  @Test
  void theTranscriptIsTrue() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    String transcript =
        readme.substring(readme.indexOf("```\n$ ") + 4, readme.indexOf("\n```\n<!-- /transcript"));
    String question = transcript.lines().findFirst().orElseThrow().replace("$ ./youju ask ", "");
    PrintStream before = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThat(
              Main.commandLine()
                  .execute("ask", question, "--data", "target/test-data", "--seeds", "seeds"))
          .isZero();
    } finally {
      System.setOut(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo(
            transcript.lines().skip(1).collect(java.util.stream.Collectors.joining("\n")).strip());
  }

  @Test
  void withoutAModelWordsAloneServeAndTheReasonIsGiven() {
    Settings broken =
        new Settings(Path.of("seeds"), Path.of("target/test-data"), true, "pom.xml.onnx");
    var youju = new Assembly(broken).youju();
    assertThat(youju.degraded())
        .hasValueSatisfying(why -> assertThat(why).contains("pom.xml.onnx"));
    assertThat(youju.search("小客车限购", java.util.List.of(), 1))
        .singleElement()
        .satisfies(hit -> assertThat(hit.section().number()).hasToString("5.2"));
  }

  @Test
  void wrongUseIsSaidInOneLineWithExitCodeTwo() {
    assertThat(Main.commandLine().execute("outline", "no-such-file.txt")).isEqualTo(2);
    assertThat(Main.commandLine().execute("serve", "--port", "99999")).isEqualTo(2);
  }
}
