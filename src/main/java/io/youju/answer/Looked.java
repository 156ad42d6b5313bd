package io.youju.answer;

import io.youju.search.Hit;
import io.youju.search.SearchIndex.Found;
import java.util.List;

/// Some words, read by themselves, and what was found for them.
///
/// @param hits those that may speak, the nearest first
record Looked(Understanding part, Found found, List<Hit> hits) {
  double nearness() {
    return hits.getFirst().score();
  }
}
