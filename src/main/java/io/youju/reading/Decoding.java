package io.youju.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes to text: UTF-8 when they are that, else GB18030, of which GBK and GB2312 are parts.
public final class Decoding {
  private Decoding() {}

  /// The text of a file, without a byte order mark.
  ///
  /// @throws IllegalArgumentException naming `place` when the bytes are neither
  public static String text(byte[] bytes, String place) {
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, Charset.forName("GB18030")}) {
      try {
        String text =
            charset
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\ufeff") ? text.substring(1) : text;
      } catch (CharacterCodingException e) {
        // The next one may fit.
      }
    }
    throw new IllegalArgumentException(place + ": neither UTF-8 nor GB18030");
  }
}
