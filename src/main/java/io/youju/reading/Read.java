package io.youju.reading;

import io.youju.document.Fault;
import java.util.List;
import java.util.Map;

/// What a format yields: the source, what it says about itself, and what was odd.
///
/// @param about fields by name: `title`, `issuer`, `date`, `number`, `index`; absent when unsaid
/// @param links files that a page's main text links to
record Read(Source source, Map<String, String> about, List<Fault> faults, List<Link> links) {
  Read {
    about = Map.copyOf(about);
    faults = List.copyOf(faults);
    links = List.copyOf(links);
  }

  Read(Source source, Map<String, String> about, List<Fault> faults) {
    this(source, about, faults, List.of());
  }

  static Read of(Source source) {
    return new Read(source, Map.of(), List.of());
  }
}
