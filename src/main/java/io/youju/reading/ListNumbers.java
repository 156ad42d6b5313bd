package io.youju.reading;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNum;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTDecimalNumber;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumLvl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTNumPr;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// The numbers that Word prints before the paragraphs of its lists (ISO/IEC 29500-1, 17.9).
///
/// Paragraphs must be asked for in their order: every one counts. Lists of one definition share
/// their counters; a start of its own (`startOverride`) takes hold where a list is first used. A
/// level begins anew after a paragraph of any level above it, or as its `lvlRestart` says. Bullets
/// print nothing.
final class ListNumbers {
  private static final String WORDS =
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
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

  private record Placed(BigInteger list, int level) {}

  /// A list: its levels and the counters of its definition, -1 before a level is used.
  private record Counted(Level[] levels, int[] counters, boolean[] starts) {}

  private final XWPFDocument document;
  private final Map<BigInteger, CTNum> nums = new HashMap<>();
  private final Map<BigInteger, CTAbstractNum> definitions = new HashMap<>();
  private final Map<BigInteger, int[]> counters = new HashMap<>();
  private final Map<BigInteger, Counted> lists = new HashMap<>();
  private final Set<BigInteger> missing = new HashSet<>();

  ListNumbers(XWPFDocument document) {
    this.document = document;
    XWPFNumbering numbering = document.getNumbering();
    if (numbering == null) return;
    for (XWPFNum num : numbering.getNums())
      nums.putIfAbsent(num.getCTNum().getNumId(), num.getCTNum());
    for (XWPFAbstractNum definition : numbering.getAbstractNums())
      definitions.putIfAbsent(
          definition.getCTAbstractNum().getAbstractNumId(), definition.getCTAbstractNum());
  }

  /// The number before the next paragraph with the gap after it; empty without one.
  ///
  /// @throws RuntimeException where the file's own numbers are no numbers
  String next(XWPFParagraph paragraph) {
    Placed placed = placed(paragraph);
    if (placed == null || placed.list.signum() == 0) return "";
    Counted list = list(placed.list);
    if (list == null) return "";
    count(list, placed.level);
    return printed(list, placed.level);
  }

  /// How many lists paragraphs name that the file does not define.
  int missing() {
    return missing.size();
  }

  // Which list and level a paragraph belongs to.

  private @Nullable Placed placed(XWPFParagraph paragraph) {
    var properties = paragraph.getCTP().getPPr();
    CTNumPr own = properties == null ? null : properties.getNumPr();
    BigInteger list = own == null || own.getNumId() == null ? null : own.getNumId().getVal();
    int level = own == null || own.getIlvl() == null ? -1 : level(own.getIlvl().getVal());
    String style = paragraph.getStyleID();
    if (list == null && style != null) {
      Placed inherited = ofStyle(style);
      if (inherited == null) return null;
      list = inherited.list;
      if (level < 0) level = inherited.level;
    }
    return list == null ? null : new Placed(list, Math.max(level, 0));
  }

  private @Nullable Placed ofStyle(String name) {
    String at = name;
    int level = -1;
    for (int i = 0; i < MOST_STYLES && at != null && document.getStyles() != null; i++) {
      XWPFStyle style = document.getStyles().getStyle(at);
      if (style == null) return null;
      var properties = style.getCTStyle().getPPr();
      CTNumPr numbers = properties == null ? null : properties.getNumPr();
      if (numbers != null && level < 0 && numbers.getIlvl() != null)
        level = level(numbers.getIlvl().getVal());
      if (numbers != null && numbers.getNumId() != null) {
        BigInteger list = numbers.getNumId().getVal();
        return new Placed(list, level >= 0 ? level : levelOf(at, list));
      }
      at = style.getBasisStyleID();
    }
    return null;
  }

  private int levelOf(String style, BigInteger id) {
    Counted list = list(id);
    if (list == null) return 0;
    for (int i = 0; i < LEVELS; i++) if (list.levels[i].style.equals(style)) return i;
    return 0;
  }

  private static int level(@Nullable BigInteger value) {
    return Math.min(small(value, 0), LEVELS - 1);
  }

  private static int small(@Nullable BigInteger value, int without) {
    if (value == null) return without;
    return value.max(BigInteger.ZERO).min(BigInteger.valueOf(LARGEST)).intValue();
  }

  // The definitions.

  private @Nullable Counted list(BigInteger id) {
    Counted known = lists.get(id);
    if (known != null) return known;
    CTNum num = nums.get(id);
    CTAbstractNum definition = num == null ? null : definition(num, MOST_STYLES);
    if (num == null || definition == null) {
      missing.add(id);
      return null;
    }
    Level[] levels = new Level[LEVELS];
    Arrays.fill(levels, Level.BARE);
    for (CTLvl level : definition.getLvlArray()) put(levels, level);
    boolean[] starts = new boolean[LEVELS];
    for (CTNumLvl own : num.getLvlOverrideArray()) {
      if (own.getLvl() != null) put(levels, own.getLvl());
      int at = level(own.getIlvl());
      starts[at] = own.getStartOverride() != null;
      if (starts[at]) levels[at] = levels[at].startingAt(small(own.getStartOverride().getVal(), 0));
    }
    int[] shared =
        counters.computeIfAbsent(
            definition.getAbstractNumId(),
            _ -> {
              int[] fresh = new int[LEVELS];
              Arrays.fill(fresh, -1);
              return fresh;
            });
    Counted made = new Counted(levels, shared, starts);
    lists.put(id, made);
    return made;
  }

  /// A definition may name a style of lists whose definition is meant.
  private @Nullable CTAbstractNum definition(CTNum num, int most) {
    CTDecimalNumber id = num.getAbstractNumId();
    CTAbstractNum definition = id == null ? null : definitions.get(id.getVal());
    if (definition == null || !definition.isSetNumStyleLink() || most == 0) return definition;
    XWPFStyle style =
        document.getStyles() == null
            ? null
            : document.getStyles().getStyle(definition.getNumStyleLink().getVal());
    var properties = style == null ? null : style.getCTStyle().getPPr();
    CTNumPr numbers = properties == null ? null : properties.getNumPr();
    CTNum meant =
        numbers == null || numbers.getNumId() == null
            ? null
            : nums.get(numbers.getNumId().getVal());
    return meant == null ? definition : definition(meant, most - 1);
  }

  private static void put(Level[] levels, CTLvl level) {
    String format =
        level.getNumFmt() == null ? "decimal" : level.getNumFmt().xgetVal().getStringValue();
    String words =
        level.getLvlText() == null || level.getLvlText().getVal() == null
            ? ""
            : level.getLvlText().getVal();
    boolean bullet = format.equals("bullet") || words.length() > LONGEST;
    levels[level(level.getIlvl())] =
        new Level(
            level.getStart() == null ? 0 : small(level.getStart().getVal(), 0),
            format,
            bullet ? "" : words,
            gap(level),
            level.getLvlRestart() == null ? -1 : level(level.getLvlRestart().getVal()),
            level.isSetIsLgl() && on(level),
            level.getPStyle() == null ? "" : level.getPStyle().getVal());
  }

  /// POI's small schema leaves out the type of `suff`, so it is read as plain XML; a tab is a
  /// blank.
  private static String gap(CTLvl level) {
    NodeList children = level.getDomNode().getChildNodes();
    for (int i = 0; i < children.getLength(); i++)
      if (children.item(i) instanceof Element suffix
          && "suff".equals(suffix.getLocalName())
          && suffix.getAttributeNS(WORDS, "val").equals("nothing")) return "";
    return " ";
  }

  private static boolean on(CTLvl level) {
    var value = level.getIsLgl().xgetVal();
    return value == null || !Set.of("0", "false", "off").contains(value.getStringValue());
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
