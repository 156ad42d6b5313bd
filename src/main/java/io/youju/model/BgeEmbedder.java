package io.youju.model;

import ai.onnxruntime.OnnxTensor;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import io.youju.search.Embedder;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.util.List;

/// bge-small-zh-v1.5 or a model fine-tuned from it: the first token's state, scaled to length 1. A
/// question carries the instruction that the model was trained with (Xiao et al., C-Pack, arXiv
/// 2309.07597); a passage carries none. A model trained with another instruction, or with none,
/// says so in the property [#QUESTION_PREFIX] of its file.
public final class BgeEmbedder implements Embedder, EmbeddingModel, AutoCloseable {
  /// The property of an ONNX file (`metadata_props`) that holds the words before each question.
  static final String QUESTION_PREFIX = "question_prefix";

  private static final String INSTRUCTION = "为这个句子生成表示以用于检索相关文章：";
  private static final int LONGEST = 512;
  private static final int DIMENSIONS = 512;

  private final OnnxModel model;
  private final String name;
  private final String prefix;

  /// @throws ModelException when the files are not such a model
  public BgeEmbedder(String name, InputStream onnx, byte[] tokenizer) {
    this.model = new OnnxModel(onnx, tokenizer, LONGEST);
    this.name = name;
    this.prefix = model.property(QUESTION_PREFIX).orElse(INSTRUCTION);
  }

  @Override
  public String identity() {
    return name + "-" + model.fingerprint() + "-" + OnnxModel.ARITHMETIC;
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  @Override
  public float[] embedQuestion(String question) {
    return embedPassage(prefix + question);
  }

  @Override
  public float[] embedPassage(String passage) {
    return model.run(
        model.encode(passage),
        outputs -> {
          FloatBuffer states = ((OnnxTensor) outputs.get(0)).getFloatBuffer();
          float[] first = new float[DIMENSIONS];
          states.get(first);
          return unit(first);
        });
  }

  @Override
  public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
    return Response.from(
        segments.stream().map(s -> Embedding.from(embedPassage(s.text()))).toList());
  }

  private static float[] unit(float[] vector) {
    double square = 0;
    for (float x : vector) square += x * x;
    float scale = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < vector.length; i++) vector[i] *= scale;
    return vector;
  }

  @Override
  public void close() {
    model.close();
  }
}
