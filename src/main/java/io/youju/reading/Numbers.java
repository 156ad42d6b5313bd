package io.youju.reading;

import io.youju.document.SectionNumber;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Gives every section its canonical number and label; docs/decisions/005-section-numbers.md has
/// the rules. No number is given twice.
final class Numbers {
  private final Set<SectionNumber> given = new HashSet<>(Set.of(SectionNumber.PREAMBLE));

  /// How often a number was wanted again; without it a thousand copies cost a million tries.
  private final Map<List<Integer>, Integer> copies = new HashMap<>();

  private boolean bareTaken;

  private Numbers() {}

  /// Gives all sections of a file their numbers and labels.
  static void give(List<Open> roots) {
    new Numbers().scope(roots, List.of(), "");
  }

  /// One document: `tops` and all below them, attached documents left for later.
  private void scope(List<Open> tops, List<Integer> prefix, String label) {
    List<Open> own = new ArrayList<>();
    List<Open> attached = new ArrayList<>();
    gather(tops, own, attached);
    boolean numbered = own.stream().anyMatch(open -> open.family != Family.UNNUMBERED);
    boolean bare = numbered && !bareTaken;
    bareTaken |= numbered;
    Set<Family> running = running(tops);
    List<Integer> from = bare ? List.of() : prefix;
    place(tops, from, bare ? "" : label, from, running);
    int count = (int) tops.stream().filter(o -> o.family == Family.UNNUMBERED).count();
    for (Open document : attached) attach(document, prefix, label, ++count);
  }

  private void attach(Open document, List<Integer> prefix, String label, int place) {
    List<Integer> path = plus(plus(prefix, 0), place);
    give(document, path);
    String own =
        document.family == Family.ATTACHMENT
            ? document.family.printed(document.marker.printed(), 0)
            : label.isEmpty() ? "附" + place : label;
    document.label = own;
    scope(document.children, path, own);
  }

  private static void gather(List<Open> from, List<Open> own, List<Open> attached) {
    for (Open open : from) {
      if (open.opensDocument()) {
        attached.add(open);
      } else {
        own.add(open);
        gather(open.children, own, attached);
      }
    }
  }

  private void place(
      List<Open> among, List<Integer> path, String label, List<Integer> top, Set<Family> running) {
    int unnumbered = 0;
    for (Open open : among) {
      if (open.opensDocument()) continue;
      boolean runs = running.contains(open.family);
      List<Integer> plain =
          open.family == Family.UNNUMBERED
              ? plus(plus(path, 0), ++unnumbered)
              : plus(runs ? top : path, open.marker.value());
      if (open.marker.sub() > 0) plain = plus(plain, open.marker.sub());
      boolean heads = !runs && !running.isEmpty() && plain.size() == top.size() + 1;
      give(open, heads ? plus(plain, 0) : plain);
      String own = label(open, label);
      open.label = own;
      place(open.children, plain, own, top, running);
    }
  }

  private void give(Open open, List<Integer> path) {
    SectionNumber number = new SectionNumber(path);
    while (!given.add(number)) {
      int again = copies.merge(path, 1, Integer::sum) - 1;
      number = new SectionNumber(plus(plus(path, 0), again));
    }
    open.number = number;
  }

  private static String label(Open open, String parent) {
    Marker marker = open.marker;
    if (open.family == Family.UNNUMBERED) return parent;
    String own = marker.family().label(marker.value(), marker.sub(), marker.printed());
    if (open.family == Family.ARTICLE && !parent.startsWith("附")) return own;
    if (open.family == Family.WHOLE || open.family == Family.DECIMAL) return own;
    if (parent.isEmpty()) return own;
    boolean joins = parent.matches(".*[篇编章节）]");
    return parent + (joins ? "" : "、") + own;
  }

  /// Families whose counter runs on: articles, and any that continues under a later parent and
  /// never begins anew.
  private static Set<Family> running(List<Open> tops) {
    Map<Family, List<List<Open>>> groups = new EnumMap<>(Family.class);
    groups(tops, groups);
    Set<Family> running = EnumSet.noneOf(Family.class);
    groups.forEach((family, lists) -> {
      if (family == Family.ARTICLE || (family.lists() && runsOn(family, lists)))
        running.add(family);
    });
    return running;
  }

  private static boolean runsOn(Family family, List<List<Open>> lists) {
    if (family == Family.WHOLE || family == Family.DECIMAL || lists.size() < 2) return false;
    int last = 0;
    for (List<Open> list : lists) {
      if (list.getFirst().marker.value() <= last) return false;
      last = list.getLast().marker.value();
    }
    return true;
  }

  private static void groups(List<Open> among, Map<Family, List<List<Open>>> groups) {
    Map<Family, List<Open>> here = new EnumMap<>(Family.class);
    for (Open open : among) {
      if (open.opensDocument()) continue;
      if (!here.containsKey(open.family)) {
        List<Open> list = new ArrayList<>();
        here.put(open.family, list);
        groups.computeIfAbsent(open.family, _ -> new ArrayList<>()).add(list);
      }
      here.get(open.family).add(open);
      groups(open.children, groups);
    }
  }

  private static List<Integer> plus(List<Integer> path, int last) {
    List<Integer> longer = new ArrayList<>(path);
    longer.add(last);
    return longer;
  }
}
