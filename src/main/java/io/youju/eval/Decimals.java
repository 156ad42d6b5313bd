package io.youju.eval;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as C prints them: the exact binary value, halves to the even digit. Java's own formatter
/// rounds the shortest decimal, halves up, and so differs from trec_eval on 1/32.
final class Decimals {
  private Decimals() {}

  /// Four digits after the point; `nan` for what is not a number.
  static String four(double value) {
    return of(value, 4);
  }

  static String of(double value, int digits) {
    if (!Double.isFinite(value)) return "nan";
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
