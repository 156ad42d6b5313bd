package io.youju.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.lucene.util.VectorUtil;

/// A vector of bytes, a quarter of the size of one of floats. In a file it is the largest absolute
/// value as a big-endian float, then one signed byte a dimension, 127 for that value.
///
/// @param step what one unit stands for
/// @param units -127 to 127 a dimension
record ByteVector(float step, byte[] units) {
  private static final int MOST = 127;

  static ByteVector of(float[] vector) {
    float largest = 0;
    for (float x : vector) largest = Math.max(largest, Math.abs(x));
    byte[] units = new byte[vector.length];
    for (int d = 0; d < units.length; d++) {
      units[d] = (byte) Math.round(vector[d] / largest * MOST);
    }
    return new ByteVector(largest / MOST, units);
  }

  static ByteVector read(DataInputStream in, int dimensions) throws IOException {
    float step = in.readFloat() / MOST;
    byte[] units = new byte[dimensions];
    in.readFully(units);
    return new ByteVector(step, units);
  }

  void write(DataOutputStream out) throws IOException {
    out.writeFloat(step * MOST);
    out.write(units);
  }

  /// The dot product of both.
  float similarity(ByteVector other) {
    return step * other.step * VectorUtil.dotProduct(units, other.units);
  }

  float[] floats() {
    float[] vector = new float[units.length];
    for (int d = 0; d < vector.length; d++) vector[d] = units[d] * step;
    return vector;
  }
}
