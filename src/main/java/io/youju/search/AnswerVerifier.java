package io.youju.search;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.lucene.util.VectorUtil;

/// Tells from vectors alone whether a phrase answers a question: a perceptron of one hidden layer
/// over the question, the phrase (the mean of its likely questions) and their product by elements,
/// as sentence pairs are told apart since InferSent (arXiv 1705.02364). Likely questions near by
/// say on what matter a question is; this says, of all phrases together, what kind of thing may be
/// asked of one (which school, who pays) that it does not tell.
///
/// It is fitted to the likely questions (`src/models/verifier.py`) and holds for their document.
///
/// The file holds, in big-endian order, the number of dimensions d and of hidden units h (ints),
/// then floats: for each hidden unit its weights of the question, the phrase and the product (d
/// each) and its bias; then the weight of each unit, and the last bias.
final class AnswerVerifier {
  /// Finds nothing to say.
  static final AnswerVerifier NONE = new AnswerVerifier(new Unit[0], new float[0], 0);

  private static final int MOST = 1 << 14;

  private final Unit[] units;
  private final float[] weights;
  private final float bias;

  /// A hidden unit.
  private record Unit(float[] question, float[] phrase, float[] product, float bias) {}

  private AnswerVerifier(Unit[] units, float[] weights, float bias) {
    this.units = units;
    this.weights = weights;
    this.bias = bias;
  }

  /// The one that comes with the programme for `embedder`; none for another model than the one that
  /// is shipped.
  static AnswerVerifier standard(Embedder embedder) {
    String file = "/models/verifier-" + embedder.identity() + ".bytes";
    try (InputStream in = AnswerVerifier.class.getResourceAsStream(file)) {
      return in == null ? NONE : read(in, embedder.dimensions());
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /// @throws IOException when the file ends too early, or is of another number of dimensions
  static AnswerVerifier read(InputStream file, int dimensions) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(file));
    int wide = in.readInt();
    int hidden = in.readInt();
    if (wide != dimensions || hidden < 1 || hidden > MOST) {
      throw new IOException(
          "verifier of %d dimensions and %d units; needs %d, and 1 to %d"
              .formatted(wide, hidden, dimensions, MOST));
    }
    Unit[] units = new Unit[hidden];
    for (int h = 0; h < hidden; h++) {
      units[h] = new Unit(floats(in, wide), floats(in, wide), floats(in, wide), in.readFloat());
    }
    return new AnswerVerifier(units, floats(in, hidden), in.readFloat());
  }

  private static float[] floats(DataInputStream in, int count) throws IOException {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) floats[i] = in.readFloat();
    return floats;
  }

  boolean none() {
    return units.length == 0;
  }

  /// The logit that a phrase answers a question; 0 when there is nothing to say.
  ///
  /// @param question its vector, of length 1
  /// @param phrase the mean of its likely questions, of length 1
  double logit(float[] question, float[] phrase) {
    if (none()) return 0;
    float[] product = new float[question.length];
    for (int d = 0; d < product.length; d++) product[d] = question[d] * phrase[d];
    float logit = bias;
    for (int h = 0; h < units.length; h++) {
      Unit unit = units[h];
      float sum =
          unit.bias()
              + VectorUtil.dotProduct(unit.question(), question)
              + VectorUtil.dotProduct(unit.phrase(), phrase)
              + VectorUtil.dotProduct(unit.product(), product);
      if (sum > 0) logit += weights[h] * sum;
    }
    return logit;
  }
}
