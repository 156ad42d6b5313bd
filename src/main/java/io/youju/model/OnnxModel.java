package io.youju.model;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// A BERT-shaped model over ONNX Runtime: one sequence at a time, one thread a call, callers in
/// parallel. ONNX Runtime's own thread pool would spin on every core.
final class OnnxModel implements AutoCloseable {
  /// How int8 models are computed; vectors made otherwise are other vectors.
  static final String ARITHMETIC = "exact";

  private static final long FIRST = 25 << 20;
  private static final int PIECE = 1 << 16;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final HuggingFaceTokenizer tokenizer;
  private final String sha256;

  /// @param model read to its end, not closed
  /// @param longest tokens kept of a sequence, the special ones included
  /// @throws ModelException when either file is not what it should be
  OnnxModel(InputStream model, byte[] tokenizer, int longest) {
    try (Arena outside = Arena.ofConfined();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      ByteBuffer bytes = bytes(model, digest, outside);
      this.sha256 = HexFormat.of().formatHex(digest.digest());
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // On processors without VNNI, 16-bit sums of int8 products saturate unless this is set.
      options.addConfigEntry("session.x64quantprecision", "1");
      options.setMemoryPatternOptimization(false);
      options.setCPUArenaAllocator(false);
      session = environment.createSession(bytes, options);
      this.tokenizer =
          HuggingFaceTokenizer.newInstance(
              new ByteArrayInputStream(tokenizer),
              Map.of(
                  "truncation", "true", "maxLength", String.valueOf(longest), "padding", "false"));
    } catch (OrtException | IOException | NoSuchAlgorithmException | RuntimeException e) {
      throw new ModelException("model cannot be used: " + e.getMessage(), e);
    }
  }

  /// All bytes of `in`, outside the heap: a heap that held them once would stay as large.
  private static ByteBuffer bytes(InputStream in, MessageDigest digest, Arena outside)
      throws IOException {
    MemorySegment held = outside.allocate(FIRST);
    byte[] piece = new byte[PIECE];
    long size = 0;
    for (int read; (read = in.read(piece)) >= 0; size += read) {
      if (size + read > held.byteSize()) {
        MemorySegment larger = outside.allocate(held.byteSize() * 2);
        held = larger.copyFrom(held);
      }
      digest.update(piece, 0, read);
      MemorySegment.copy(piece, 0, held, ValueLayout.JAVA_BYTE, size, read);
    }
    return held.asSlice(0, size).asByteBuffer();
  }

  /// The first 12 hex digits of the model file's SHA-256.
  String fingerprint() {
    return sha256.substring(0, 12);
  }

  /// A property that the model file carries about itself.
  Optional<String> property(String name) {
    try {
      return session.getMetadata().getCustomMetadataValue(name);
    } catch (OrtException e) {
      throw new ModelException("model's metadata cannot be read: " + e.getMessage(), e);
    }
  }

  Encoding encode(String text) {
    return tokenizer.encode(text);
  }

  Encoding encode(String first, String second) {
    return tokenizer.encode(first, second);
  }

  /// What is read from the outputs of one run.
  interface Reading<T> {
    T of(OrtSession.Result outputs) throws OrtException;
  }

  <T> T run(Encoding encoding, Reading<T> reading) {
    long[] shape = {1, encoding.getIds().length};
    try (OnnxTensor ids = tensor(encoding.getIds(), shape);
        OnnxTensor mask = tensor(encoding.getAttentionMask(), shape);
        OnnxTensor types = tensor(encoding.getTypeIds(), shape);
        OrtSession.Result outputs =
            session.run(
                Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
      return reading.of(outputs);
    } catch (OrtException e) {
      throw new ModelException("model failed on " + shape[1] + " tokens: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }

  @Override
  public void close() {
    try {
      session.close();
      tokenizer.close();
    } catch (OrtException e) {
      throw new ModelException("model did not close: " + e.getMessage(), e);
    }
  }
}
