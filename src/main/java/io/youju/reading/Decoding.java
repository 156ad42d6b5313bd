package io.youju.reading;

import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bytes to text: a byte order mark first, then UTF-8 when the bytes are that, then the character
/// set that the page declares, then GB18030 (of which GBK and GB2312 are parts), then UTF-16 by its
/// zero bytes. A declaration that the bytes deny is a fault, not a law.
public final class Decoding {
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final Pattern DECLARED =
      Pattern.compile("(?i)(?:charset|encoding)\\s*=\\s*[\"']?\\s*([a-z0-9_-]{3,20})");

  private Decoding() {}

  /// A text, and what was odd about its bytes.
  record Decoded(String text, List<Fault> faults) {
    Decoded {
      faults = List.copyOf(faults);
    }
  }

  /// The text of a file, without a byte order mark.
  ///
  /// @throws Unreadable naming `place` when the bytes are no text
  public static String text(byte[] bytes, String place) {
    return of(bytes, place).text();
  }

  static Decoded of(byte[] bytes, String place) {
    if (starts(bytes, 0xef, 0xbb, 0xbf))
      return new Decoded(lenient(bytes, 3, StandardCharsets.UTF_8), List.of());
    if (starts(bytes, 0xff, 0xfe))
      return new Decoded(lenient(bytes, 2, StandardCharsets.UTF_16LE), List.of());
    if (starts(bytes, 0xfe, 0xff))
      return new Decoded(lenient(bytes, 2, StandardCharsets.UTF_16BE), List.of());
    Optional<Charset> wide = wide(bytes);
    if (wide.isPresent()) return guessed(lenient(bytes, 0, wide.get()), wide.get());
    Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
    Optional<Charset> declared = declared(bytes);
    if (utf8.isPresent()) {
      boolean denied =
          declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8) && !ascii(bytes);
      return new Decoded(
          utf8.get(),
          denied
              ? List.of(fault("declares " + declared.get() + " but is UTF-8: read as UTF-8"))
              : List.of());
    }
    return chinese(bytes, declared, place);
  }

  private static Decoded chinese(byte[] bytes, Optional<Charset> declared, String place) {
    boolean gb = declared.map(c -> c.name().startsWith("GB")).orElse(false);
    Optional<String> text = strict(bytes, GB18030);
    if (text.isPresent()) {
      if (gb) return new Decoded(text.get(), List.of());
      if (declared.isPresent() && declared.get().name().startsWith("Big5")) {
        Optional<String> big5 = strict(bytes, declared.get());
        if (big5.isPresent()) return new Decoded(big5.get(), List.of());
      }
      return guessed(text.get(), GB18030);
    }
    String asUtf8 = lenient(bytes, 0, StandardCharsets.UTF_8);
    String asGb = lenient(bytes, 0, GB18030);
    boolean utf8 = holes(asUtf8) <= holes(asGb);
    String best = utf8 ? asUtf8 : asGb;
    long holes = holes(best);
    if (holes * 5 > best.length()) throw new Unreadable(place + ": neither UTF-8 nor GB18030");
    return new Decoded(
        best,
        List.of(
            new Fault(
                Severity.WARNING,
                0,
                holes + " bytes are no " + (utf8 ? "UTF-8" : "GB18030") + ": read as \ufffd")));
  }

  private static Decoded guessed(String text, Charset charset) {
    return new Decoded(
        text, List.of(fault("character set not declared or wrongly: guessed " + charset.name())));
  }

  private static Fault fault(String message) {
    return new Fault(Severity.NOTE, 0, message);
  }

  private static long holes(String text) {
    return text.chars().filter(c -> c == 0xfffd).count();
  }

  private static boolean ascii(byte[] bytes) {
    for (byte b : bytes) if (b < 0) return false;
    return true;
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) return false;
    for (int i = 0; i < mark.length; i++) if ((bytes[i] & 0xff) != mark[i]) return false;
    return true;
  }

  /// UTF-16 without a mark: line breaks and digits leave zero bytes on one side.
  private static Optional<Charset> wide(byte[] bytes) {
    int even = 0;
    int odd = 0;
    int length = Math.min(bytes.length, 1 << 16) & ~1;
    for (int i = 0; i < length; i += 2) {
      if (bytes[i] == 0) even++;
      if (bytes[i + 1] == 0) odd++;
    }
    int few = Math.max(1, length / 400);
    if (odd > few && even == 0) return Optional.of(StandardCharsets.UTF_16LE);
    return even > few && odd == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private static Optional<Charset> declared(byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
    Matcher matcher = DECLARED.matcher(head);
    if (!matcher.find()) return Optional.empty();
    try {
      return Optional.of(Charset.forName(matcher.group(1)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strict(byte[] bytes, Charset charset) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static String lenient(byte[] bytes, int from, Charset charset) {
    return new String(bytes, from, bytes.length - from, charset);
  }
}
