package io.youju.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/// A text as it is compared: NFKC, lower case, simplified characters, years in Arabic digits, white
/// space and invisible characters gone; each unit knows where it came from.
public final class NormalForm {
  private final String text;
  private final int[] origin;

  private NormalForm(String text, int[] origin) {
    this.text = text;
    this.origin = origin;
  }

  /// Takes any text; runs in time linear in its length.
  public static NormalForm of(String original) {
    StringBuilder out = new StringBuilder(original.length());
    int[] origin = new int[original.length() + 16];
    for (int i = 0; i < original.length(); ) {
      int point = original.codePointAt(i);
      String piece = piece(point);
      for (int k = 0; k < piece.length(); k++) {
        if (out.length() == origin.length) origin = Arrays.copyOf(origin, origin.length * 2);
        origin[out.length()] = i;
        out.append(SimplifiedScript.of(piece.charAt(k)));
      }
      i += Character.charCount(point);
    }
    arabicYears(out);
    int[] exact = Arrays.copyOf(origin, out.length() + 1);
    exact[out.length()] = original.length();
    return new NormalForm(out.toString(), exact);
  }

  public String text() {
    return text;
  }

  /// The place in the original of a span of the normal form.
  public Span toOriginal(Span span) {
    return new Span(origin[span.start()], Math.max(origin[span.start()], origin[span.end()]));
  }

  private static String piece(int point) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) return "";
    int type = Character.getType(point);
    if (type == Character.FORMAT || type == Character.CONTROL || type == Character.SURROGATE)
      return "";
    if (point < 0x80) return String.valueOf((char) Character.toLowerCase(point));
    if (point >= 0x4e00 && point <= 0x9fff) return String.valueOf((char) point);
    return Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replace(" ", "");
  }

  /// 二〇三五 and 二零三五 become 2035: four digits in a row are a year, spelt digit by digit.
  private static void arabicYears(StringBuilder out) {
    for (int i = 0; i + 4 <= out.length(); i++) {
      boolean year = "一二".indexOf(out.charAt(i)) >= 0;
      for (int k = 1; k < 4 && year; k++) {
        year =
            ChineseNumerals.digit(out.charAt(i + k)) >= 0 && !Character.isDigit(out.charAt(i + k));
      }
      if (!year) continue;
      for (int k = 0; k < 4; k++) {
        out.setCharAt(i + k, (char) ('0' + ChineseNumerals.digit(out.charAt(i + k))));
      }
    }
  }
}
