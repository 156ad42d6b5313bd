package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.youju.eval.Service.ServiceFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, with the flags and class path of this one: what `youju serve`
/// starts.
///
/// @param startMillis from the start of the process to its line `ready on http://…`
record Served(Process process, URI url, double startMillis) implements AutoCloseable {
  private static final String READY = "ready on ";

  /// Starts one at a free port and waits until it is ready.
  ///
  /// @throws ServiceFailure when it ends before
  static Served start(Settings settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-agentlib") && !flag.startsWith("-javaagent"))
        .forEach(command::add);
    command.add(Main.class.getName());
    // Questions come again and again here; each is to be worked out as if it were new.
    command.addAll(List.of("serve", "--port", "0", "--remember", "0"));
    command.addAll(List.of("--seeds", settings.seeds().toString()));
    command.addAll(List.of("--data", settings.data().toString()));
    command.addAll(List.of("--model", settings.model()));
    if (!settings.embeddings()) command.add("--no-embeddings");
    try {
      long start = System.nanoTime();
      Path log = Files.createTempFile("youju-bench", ".log");
      log.toFile().deleteOnExit();
      ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
      // A native library breaks down where the command line is longer than 4,096 bytes.
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      Process process = builder.start();
      URI url = ready(process, log);
      return new Served(process, url, (System.nanoTime() - start) / 1e6);
    } catch (IOException e) {
      throw new UncheckedIOException("the server cannot be started", e);
    }
  }

  private static URI ready(Process process, Path log) throws IOException {
    BufferedReader out = process.inputReader(UTF_8);
    StringBuilder said = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith(READY)) return URI.create(line.substring(READY.length()).strip());
      said.append('\n').append(line);
    }
    String status = "status " + process.onExit().join().exitValue();
    throw new ServiceFailure(
        "the server ended before it was ready, " + status + ": " + Files.readString(log) + said);
  }

  /// Memory of the process as the kernel counts it, in MiB; empty where there is no `/proc`.
  ///
  /// @param field `VmRSS` for now, `VmHWM` for the most so far
  OptionalDouble memory(String field) {
    try {
      return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
          .filter(line -> line.startsWith(field + ":"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) process.destroyForcibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
