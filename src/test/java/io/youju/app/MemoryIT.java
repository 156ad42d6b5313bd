package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Memory of reading, shown by a process of its own whose heap is ten times the file.
class MemoryIT {
  private static final int SIZE = 6_000_000;

  @ParameterizedTest
  @CsvSource({"txt,%s", "md,%s\n", "html,<p style='text-indent:2em'><span>%s</span></p>"})
  void aFileIsReadInTenTimesItsSize(String ending, String form, @TempDir Path folder)
      throws IOException, InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; text.length() < SIZE / 3; i = i % 9000 + 1)
      text.append(
              form.formatted(
                  "第"
                      + io.youju.text.ChineseNumerals.print(i)
                      + "条　"
                      + "为了试验，制定本办法。".repeat(i % 9 + 1)))
          .append('\n');
    Path file = folder.resolve("x." + ending);
    Files.writeString(file, text);
    long heap = 10 * Files.size(file) / (1 << 20) + 6;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx" + heap + "m",
                "-cp",
                System.getProperty("java.class.path"),
                "io.youju.app.Main",
                "outline",
                "--json",
                file.toString())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    assertThat(Files.readString(folder.resolve("out"))).contains("第九百条");
  }
}
