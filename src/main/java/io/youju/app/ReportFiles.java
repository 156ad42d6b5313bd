package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.youju.eval.Gates;
import io.youju.eval.JUnitXml;
import io.youju.eval.Report;
import io.youju.eval.ReportPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Writes a report as a page, and beside it as JSON and JUnit XML.
final class ReportFiles {
  private ReportFiles() {}

  /// Writes all three.
  ///
  /// @param page its name ends in `.html`
  static void write(Path page, String json, Report report, List<Gates.Verdict> verdicts) {
    String name = String.valueOf(page.getFileName());
    if (!name.endsWith(".html")) throw new WrongUse("--report " + page + ": needs a name in .html");
    String stem = name.substring(0, name.length() - ".html".length());
    try {
      Path folder = page.toAbsolutePath().getParent();
      if (folder != null) Files.createDirectories(folder);
      Files.writeString(page, ReportPage.of(json));
      Files.writeString(page.resolveSibling(stem + ".json"), json);
      Files.writeString(page.resolveSibling(stem + ".xml"), JUnitXml.of(report, verdicts));
    } catch (IOException e) {
      throw new UncheckedIOException("report " + page + " cannot be written", e);
    }
  }

  /// The commit of the folder of the launcher, with `+` when files differ from it; `unknown` where
  /// git does not say.
  static String commit() {
    try {
      Process git =
          new ProcessBuilder("git", "describe", "--always", "--dirty=+", "--abbrev=12")
              .directory(Settings.home().toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), UTF_8).strip();
      return git.waitFor(5, TimeUnit.SECONDS) && !said.isEmpty() ? said : "unknown";
    } catch (IOException e) {
      return "unknown";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "unknown";
    }
  }
}
