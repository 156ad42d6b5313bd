package io.youju.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is looked for.
///
/// @param meaning what is embedded
/// @param terms what is looked for word by word, with weights above 0, in order
public record Query(String meaning, Map<String, Double> terms) {
  public Query {
    terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
  }
}
