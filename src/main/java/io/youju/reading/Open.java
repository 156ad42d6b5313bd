package io.youju.reading;

import io.youju.document.SectionNumber;
import java.util.ArrayList;
import java.util.List;

/// A section, or a point of a list, while its end is not yet known.
final class Open {
  final Family family;
  final Marker marker;
  final Line line;
  final boolean point;
  final List<Open> children = new ArrayList<>(0);

  /// The end of the heading lines, of a heading that fills lines of its own; else 0.
  int headingEnd;

  /// Given by [Numbers]; the preamble's and empty before.
  SectionNumber number = SectionNumber.PREAMBLE;

  String label = "";

  Open(Marker marker, Line line, boolean point) {
    this.family = marker.family();
    this.marker = marker;
    this.line = line;
    this.point = point;
  }

  int start() {
    return line.start();
  }

  /// Whether counters begin anew inside it.
  boolean opensDocument() {
    return family == Family.TITLE || family == Family.ATTACHMENT;
  }

  boolean divides() {
    return family.divides() || family == Family.UNNUMBERED;
  }
}
