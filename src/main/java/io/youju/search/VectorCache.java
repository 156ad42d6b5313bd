package io.youju.search;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Vectors of passages by the hash of their text, kept in one file a model, so that nothing is
/// embedded twice.
///
/// The file is a row of records: 16 bytes of the text's SHA-256, then the vector as big-endian
/// floats. It is replaced whole and at once; a file that breaks off keeps the records before the
/// break.
public final class VectorCache {
  private static final int KEY_BYTES = 16;

  private final Path file;
  private final Embedder embedder;
  private final Map<String, float[]> vectors = new ConcurrentHashMap<>();

  /// @param folder made when missing
  public VectorCache(Path folder, Embedder embedder) {
    this.file = folder.resolve(embedder.identity() + ".vectors");
    this.embedder = embedder;
    load();
  }

  /// The vectors of `texts`, in order; what is not yet known is embedded on all cores and then
  /// kept.
  ///
  /// @param progress told how many of the missing texts are done, from time to time
  public List<float[]> vectors(List<String> texts, Progress progress) {
    Map<String, String> missing = new HashMap<>();
    List<String> keys = texts.stream().map(VectorCache::key).toList();
    for (int i = 0; i < texts.size(); i++) {
      if (!vectors.containsKey(keys.get(i))) missing.put(keys.get(i), texts.get(i));
    }
    if (!missing.isEmpty()) embed(missing, progress);
    return keys.stream().map(key -> requireNonNull(vectors.get(key))).toList();
  }

  /// Hears how far long work has come.
  @FunctionalInterface
  public interface Progress {
    void done(int count, int of);
  }

  private void embed(Map<String, String> missing, Progress progress) {
    Set<String> done = ConcurrentHashMap.newKeySet();
    missing.entrySet().parallelStream()
        .forEach(entry -> {
          vectors.put(entry.getKey(), embedder.embedPassage(entry.getValue()));
          done.add(entry.getKey());
          if (done.size() % 64 == 0) progress.done(done.size(), missing.size());
        });
    progress.done(missing.size(), missing.size());
    save();
  }

  private void load() {
    if (!Files.isRegularFile(file)) return;
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      byte[] record = new byte[KEY_BYTES + 4 * embedder.dimensions()];
      while (in.readNBytes(record, 0, record.length) == record.length) {
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(record);
        byte[] key = new byte[KEY_BYTES];
        buffer.get(key);
        float[] vector = new float[embedder.dimensions()];
        buffer.asFloatBuffer().get(vector);
        vectors.put(HexFormat.of().formatHex(key), vector);
      }
    } catch (EOFException e) {
      // What was read before the break is kept.
    } catch (IOException e) {
      throw new UncheckedIOException("vector cache " + file + " cannot be read", e);
    }
  }

  private synchronized void save() {
    try {
      Files.createDirectories(file.getParent());
      Path fresh = Files.createTempFile(file.getParent(), "vectors", ".tmp");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh), 1 << 16))) {
        for (Map.Entry<String, float[]> known : vectors.entrySet()) {
          out.write(HexFormat.of().parseHex(known.getKey()));
          for (float x : known.getValue()) out.writeFloat(x);
        }
      }
      move(fresh);
    } catch (IOException e) {
      throw new UncheckedIOException("vector cache " + file + " cannot be written", e);
    }
  }

  private void move(Path fresh) throws IOException {
    try {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String key(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
