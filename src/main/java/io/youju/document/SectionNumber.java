package io.youju.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The canonical number of a section: Arabic numbers from the top of the outline down, such as
/// `4.10`. `0` is the preamble. Ordered number by number, so that 4.10 comes after 4.9; a parent
/// comes before its children.
public record SectionNumber(List<Integer> parts) implements Comparable<SectionNumber> {
  public static final SectionNumber PREAMBLE = new SectionNumber(List.of(0));

  public SectionNumber {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part < 0)) {
      throw new IllegalArgumentException("section number " + parts + ": needs numbers from 0 up");
    }
  }

  /// Reads `4.2`; a trailing `.0` names the chapter's own heading, so `4.0` is `4` and `0.0` is
  /// `0`.
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
    while (parts.size() > 1 && parts.getLast() == 0) parts.removeLast();
    return new SectionNumber(parts);
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
