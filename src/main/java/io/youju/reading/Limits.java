package io.youju.reading;

/// What reading one file may cost; a file beyond a limit is refused by name, never half-read.
///
/// @param bytes the largest file, and the most that any part of an archive may swell to, 1 to 1 GiB
/// @param pages the most pages of a PDF, from 1
/// @param entries the most files of an archive, from 1
/// @param swollen the most bytes that all files of an archive may swell to together, from 1
public record Limits(int bytes, int pages, int entries, long swollen) {
  private static final int MEMORY_PER_BYTE = 10;
  private static final int ELEMENT = 180;

  /// Files of up to a tenth of the memory of this process, 64 MiB at most: reading takes no more
  /// than ten times a file's size.
  public static final Limits DEFAULT =
      new Limits(
          (int) Math.min(64L << 20, Runtime.getRuntime().maxMemory() / MEMORY_PER_BYTE),
          3000,
          2000,
          1L << 30);

  public Limits {
    if (bytes < 1 || bytes > 1 << 30 || pages < 1 || entries < 1 || swollen < 1)
      throw new IllegalArgumentException(
          "limits of reading: need bytes from 1 to 1 GiB, pages, entries and swollen from 1");
  }

  /// The most elements of a page: one takes 180 bytes, however few bytes of the file it is.
  int elements() {
    return bytes / (ELEMENT / MEMORY_PER_BYTE);
  }

  /// Admits a file of that size, or names why not.
  ///
  /// @throws Unreadable naming file, size and limit when a file of that size is too large
  public void admit(String name, long size) {
    if (size > bytes)
      throw new Unreadable(name + ": " + size + " bytes, at most " + bytes + " are read");
  }
}
