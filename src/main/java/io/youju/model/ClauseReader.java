package io.youju.model;

import ai.onnxruntime.OnnxTensor;
import io.youju.answer.Judge;
import java.io.InputStream;

/// A small reading model that judges whether a passage answers a question (a span-extraction model
/// with an answerable head, as in SQuAD 2.0: Rajpurkar et al., arXiv 1806.03822).
public final class ClauseReader implements Judge, AutoCloseable {
  private static final int LONGEST = 288;

  private final OnnxModel model;

  /// @throws ModelException when the files are not such a model
  public ClauseReader(InputStream onnx, byte[] tokenizer) {
    this.model = new OnnxModel(onnx, tokenizer, LONGEST);
  }

  @Override
  public double answers(String question, String passage) {
    return model.run(
        model.encode(question, passage),
        outputs -> {
          OnnxTensor logit = (OnnxTensor) outputs.get("answerable_logit").orElseThrow();
          return logit.getFloatBuffer().get(0);
        });
  }

  @Override
  public void close() {
    model.close();
  }
}
