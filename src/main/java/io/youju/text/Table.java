package io.youju.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/// A table that comes with the programme: a file of lines in the jar.
public final class Table {
  private Table() {}

  /// The lines of a file in the jar.
  ///
  /// @param file from the root of the jar
  /// @throws IllegalStateException when there is none
  public static List<String> lines(String file) {
    InputStream in = Table.class.getResourceAsStream(file);
    if (in == null) throw new IllegalStateException(file + " is missing from the jar");
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
