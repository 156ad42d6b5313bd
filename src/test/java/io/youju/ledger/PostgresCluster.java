package io.youju.ledger;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A real PostgreSQL of our own, in a folder of its own, on a free port of loopback. PostgreSQL
/// refuses to run as root: then it runs as `nobody`.
final class PostgresCluster {
  private final Path folder;
  private final Path programs;
  private final int port;

  PostgresCluster() throws IOException, InterruptedException {
    programs = programs();
    folder = Files.createTempDirectory(Path.of("/tmp"), "youju-pg");
    port = free();
    if (root()) run("chown", "nobody", folder.toString());
    asUser("initdb", "-D", data(), "-U", "youju", "-A", "trust", "-E", "UTF8", "--no-locale", "-N");
    asUser(
        "pg_ctl",
        "-D",
        data(),
        "-w",
        "-l",
        folder + "/log",
        "-o",
        "-h 127.0.0.1 -p " + port + " -k " + folder + " -F",
        "start");
  }

  Address address() {
    return new Address("jdbc:postgresql://127.0.0.1:" + port + "/postgres", "youju", "");
  }

  private String data() {
    return folder + "/data";
  }

  private static Path programs() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElseThrow(() -> new IOException("no initdb under /usr/lib/postgresql"));
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private void asUser(String program, String... rest) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    command.addAll(List.of(rest));
    run(command.toArray(String[]::new));
  }

  private void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target/postgres.log").toAbsolutePath().toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(
          String.join(" ", command) + ": " + Files.readString(Path.of("target/postgres.log")));
    }
  }

  void close() throws IOException, InterruptedException {
    asUser("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
    }
  }
}
