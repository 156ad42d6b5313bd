package io.youju.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// A table that comes with the programme: a file of lines in the jar.
public final class Table {
  private Table() {}

  /// A line of two columns.
  public record Pair(String first, String second) {
    /// What the first column joins by `|`.
    public List<String> firsts() {
      return List.of(first.split("\\|"));
    }

    /// What the second column joins by `|`.
    public List<String> seconds() {
      return List.of(second.split("\\|"));
    }
  }

  /// The lines of a table of two columns with a tab between them; those that begin with # are
  /// remarks.
  ///
  /// @param name what the table is called in an error
  /// @throws IllegalArgumentException naming the line that is not of the form
  public static List<Pair> pairs(String name, List<String> lines) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) continue;
      String[] columns = line.split("\t");
      if (columns.length != 2) {
        throw new IllegalArgumentException(
            name + ", line " + (i + 1) + ": needs two columns: " + line);
      }
      pairs.add(new Pair(columns[0], columns[1]));
    }
    return pairs;
  }

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
