package io.youju.search;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Vectors of passages by the hash of their text, kept in one file a model, so that nothing is
/// embedded twice.
///
/// The file is a row of records: 16 bytes of the text's SHA-256, then the vector as big-endian
/// floats. New records are appended every [#KEPT_EACH] texts, so that work that was broken off goes
/// on where it was; a record that breaks off at the end is written over. Only vectors that are
/// asked for are held in memory, however much else the file has.
public final class VectorCache {
  /// Texts that are embedded between two writes: some ten seconds of one core.
  static final int KEPT_EACH = 512;

  private static final int KEY_BYTES = 16;
  private static final int TOLD_EACH = 16;

  /// A process may lock a file only once: appends of this one take turns before they lock.
  private static final Object APPENDING = new Object();

  private final Path file;
  private final Embedder embedder;
  private final int recordBytes;

  /// @param folder made when missing
  public VectorCache(Path folder, Embedder embedder) {
    this.file = folder.resolve(embedder.identity() + ".vectors");
    this.embedder = embedder;
    this.recordBytes = KEY_BYTES + Float.BYTES * embedder.dimensions();
  }

  /// The first 16 bytes of a text's SHA-256.
  private record Key(long high, long low) {
    static Key of(String text) {
      try {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return of(ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(utf8)));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    static Key of(ByteBuffer bytes) {
      return new Key(bytes.getLong(), bytes.getLong());
    }
  }

  private record Missing(Key key, String text) {}

  /// Hears how far long work has come.
  @FunctionalInterface
  public interface Progress {
    void done(int count, int of);
  }

  /// The vectors of `texts`, in order, equal texts sharing one; what is not yet known is embedded
  /// on all cores and kept.
  ///
  /// @param progress told how many of the missing texts are done, from time to time
  public List<float[]> vectors(List<String> texts, Progress progress) {
    List<Key> keys = texts.stream().map(Key::of).toList();
    Map<Key, String> missing = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) missing.putIfAbsent(keys.get(i), texts.get(i));
    Map<Key, float[]> known = read(missing);
    if (!missing.isEmpty()) {
      List<Missing> rest = new ArrayList<>();
      missing.forEach((key, text) -> rest.add(new Missing(key, text)));
      for (int from = 0; from < rest.size(); from += KEPT_EACH) {
        List<Missing> part = rest.subList(from, Math.min(rest.size(), from + KEPT_EACH));
        keep(part, embed(part, from, rest.size(), progress), known);
      }
    }
    return keys.stream().map(key -> requireNonNull(known.get(key))).toList();
  }

  private List<float[]> embed(List<Missing> part, int before, int of, Progress progress) {
    AtomicInteger done = new AtomicInteger(before);
    return part.parallelStream()
        .map(missing -> {
          float[] vector = embedder.embedPassage(missing.text());
          int count = done.incrementAndGet();
          if (count % TOLD_EACH == 0 || count == of) progress.done(count, of);
          return vector;
        })
        .toList();
  }

  /// Reads what is wanted, and takes it out of `wanted`.
  private Map<Key, float[]> read(Map<Key, String> wanted) {
    Map<Key, float[]> known = new HashMap<>();
    if (!Files.isRegularFile(file)) return known;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      byte[] record = new byte[recordBytes];
      while (!wanted.isEmpty() && in.readNBytes(record, 0, recordBytes) == recordBytes) {
        ByteBuffer buffer = ByteBuffer.wrap(record);
        Key key = Key.of(buffer);
        if (wanted.remove(key) == null) continue;
        float[] vector = new float[embedder.dimensions()];
        buffer.asFloatBuffer().get(vector);
        known.put(key, vector);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("vector cache " + file + " cannot be read", e);
    }
    return known;
  }

  private void keep(List<Missing> part, List<float[]> vectors, Map<Key, float[]> known) {
    ByteBuffer records = ByteBuffer.allocate(part.size() * recordBytes);
    for (int i = 0; i < part.size(); i++) {
      Key key = part.get(i).key();
      records.putLong(key.high()).putLong(key.low());
      for (float x : vectors.get(i)) records.putFloat(x);
      known.put(key, vectors.get(i));
    }
    append(records.flip());
  }

  /// Appends whole records; another process that appends to the same file waits.
  private void append(ByteBuffer records) {
    synchronized (APPENDING) {
      write(records);
    }
  }

  private void write(ByteBuffer records) {
    try {
      Files.createDirectories(requireNonNull(file.toAbsolutePath().getParent()));
      try (FileChannel out =
              FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = out.lock()) {
        out.position(out.size() / recordBytes * recordBytes);
        while (records.hasRemaining()) out.write(records);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("vector cache " + file + " cannot be written", e);
    }
  }
}
