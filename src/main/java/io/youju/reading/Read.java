package io.youju.reading;

import io.youju.document.Fault;
import java.util.List;
import java.util.Map;

/// What a format yields: the source, what it says about itself, and what was odd.
///
/// @param about fields by name: `title`, `issuer`, `date`, `number`, `index`; absent when unsaid
record Read(Source source, Map<String, String> about, List<Fault> faults) {
  Read {
    about = Map.copyOf(about);
    faults = List.copyOf(faults);
  }

  static Read of(Source source) {
    return new Read(source, Map.of(), List.of());
  }
}
