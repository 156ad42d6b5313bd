package io.youju.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// How fast files are read on one core.
final class Speed {
  private static final double MEGABYTE = 1_000_000;
  private static final int ROUNDS = 7;
  private static final long LEAST_NANOS = 300_000_000;

  private Speed() {}

  /// Prints a line a file: its size, and the median of seven rounds in megabytes of the file a
  /// CPU-second of this thread. What is held at once is shown by running under `-Xmx`: `MemoryIT`.
  static int of(List<Path> files, Consumer<String> print) {
    for (Path file : files) {
      byte[] bytes = Seeds.bytes(file);
      String name = file.getFileName().toString();
      double[] speeds = new double[ROUNDS];
      for (int i = 0; i < ROUNDS; i++) speeds[i] = round(name, bytes);
      Arrays.sort(speeds);
      print.accept(
          String.format(
              Locale.ROOT,
              "%s\t%.2f MB\t%.1f MB/s",
              name,
              bytes.length / MEGABYTE,
              speeds[ROUNDS / 2]));
    }
    return 0;
  }

  private static double round(String name, byte[] bytes) {
    var threads = ManagementFactory.getThreadMXBean();
    long from = threads.getCurrentThreadCpuTime();
    long read = 0;
    do {
      Seeds.document(name, "", bytes);
      read += bytes.length;
    } while (threads.getCurrentThreadCpuTime() - from < LEAST_NANOS);
    return read / MEGABYTE / ((threads.getCurrentThreadCpuTime() - from) / 1e9);
  }
}
