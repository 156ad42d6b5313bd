package io.youju.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a site's robots.txt asks of a visitor, by RFC 9309: the groups that name the visitor, else
/// those of `*`; the longest matching rule wins, and of two as long the one that allows.
record Robots(List<Rule> rules) {
  Robots {
    rules = List.copyOf(rules);
  }

  /// @param path may hold `*` for anything and end with `$`
  record Rule(boolean allows, String path) {}

  /// Everything is allowed.
  static final Robots NONE = new Robots(List.of());

  /// Reads the rules for `visitor`, a name without version.
  static Robots of(String text, String visitor) {
    List<Rule> own = new ArrayList<>();
    List<Rule> all = new ArrayList<>();
    boolean named = false;
    boolean mine = false;
    boolean everyone = false;
    boolean inRules = true;
    for (String raw : text.split("\\R")) {
      String line = raw.replaceFirst("#.*", "").strip();
      int colon = line.indexOf(':');
      if (colon < 0) continue;
      String field = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
      String value = line.substring(colon + 1).strip();
      if (field.equals("user-agent")) {
        if (inRules) mine = everyone = false;
        inRules = false;
        String name = value.replaceFirst("[/\\s].*", "");
        mine |= name.equalsIgnoreCase(visitor);
        everyone |= name.equals("*");
        named |= mine;
      } else if (field.equals("allow") || field.equals("disallow")) {
        inRules = true;
        if (value.isEmpty()) continue;
        Rule rule = new Rule(field.equals("allow"), value);
        if (mine) own.add(rule);
        if (everyone) all.add(rule);
      }
    }
    return new Robots(named ? own : all);
  }

  /// @param path of the address, with its query
  boolean allows(String path) {
    Rule best = null;
    for (Rule rule : rules) {
      if (!matches(rule.path(), path)) continue;
      int longer = best == null ? 1 : rule.path().length() - best.path().length();
      if (longer > 0 || (longer == 0 && rule.allows())) best = rule;
    }
    return best == null || best.allows();
  }

  /// Takes each piece between stars at its first place, so that no rule costs more than its length
  /// times the path's.
  private static boolean matches(String rule, String path) {
    boolean whole = rule.endsWith("$");
    String[] pieces = (whole ? rule.substring(0, rule.length() - 1) : rule).split("\\*", -1);
    if (!path.startsWith(pieces[0])) return false;
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length; i++) {
      boolean last = whole && i == pieces.length - 1;
      int found = last ? path.length() - pieces[i].length() : path.indexOf(pieces[i], at);
      if (found < at || !path.startsWith(pieces[i], found)) return false;
      at = found + pieces[i].length();
    }
    return !whole || at == path.length();
  }
}
