package io.youju.reading;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/// The lines of a text, which follow one another without a gap. Five bytes a line: a text of many
/// megabytes has hundreds of thousands of them.
final class Lines extends AbstractList<Line> implements RandomAccess {
  private final int[] starts;
  private final byte[] looks;
  private final int count;

  /// @param starts of `count` lines, and where the last ends
  private Lines(int[] starts, byte[] looks, int count) {
    this.starts = starts;
    this.looks = looks;
    this.count = count;
  }

  @Override
  public Line get(int at) {
    if (at < 0 || at >= count) throw new IndexOutOfBoundsException("line " + at + " of " + count);
    int look = looks[at];
    return new Line(starts[at], starts[at + 1], Look.of(look), (look & Look.INSIDE) != 0);
  }

  @Override
  public int size() {
    return count;
  }

  /// Where line `at` starts; of the number of lines, where the last ends.
  int start(int at) {
    return starts[at];
  }

  /// Whether a line break was lost before line `at`.
  boolean inside(int at) {
    return (looks[at] & Look.INSIDE) != 0;
  }

  /// The first lines alone.
  Lines first(int few) {
    return new Lines(starts, looks, few);
  }

  /// Takes lines one after the other.
  static final class Builder {
    private int[] starts = new int[64];
    private byte[] looks = new byte[64];
    private int count;
    private int end;

    /// Adds the line that goes from the end of the one before to `to`.
    void add(int to, Look look, boolean inside) {
      if (count + 1 == starts.length) {
        starts = Arrays.copyOf(starts, count + (count >> 1) + 1);
        looks = Arrays.copyOf(looks, count + (count >> 1));
      }
      looks[count] = (byte) (look.bits() | (inside ? Look.INSIDE : 0));
      starts[++count] = to;
      end = to;
    }

    boolean isEmpty() {
      return count == 0;
    }

    /// Where the last line ends.
    int end() {
      return end;
    }

    Lines lines() {
      return new Lines(starts, looks, count);
    }
  }
}
