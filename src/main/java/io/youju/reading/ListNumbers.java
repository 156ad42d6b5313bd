package io.youju.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The numbers that Word prints before the paragraphs of its lists (ISO/IEC 29500-1, 17.9).
///
/// Paragraphs must be asked for in their order: every one counts. Lists of one definition share
/// their counters; a start of its own (`startOverride`) takes hold where a list is first used. A
/// level begins anew after a paragraph of any level above it, or as its `lvlRestart` says. Bullets
/// print nothing.
final class ListNumbers {
  private static final int LEVELS = 9;
  private static final int MOST_STYLES = 20;
  private static final int LONGEST = 60;
  private static final int LARGEST = 32_767;

  /// One level of a list.
  ///
  /// @param words with `%1` to `%9` where the numbers of the levels stand
  /// @param restart the level, from 1, after which it begins anew; 0 never; -1 any above
  /// @param style the paragraph style that stands for it, or empty
  private record Level(
      int start,
      String format,
      String words,
      String gap,
      int restart,
      boolean digits,
      String style) {
    static final Level BARE = new Level(1, "decimal", "", "", -1, false, "");

    Level startingAt(int start) {
      return new Level(start, format, words, gap, restart, digits, style);
    }
  }

  /// @param at from 0
  private record Placed(int at, Level level) {}

  /// @param link the style of lists whose definition is meant, or empty
  private record Definition(int id, List<Placed> levels, String link) {}

  /// @param start of its own, -1 without
  private record Own(int at, int start, List<Placed> levels) {}

  private record Num(int definition, List<Own> overrides) {}

  /// A list and the level in it that a paragraph stands at.
  private record Place(int list, int level) {}

  /// A list: its levels and the counters of its definition, -1 before a level is used.
  private record Counted(Level[] levels, int[] counters, boolean[] starts) {}

  private final WordStyles styles;
  private final Map<Integer, Num> nums = new HashMap<>();
  private final Map<Integer, Definition> definitions = new HashMap<>();
  private final Map<Integer, int[]> counters = new HashMap<>();
  private final Map<Integer, Counted> lists = new HashMap<>();
  private final Set<Integer> missing = new HashSet<>();

  ListNumbers(WordStyles styles) {
    this.styles = styles;
  }

  /// The number before the next paragraph with the gap after it; empty without one.
  ///
  /// @param style the paragraph's, or empty
  /// @param list its own list's id, -1 without one
  /// @param level its own level from 0, -1 without one
  String next(String style, int list, int level) {
    Place place = placed(style, list, level);
    if (place == null || place.list == 0) return "";
    Counted counted = list(place.list);
    if (counted == null) return "";
    count(counted, place.level);
    return printed(counted, place.level);
  }

  /// How many lists paragraphs name that the file does not define.
  int missing() {
    return missing.size();
  }

  // Which list and level a paragraph belongs to.

  private @Nullable Place placed(String style, int list, int level) {
    if (list >= 0) return new Place(list, clamped(Math.max(level, 0)));
    Place inherited = style.isEmpty() ? null : ofStyle(style);
    if (inherited == null || level < 0) return inherited;
    return new Place(inherited.list, clamped(level));
  }

  private @Nullable Place ofStyle(String name) {
    String at = name;
    int level = -1;
    for (int i = 0; i < MOST_STYLES; i++) {
      WordStyles.Style style = styles.style(at);
      if (style == null) return null;
      if (level < 0) level = style.level();
      if (style.list() >= 0)
        return new Place(style.list(), level >= 0 ? clamped(level) : levelOf(at, style.list()));
      at = style.basis();
    }
    return null;
  }

  private int levelOf(String style, int id) {
    Counted list = list(id);
    if (list == null) return 0;
    for (int i = 0; i < LEVELS; i++) if (list.levels[i].style.equals(style)) return i;
    return 0;
  }

  private static int clamped(int level) {
    return Math.min(level, LEVELS - 1);
  }

  /// A number of a property, 0 to 32,767; `without` where it is none.
  static int small(String value, int without) {
    return Math.min(id(value, without), LARGEST);
  }

  /// The id of a list, from 0; `without` where it is no number.
  static int id(String value, int without) {
    if (!value.matches("[+-]?\\d+")) return without;
    if (value.startsWith("-")) return 0;
    return value.length() > 10
        ? Integer.MAX_VALUE
        : (int) Math.min(Long.parseLong(value), Integer.MAX_VALUE);
  }

  // The definitions.

  /// Reads them out of the part `numbering`.
  void read(WordXml in) throws IOException {
    while (in.next()) {
      if (!in.starts()) continue;
      if (in.name().equals("abstractNum")) definition(in);
      else if (in.name().equals("num")) num(in);
    }
  }

  private void definition(WordXml in) throws IOException {
    int id = id(in.attribute("abstractNumId"), -1);
    List<Placed> levels = new ArrayList<>();
    String link = "";
    while (in.next() && !(in.ends() && in.name().equals("abstractNum"))) {
      if (!in.starts()) continue;
      if (in.name().equals("lvl")) levels.add(level(in));
      else if (in.name().equals("numStyleLink")) link = in.value();
    }
    definitions.putIfAbsent(id, new Definition(id, levels, link));
  }

  private void num(WordXml in) throws IOException {
    int id = id(in.attribute("numId"), -1);
    int definition = -1;
    List<Own> overrides = new ArrayList<>();
    while (in.next() && !(in.ends() && in.name().equals("num"))) {
      if (!in.starts()) continue;
      if (in.name().equals("abstractNumId")) definition = id(in.value(), -1);
      else if (in.name().equals("lvlOverride")) overrides.add(override(in));
    }
    nums.putIfAbsent(id, new Num(definition, overrides));
  }

  private static Own override(WordXml in) throws IOException {
    int at = clamped(small(in.attribute("ilvl"), 0));
    int start = -1;
    List<Placed> levels = new ArrayList<>();
    while (in.next() && !(in.ends() && in.name().equals("lvlOverride"))) {
      if (!in.starts()) continue;
      if (in.name().equals("startOverride")) start = small(in.value(), 0);
      else if (in.name().equals("lvl")) levels.add(level(in));
    }
    return new Own(at, start, levels);
  }

  /// A level of more words than are printed prints none, like a bullet; a tab after it is a blank.
  private static Placed level(WordXml in) throws IOException {
    int at = clamped(small(in.attribute("ilvl"), 0));
    int start = 0;
    String format = "decimal";
    String words = "";
    String gap = " ";
    int restart = -1;
    boolean digits = false;
    String style = "";
    while (in.next() && !(in.ends() && in.name().equals("lvl"))) {
      if (!in.starts()) continue;
      switch (in.name()) {
        case "start" -> start = small(in.value(), 0);
        case "numFmt" -> format = in.value();
        case "lvlText" -> words = in.value();
        case "suff" -> gap = in.value().equals("nothing") ? "" : " ";
        case "lvlRestart" -> restart = clamped(small(in.value(), 0));
        case "isLgl" -> digits = in.on();
        case "pStyle" -> style = in.value();
        default -> {} // How it looks.
      }
    }
    boolean bullet = format.equals("bullet") || words.length() > LONGEST;
    return new Placed(
        at, new Level(start, format, bullet ? "" : words, gap, restart, digits, style));
  }

  private @Nullable Counted list(int id) {
    Counted known = lists.get(id);
    if (known != null) return known;
    Num num = nums.get(id);
    Definition definition = num == null ? null : definition(num, MOST_STYLES);
    if (num == null || definition == null) {
      missing.add(id);
      return null;
    }
    Level[] levels = new Level[LEVELS];
    Arrays.fill(levels, Level.BARE);
    for (Placed each : definition.levels) levels[each.at] = each.level;
    boolean[] starts = new boolean[LEVELS];
    for (Own own : num.overrides) {
      for (Placed each : own.levels) levels[each.at] = each.level;
      starts[own.at] = own.start >= 0;
      if (starts[own.at]) levels[own.at] = levels[own.at].startingAt(own.start);
    }
    Counted made = new Counted(levels, counters(definition.id), starts);
    lists.put(id, made);
    return made;
  }

  private int[] counters(int definition) {
    return counters.computeIfAbsent(
        definition,
        _ -> {
          int[] fresh = new int[LEVELS];
          Arrays.fill(fresh, -1);
          return fresh;
        });
  }

  /// A definition may name a style of lists whose definition is meant.
  private @Nullable Definition definition(Num num, int most) {
    Definition definition = definitions.get(num.definition);
    if (definition == null || definition.link.isEmpty() || most == 0) return definition;
    WordStyles.Style style = styles.style(definition.link);
    Num meant = style == null ? null : nums.get(style.list());
    return meant == null ? definition : definition(meant, most - 1);
  }

  // Counting.

  private static void count(Counted list, int at) {
    int[] counters = list.counters;
    if (list.starts[at]) {
      list.starts[at] = false;
      counters[at] = -1;
    }
    counters[at] = counters[at] < 0 ? list.levels[at].start : Math.min(counters[at] + 1, LARGEST);
    for (int i = at + 1; i < LEVELS; i++) {
      int restart = list.levels[i].restart;
      if (restart < 0 || at < restart) counters[i] = -1;
    }
  }

  private static String printed(Counted list, int at) {
    Level level = list.levels[at];
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < level.words.length(); i++) {
      char c = level.words.charAt(i);
      int of = c == '%' && i + 1 < level.words.length() ? level.words.charAt(i + 1) - '1' : -1;
      if (of < 0 || of >= LEVELS) {
        out.append(c);
      } else {
        i++;
        if (of <= at) out.append(number(list, of, level.digits));
      }
    }
    if (out.isEmpty() || out.length() > LONGEST) return "";
    return out + level.gap;
  }

  private static String number(Counted list, int of, boolean digits) {
    Level level = list.levels[of];
    int value = list.counters[of] < 0 ? level.start : list.counters[of];
    return ListNumeral.print(value, digits ? "decimal" : level.format);
  }
}
