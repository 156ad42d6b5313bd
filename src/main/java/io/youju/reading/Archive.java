package io.youju.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads the documents inside a ZIP, one at a time, into memory only: names are names, never places
/// to write to. Archives inside archives are not opened.
public final class Archive {
  private final String name;
  private final Limits limits;
  private long swollen;
  private int entries;

  private Archive(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  /// Whether the bytes are a ZIP that is no DOCX.
  public static boolean is(String name, byte[] bytes) {
    return name.toLowerCase(java.util.Locale.ROOT).endsWith(".zip")
        && bytes.length > 3
        && bytes[0] == 'P'
        && bytes[1] == 'K';
  }

  /// Tells `document` the name and bytes of every file of a format that is read, and `refused` why
  /// another was left out. Names are UTF-8, else GBK as older Chinese archives have them.
  ///
  /// @throws Unreadable when the archive is broken, or holds or swells to more than the limits
  ///   allow
  public static void read(
      String name,
      byte[] bytes,
      Limits limits,
      BiConsumer<String, byte[]> document,
      Consumer<String> refused) {
    limits.admit(name, bytes.length);
    Archive archive = new Archive(name, limits);
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes), names(bytes))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; )
        archive.entry(zip, entry, document, refused);
    } catch (IOException | IllegalArgumentException e) {
      throw new Unreadable(name + ": cannot be read as ZIP: " + e.getMessage());
    }
    if (archive.entries == 0) throw new Unreadable(name + ": holds no files that can be read");
  }

  private void entry(
      ZipInputStream zip,
      ZipEntry entry,
      BiConsumer<String, byte[]> document,
      Consumer<String> refused)
      throws IOException {
    if (++entries > limits.entries())
      throw new Unreadable(name + ": more than " + limits.entries() + " files");
    String inside = entry.getName().replace('\\', '/');
    String shown = name + "!" + (inside.length() > 200 ? inside.substring(0, 200) + "…" : inside);
    if (entry.isDirectory() || hidden(inside)) {
      swollen += skip(zip);
    } else if (inside.startsWith("/") || inside.matches("(?:.*/)?\\.\\.(?:/.*)?|[A-Za-z]:.*")) {
      swollen += skip(zip);
      refused.accept(shown + ": its name leads out of the archive");
    } else if (!Reading.reads(inside)) {
      swollen += skip(zip);
      refused.accept(shown + ": not of a format that is read");
    } else {
      byte[] held = zip.readNBytes(limits.bytes() + 1);
      swollen += held.length;
      if (swollen > limits.swollen()) throw swells();
      if (held.length > limits.bytes()) {
        swollen += skip(zip);
        refused.accept(shown + ": swells to more than " + limits.bytes() + " bytes");
      } else {
        document.accept(shown, held);
      }
    }
  }

  private static boolean hidden(String inside) {
    return inside.startsWith("__MACOSX/") || inside.matches("(?:.*/)?\\.[^./][^/]*");
  }

  private long skip(InputStream in) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long skipped = 0;
    for (int read; (read = in.read(buffer)) >= 0; ) {
      skipped += read;
      if (swollen + skipped > limits.swollen()) throw swells();
    }
    return skipped;
  }

  private Unreadable swells() {
    return new Unreadable(name + ": swells to more than " + limits.swollen() + " bytes");
  }

  private static Charset names(byte[] bytes) {
    return utf8(bytes) ? StandardCharsets.UTF_8 : Charset.forName("GBK");
  }

  /// Whether the name of every local header is UTF-8, as far as headers are found by their mark.
  private static boolean utf8(byte[] bytes) {
    for (int at = 0; at + 30 < bytes.length; at++) {
      if (bytes[at] != 'P' || bytes[at + 1] != 'K' || bytes[at + 2] != 3 || bytes[at + 3] != 4)
        continue;
      int length = (bytes[at + 26] & 0xff) | (bytes[at + 27] & 0xff) << 8;
      if (at + 30 + length > bytes.length) continue;
      String inside = new String(bytes, at + 30, length, StandardCharsets.UTF_8);
      if (inside.indexOf('\ufffd') >= 0) return false;
    }
    return true;
  }
}
