package io.youju.search;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that keeps the entries used last and forgets the one unused longest when there are too
/// many. Not for several threads at once: who shares it locks it.
public final class Recent<K, V> extends LinkedHashMap<K, V> {
  private static final long serialVersionUID = 1L;

  private final int most;

  /// @param most entries, 1 or more
  public Recent(int most) {
    super(16, 0.75f, true);
    this.most = most;
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
