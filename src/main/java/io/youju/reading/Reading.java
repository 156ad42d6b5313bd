package io.youju.reading;

import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.document.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// Bytes of any format to a document, with what was odd about them.
public final class Reading {
  private Reading() {}

  /// Whether a file of that name is read as a document.
  public static boolean reads(String name) {
    return format(name, new byte[0]) != null;
  }

  /// Reads the bytes of a file within the limits of this process.
  ///
  /// @throws Unreadable as [#document(Metadata, String, byte[], Limits)] does
  public static Document document(Metadata about, String name, byte[] bytes) {
    return document(about, name, bytes, Limits.DEFAULT);
  }

  /// A document and the files that its page links to; a document of another format has none.
  public record Page(Document document, List<Link> links) {
    public Page {
      links = List.copyOf(links);
    }
  }

  /// Reads the bytes of a file without what it links to, which a note names.
  ///
  /// @throws Unreadable as [#page(Metadata, String, byte[], Limits)] does
  public static Document document(Metadata about, String name, byte[] bytes, Limits limits) {
    Page page = page(about, name, bytes, limits);
    return Attached.noted(page);
  }

  /// Reads the bytes of a file; fields that `about` leaves empty are taken from the file.
  ///
  /// Blocks for as long as reading takes (a second for some 20 MB of text or 5 MB of HTML); keeps
  /// nothing, so any number of threads may read at once. What was odd but could be read is in the
  /// document's faults.
  ///
  /// @param name the file's name, whose ending tells its format where its bytes do not; only shown
  /// @throws Unreadable naming file and fault when the bytes are not what they seem to be, or need
  ///   more than `limits` or the memory there is
  public static Page page(Metadata about, String name, byte[] bytes, Limits limits) {
    limits.admit(name, bytes.length);
    Format format = format(name, bytes);
    try {
      Read read = (format == null ? Format.TEXT : format).read(name, bytes, limits);
      Document document = Trees.document(filled(about, read, name), read.source(), faults(read));
      return new Page(document, read.links());
    } catch (OutOfMemoryError e) {
      throw new Unreadable(name + ": needs more memory to be read than there is");
    }
  }

  private static List<Fault> faults(Read read) {
    List<Fault> faults = new ArrayList<>(read.faults());
    if (read.source().lines().isEmpty())
      faults.add(new Fault(Fault.Severity.WARNING, 0, "holds no text"));
    return faults;
  }

  private static Metadata filled(Metadata about, Read read, String name) {
    return new Metadata(
        about.id(),
        either(
            about.title(),
            either(read.about().getOrDefault("title", ""), Titles.of(read.source(), bare(name)))),
        either(about.issuer(), read.about().getOrDefault("issuer", "")),
        either(about.date(), read.about().getOrDefault("date", "")),
        about.origin(),
        about.licence(),
        about.sha256(),
        about.inForceFrom(),
        about.inForceUntil());
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  /// The file's name without folders and ending.
  private static String bare(String name) {
    return name.replaceFirst(".*[/\\\\]", "").replaceFirst("\\.[^.]*$", "");
  }

  private static @org.jspecify.annotations.Nullable Format format(String name, byte[] bytes) {
    if (starts(bytes, "%PDF-")) return Format.PDF;
    if (starts(bytes, "PK\u0003\u0004")) return Format.WORD;
    String ending = name.toLowerCase(Locale.ROOT).replaceFirst(".*\\.", "");
    return switch (ending) {
      case "txt", "text" -> Format.TEXT;
      case "html", "htm", "shtml", "xhtml" -> Format.HTML;
      case "md", "markdown" -> Format.MARKDOWN;
      case "docx" -> Format.WORD;
      case "pdf" -> Format.PDF;
      default -> null;
    };
  }

  private static boolean starts(byte[] bytes, String magic) {
    if (bytes.length < magic.length()) return false;
    for (int i = 0; i < magic.length(); i++) if (bytes[i] != magic.charAt(i)) return false;
    return true;
  }

  private enum Format {
    TEXT,
    HTML,
    MARKDOWN,
    WORD,
    PDF;

    Read read(String name, byte[] bytes, Limits limits) {
      return switch (this) {
        case TEXT -> decoded(name, bytes, text -> Read.of(Source.of(text)));
        case HTML -> decoded(name, bytes, text -> Html.read(name, text, limits));
        case MARKDOWN -> decoded(name, bytes, MarkdownText::read);
        case WORD -> Word.read(name, bytes);
        case PDF -> Pdf.read(name, bytes, limits.pages());
      };
    }

    private static Read decoded(String name, byte[] bytes, Function<String, Read> reader) {
      Decoding.Decoded decoded = Decoding.of(bytes, name);
      Read read = reader.apply(decoded.text());
      List<Fault> faults = new ArrayList<>(decoded.faults());
      faults.addAll(read.faults());
      return new Read(read.source(), read.about(), faults, read.links());
    }
  }
}
