package io.youju.model;

import io.youju.answer.Writer.Failure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One call to a model service: keeps its times and its size, and stops it. Whoever stops it closes
/// the connection, which ends the read under way.
final class Call implements AutoCloseable {
  private final ScheduledExecutorService watch;
  private final long mostBytes;
  private final Duration whole;
  private @Nullable InputStream body;
  private @Nullable Failure failure;
  private @Nullable ScheduledFuture<?> firstToken;
  private @Nullable ScheduledFuture<?> end;
  private @Nullable Thread caller;
  private boolean interrupted;
  private Optional<Duration> retryAfter = Optional.empty();
  private int status;

  /// @param mostBytes of the response
  Call(ScheduledExecutorService watch, Duration firstToken, Duration whole, long mostBytes) {
    this.watch = watch;
    this.mostBytes = mostBytes;
    this.whole = whole;
    this.caller = Thread.currentThread();
    this.firstToken = after(firstToken);
    this.end = after(whole);
  }

  private ScheduledFuture<?> after(Duration time) {
    return watch.schedule(() -> stop(Failure.SLOW), time.toMillis(), TimeUnit.MILLISECONDS);
  }

  Duration whole() {
    return whole;
  }

  /// A piece has come: the service is alive.
  synchronized void alive() {
    if (firstToken != null) firstToken.cancel(false);
    firstToken = null;
  }

  /// Ends the call for `why`; the first reason stays.
  synchronized void stop(Failure why) {
    fail(why);
    if (caller == null) return;
    if (body != null) closeQuietly(body);
    else {
      interrupted = true;
      caller.interrupt();
    }
  }

  synchronized void fail(Failure why) {
    if (failure == null) failure = why;
  }

  synchronized void retryAfter(Duration time) {
    retryAfter = Optional.of(time);
  }

  synchronized Optional<Duration> retryAfter() {
    return retryAfter;
  }

  synchronized void status(int code) {
    status = code;
  }

  /// Of the response, when it was an error; otherwise 0.
  synchronized int status() {
    return status;
  }

  synchronized Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /// The response, counted and closable from outside.
  synchronized InputStream reading(InputStream in) throws IOException {
    InputStream counted = new Counted(in);
    body = counted;
    if (failure != null) {
      closeQuietly(counted);
      throw new IOException("stopped");
    }
    return counted;
  }

  /// Takes back an interruption that was the watch's doing.
  @Override
  public synchronized void close() {
    if (firstToken != null) firstToken.cancel(false);
    if (end != null) end.cancel(false);
    if (body != null) closeQuietly(body);
    if (interrupted) Thread.interrupted();
    caller = null;
  }

  private static void closeQuietly(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }

  private final class Counted extends FilterInputStream {
    private long bytes;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int read;
      try {
        read = super.read(buffer, from, length);
      } catch (IOException e) {
        fail(Thread.currentThread().isInterrupted() ? Failure.STOPPED : Failure.CUT_OFF);
        throw e;
      }
      if (read > 0) count(read);
      return read;
    }

    private void count(int more) throws IOException {
      bytes += more;
      if (bytes <= mostBytes) return;
      fail(Failure.TOO_LONG);
      throw new IOException("response longer than " + mostBytes + " bytes");
    }
  }
}
