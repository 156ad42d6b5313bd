package io.youju.reading;

import java.util.Optional;

/// Finds a table of contents: the lines after 目录 up to where its first entry stands again.
final class Contents {
  private static final int LONGEST = 400;

  private Contents() {}

  static boolean begins(String words) {
    String bare = bare(words);
    return bare.equals("目录") || bare.equals("目次");
  }

  /// The index of the first line after the table that begins at `at`; `at + 1` when there is none.
  static int end(String text, Lines lines, int at) {
    int first = at + 1;
    while (first < lines.size() && lines.get(first).words(text).isEmpty()) first++;
    if (first >= lines.size()) return at + 1;
    String entry = entry(text, lines.get(first));
    for (int i = first + 1; i < Math.min(lines.size(), first + LONGEST); i++) {
      Line line = lines.get(i);
      if (entry(text, line).equals(entry)) return i;
      String words = line.words(text);
      if (words.length() > 80 || words.endsWith("。")) return at + 1;
    }
    return at + 1;
  }

  private static String entry(String text, Line line) {
    String bare = bare(line.words(text)).replaceAll("[.．·…—-]*\\d*$", "");
    Optional<Marker> marker = Marker.at(text, line.start(), line.end());
    return marker.isPresent() || bare.length() < 40 ? bare : "";
  }

  private static String bare(String words) {
    return words.replaceAll("[\\s　\u00a0]+", "");
  }
}
