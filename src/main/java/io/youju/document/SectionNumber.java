package io.youju.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The canonical number of a section: Arabic numbers from the top of the outline down, such as
/// `4.10`. `0` is the preamble. Where a counter runs on through the document its number stands
/// alone (`43` for 第四十三条), and a heading above it is told apart by a trailing zero (`4.0` for 第四章).
/// Ordered number by number, so that 4.10 comes after 4.9; a parent comes before its children.
public record SectionNumber(List<Integer> parts) implements Comparable<SectionNumber> {
  public static final SectionNumber PREAMBLE = new SectionNumber(List.of(0));

  public SectionNumber {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part < 0)) {
      throw new IllegalArgumentException("section number " + parts + ": needs numbers from 0 up");
    }
  }

  /// Reads `4.2`. A trailing `.0` names the chapter's own heading: see [Document#section].
  ///
  /// @throws IllegalArgumentException when `text` is not numbers joined by dots
  public static SectionNumber parse(String text) {
    List<Integer> parts = new ArrayList<>();
    for (String part : text.split("\\.", -1)) {
      if (!part.matches("\\d{1,6}")) {
        throw new IllegalArgumentException(
            "section number '" + text + "': needs numbers joined by dots");
      }
      parts.add(Integer.parseInt(part));
    }
    return new SectionNumber(parts);
  }

  /// This number without trailing zeros: `4` for `4.0`, `0` for `0.0`.
  public SectionNumber plain() {
    List<Integer> shorter = new ArrayList<>(parts);
    while (shorter.size() > 1 && shorter.getLast() == 0) shorter.removeLast();
    return new SectionNumber(shorter);
  }

  public SectionNumber child(int number) {
    List<Integer> longer = new ArrayList<>(parts);
    longer.add(number);
    return new SectionNumber(longer);
  }

  public int last() {
    return parts.getLast();
  }

  @Override
  public int compareTo(SectionNumber other) {
    int shared = Math.min(parts.size(), other.parts.size());
    for (int i = 0; i < shared; i++) {
      int order = parts.get(i).compareTo(other.parts.get(i));
      if (order != 0) return order;
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  @Override
  public String toString() {
    return String.join(
        ".", Collections.unmodifiableList(parts.stream().map(String::valueOf).toList()));
  }
}
