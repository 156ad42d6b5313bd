package io.youju.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationshipCollection;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;

/// The parts of a DOCX, each unpacked only while it is read.
///
/// Archives of more than 2,000 files are refused, and parts that swell past 24 MiB, past two
/// hundred times their packed size, or, where they are not text, past 1 MiB.
final class WordPackage implements AutoCloseable {
  private static final int MOST_FILES = 2_000;
  private static final int LARGEST_PART = 24 << 20;
  private static final int LARGEST_OTHER = 1 << 20;
  private static final int MOST_SWOLLEN = 200;
  private static final int SMALL = 100 << 10;
  private static final List<String> KINDS =
      List.of(
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
          "http://purl.oclc.org/ooxml/officeDocument/relationships/");

  private final OPCPackage files;

  /// @throws IOException when it is no archive of the kind, or one that swells
  WordPackage(byte[] bytes) throws IOException {
    if (headers(bytes) > MOST_FILES)
      throw new IOException("holds more than " + MOST_FILES + " files");
    ZipFile zip = ZipFile.builder().setByteArray(bytes).get();
    try {
      files = OPCPackage.open(new Guarded(zip));
    } catch (InvalidFormatException | RuntimeException | StackOverflowError e) {
      zip.close();
      throw new IOException(e.getMessage(), e);
    }
  }

  /// How many files the archive's own list names.
  private static int headers(byte[] bytes) {
    int count = 0;
    for (int i = 0; i + 3 < bytes.length; i++)
      if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) count++;
    return count;
  }

  /// The main text.
  ///
  /// @throws IOException when there is none
  PackagePart document() throws IOException {
    for (String kind : KINDS) {
      PackageRelationshipCollection named = files.getRelationshipsByType(kind + "officeDocument");
      PackagePart part = named.isEmpty() ? null : files.getPart(named.getRelationship(0));
      if (part == null) continue;
      if (part.getContentType().contains("word")) return part;
      throw new IOException("is no Word document but " + part.getContentType());
    }
    throw new IOException("names no document");
  }

  /// The part of that kind (`styles`, `numbering`, `footnotes`) that `of` names.
  Optional<PackagePart> beside(PackagePart of, String name) throws IOException {
    try {
      for (String kind : KINDS) {
        PackageRelationshipCollection named = of.getRelationshipsByType(kind + name);
        if (!named.isEmpty())
          return Optional.ofNullable(of.getRelatedPart(named.getRelationship(0)));
      }
      return Optional.empty();
    } catch (InvalidFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /// The title among the package's properties, or empty.
  String title() throws IOException {
    try {
      return files.getPackageProperties().getTitleProperty().orElse("").strip();
    } catch (InvalidFormatException e) {
      return ""; // Properties are no part of the text.
    }
  }

  @Override
  public void close() {
    files.revert();
  }

  /// Files of the archive, none of which may swell.
  private static final class Guarded extends ZipFileZipEntrySource {
    Guarded(ZipFile zip) {
      super(zip);
    }

    @Override
    public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
      String name = entry.getName();
      boolean text = name.endsWith(".xml") && !name.startsWith("[") && !name.startsWith("docProps");
      return new Counted(
          super.getInputStream(entry),
          name,
          text ? LARGEST_PART : LARGEST_OTHER,
          Math.max(SMALL, entry.getCompressedSize() * MOST_SWOLLEN));
    }
  }

  private static final class Counted extends FilterInputStream {
    private final String name;
    private final long most;
    private final long mostSwollen;
    private long count;

    Counted(InputStream in, String name, long most, long mostSwollen) {
      super(in);
      this.name = name;
      this.most = most;
      this.mostSwollen = mostSwollen;
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) counted(1);
      return read;
    }

    @Override
    public int read(byte[] to, int at, int length) throws IOException {
      int read = super.read(to, at, length);
      if (read > 0) counted(read);
      return read;
    }

    private void counted(int more) throws IOException {
      count += more;
      if (count > most) throw new IOException(name + " swells to more than " + most + " bytes");
      if (count > mostSwollen)
        throw new IOException(name + " swells more than " + MOST_SWOLLEN + "-fold");
    }
  }
}
