package io.youju.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// Many [ByteVector]s in one piece: as objects of their own tens of thousands would take a tenth
/// more memory.
///
/// @param steps what one unit stands for, by vector
/// @param units of all vectors, one after the other
record ByteVectors(float[] steps, byte[] units, int dimensions) {
  static ByteVectors of(List<ByteVector> vectors, int dimensions) {
    float[] steps = new float[vectors.size()];
    byte[] units = new byte[vectors.size() * dimensions];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = vectors.get(i).step();
      System.arraycopy(vectors.get(i).units(), 0, units, i * dimensions, dimensions);
    }
    return new ByteVectors(steps, units, dimensions);
  }

  static ByteVectors read(DataInputStream in, int size, int dimensions) throws IOException {
    ByteVectors read = new ByteVectors(new float[size], new byte[size * dimensions], dimensions);
    for (int i = 0; i < size; i++) {
      ByteVector each = ByteVector.read(in, dimensions);
      read.steps[i] = each.step();
      System.arraycopy(each.units(), 0, read.units, i * dimensions, dimensions);
    }
    return read;
  }

  void write(DataOutputStream out) throws IOException {
    for (int i = 0; i < size(); i++) get(i, new byte[dimensions]).write(out);
  }

  int size() {
    return steps.length;
  }

  /// The similarity of each to `asked`.
  float[] similarities(ByteVector asked) {
    float[] similarities = new float[size()];
    byte[] room = new byte[dimensions];
    for (int i = 0; i < similarities.length; i++) similarities[i] = asked.similarity(get(i, room));
    return similarities;
  }

  /// Adds all of them to `sum`.
  void addTo(float[] sum) {
    for (int i = 0; i < units.length; i++) sum[i % dimensions] += units[i] * steps[i / dimensions];
  }

  /// @param room where its units are put
  private ByteVector get(int i, byte[] room) {
    System.arraycopy(units, i * dimensions, room, 0, dimensions);
    return new ByteVector(steps[i], room);
  }
}
