package io.youju.app;

import io.youju.eval.Progress;
import java.io.PrintStream;
import java.time.Duration;

/// Shows progress: a bar that grows in place on a terminal, else a plain line for each tenth of the
/// work or each half minute.
final class ProgressLine implements Progress {
  private static final int WIDE = 30;
  private static final long HALF_MINUTE = Duration.ofSeconds(30).toNanos();
  private static final long TWO_SECONDS = Duration.ofSeconds(2).toNanos();
  private static final long TENTH_OF_A_SECOND = Duration.ofMillis(100).toNanos();

  private final PrintStream out;
  private final boolean terminal;
  private String what = "";
  private long start;
  private long shown;
  private int tenth;

  ProgressLine(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /// On standard error; a bar when a person sits at it.
  @SuppressWarnings("SystemConsoleNull") // JDK 25 went back to null where there is no terminal.
  static ProgressLine standard() {
    return new ProgressLine(System.err, System.console() != null && System.console().isTerminal());
  }

  @Override
  public synchronized void done(String work, int count, int of) {
    long now = System.nanoTime();
    if (!work.equals(what)) begin(work, now);
    boolean due =
        terminal
            ? now - shown > TENTH_OF_A_SECOND
            : (10L * count / of > tenth && now - shown > TWO_SECONDS) || now - shown > HALF_MINUTE;
    if (!due && count < of) return;
    if (count >= of && tenth >= 10) return;
    shown = now;
    tenth = (int) (10L * count / of);
    String line = line(count, of, now);
    if (terminal) out.print("\r" + line + (count >= of ? "\n" : ""));
    else out.println(line);
    out.flush();
  }

  private void begin(String work, long now) {
    what = work;
    start = now;
    shown = now;
    tenth = 0;
  }

  private String line(int count, int of, long now) {
    double seconds = (now - start) / 1e9;
    long left = count == 0 ? 0 : Math.round(seconds * (of - count) / count);
    String bar =
        terminal
            ? "[" + "#".repeat(WIDE * count / of) + " ".repeat(WIDE - WIDE * count / of) + "] "
            : "";
    String time =
        count >= of ? "in " + clock(Math.round(seconds)) + "      " : clock(left) + " left";
    return what + " " + bar + count + "/" + of + ", " + time;
  }

  private static String clock(long seconds) {
    return seconds < 60 ? seconds + " s" : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
