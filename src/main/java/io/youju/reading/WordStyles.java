package io.youju.reading;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The styles of a DOCX, as far as they say what a paragraph is: its heading level, whether it is
/// centred or bold, and the list that numbers it. A style has what the styles it is based on have.
final class WordStyles {
  private static final int MOST = 20;

  /// @param outline 0 to 8 for a heading of level 1 to 9, 9 for text; -1 unsaid
  /// @param list the list's id, or -1
  /// @param level in the list, or -1
  record Style(
      String name,
      String basis,
      int outline,
      @Nullable Boolean centred,
      @Nullable Boolean bold,
      int list,
      int level) {}

  private final Map<String, Style> styles = new HashMap<>();
  private String usual = "";

  /// Reads them out of the part `styles`.
  void read(WordXml in) throws IOException {
    while (in.next()) {
      if (!in.starts() || !in.name().equals("style")) continue;
      String id = in.attribute("styleId");
      boolean paragraph = in.attribute("type").equals("paragraph");
      if (paragraph && in.attribute("default").matches("1|true|on")) usual = id;
      Style style = style(in);
      styles.putIfAbsent(id, style);
    }
  }

  private static Style style(WordXml in) throws IOException {
    String name = "";
    String basis = "";
    int outline = -1;
    Boolean centred = null;
    Boolean bold = null;
    int list = -1;
    int level = -1;
    while (in.next() && !(in.ends() && in.name().equals("style"))) {
      if (!in.starts()) continue;
      switch (in.name()) {
        case "name" -> name = in.value();
        case "basedOn" -> basis = in.value();
        case "outlineLvl" -> outline = ListNumbers.small(in.value(), -1);
        case "jc" -> centred = in.value().equals("center");
        case "b" -> bold = in.on();
        case "numId" -> list = ListNumbers.small(in.value(), -1);
        case "ilvl" -> level = ListNumbers.small(in.value(), -1);
        case "tblStylePr", "tblPr", "pPrChange", "rPrChange" -> in.skip();
        default -> {} // Nothing about what a paragraph is.
      }
    }
    return new Style(name, basis, outline, centred, bold, list, level);
  }

  /// The style of paragraphs that name none, or empty.
  String usual() {
    return usual;
  }

  @Nullable Style style(String id) {
    return styles.get(id);
  }

  /// What `id` or the nearest style below it says, or null.
  private <T> @Nullable T inherited(String id, Function<Style, @Nullable T> said) {
    Style style = styles.get(id);
    for (int i = 0; i < MOST && style != null; i++) {
      T found = said.apply(style);
      if (found != null) return found;
      style = styles.get(style.basis);
    }
    return null;
  }

  boolean centred(String id) {
    Boolean centred = inherited(id, Style::centred);
    return centred != null ? centred : name(id).equals("title");
  }

  boolean bold(String id) {
    return Boolean.TRUE.equals(inherited(id, Style::bold));
  }

  /// Whether it sets the lines of a table of contents.
  boolean contents(String id) {
    return name(id).matches("toc ?(?:[1-9]|heading)|目录 ?[1-9]");
  }

  private String name(String id) {
    Style style = styles.get(id);
    return (style == null ? id : style.name()).toLowerCase(Locale.ROOT);
  }

  /// The level of a heading, 1 to 9; 0 for text.
  int heading(String id) {
    if (id.isEmpty()) return 0;
    Integer level = inherited(id, WordStyles::level);
    if (level != null) return level;
    return styles.containsKey(id) ? 0 : numbered(id.toLowerCase(Locale.ROOT), "heading ?|");
  }

  private static @Nullable Integer level(Style style) {
    int named = numbered(style.name().toLowerCase(Locale.ROOT), "heading ?|标题 ?");
    if (named > 0) return named;
    return style.outline < 0 ? null : style.outline < 9 ? style.outline + 1 : 0;
  }

  private static int numbered(String name, String before) {
    return name.matches("(?:" + before + ")[1-9]") ? name.charAt(name.length() - 1) - '0' : 0;
  }
}
