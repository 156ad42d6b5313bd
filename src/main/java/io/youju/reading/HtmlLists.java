package io.youju.reading;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/// The numbers that a browser prints before the entries of ordered lists, and those of the classes
/// that the editor UEditor, which many public bodies use, numbers by.
final class HtmlLists {
  private static final Pattern STYLE =
      Pattern.compile("(?i)list-style(?:-type)?\\s*:\\s*([\\w-]+)");
  private static final Pattern CLASS = Pattern.compile("\\bcustom_((?:cn|num)[12]?)\\b");
  private static final int MOST = 9_999;
  private static final int FURTHEST = 30;

  /// Formats by the names of CSS, the attribute `type` and UEditor, in the words of [ListNumeral],
  /// with the sign after the number.
  private static final Map<String, String> FORMATS =
      Map.ofEntries(
          Map.entry("decimal", "decimal ."),
          Map.entry("1", "decimal ."),
          Map.entry("num", "decimal ."),
          Map.entry("num1", "decimal )"),
          Map.entry("num2", "decimal ()"),
          Map.entry("cn", "chineseCountingThousand 、"),
          Map.entry("cn1", "chineseCountingThousand ）"),
          Map.entry("cn2", "chineseCountingThousand （）"),
          Map.entry("cjk-ideographic", "chineseCountingThousand 、"),
          Map.entry("simp-chinese-informal", "chineseCountingThousand 、"),
          Map.entry("lower-alpha", "lowerLetter ."),
          Map.entry("lower-latin", "lowerLetter ."),
          Map.entry("a", "lowerLetter ."),
          Map.entry("upper-alpha", "upperLetter ."),
          Map.entry("upper-latin", "upperLetter ."),
          Map.entry("A", "upperLetter ."),
          Map.entry("lower-roman", "lowerRoman ."),
          Map.entry("i", "lowerRoman ."),
          Map.entry("upper-roman", "upperRoman ."),
          Map.entry("I", "upperRoman ."));

  /// The number of the last entry of each list that is gone through.
  private final IdentityHashMap<Element, Integer> last = new IdentityHashMap<>();

  /// The number before the next entry of its list, or empty: of no ordered list, of one without
  /// numbers, or of one whose entries bring their own.
  String number(Element entry) {
    Element list = entry.parent();
    if (list == null || !list.normalName().equals("ol")) return "";
    int before = last.computeIfAbsent(list, _ -> ListNumbers.id(list.attr("start"), 1) - 1);
    int value = ListNumbers.id(entry.attr("value"), Math.min(before, MOST) + 1);
    last.put(list, value);
    String format = FORMATS.get(format(entry, list));
    if (format == null || value < 1 || value > MOST || ownNumber(entry)) return "";
    String[] parts = format.split(" ", 2);
    String number = ListNumeral.print(value, parts[0]);
    return parts[1].length() == 2
        ? parts[1].charAt(0) + number + parts[1].charAt(1)
        : number + parts[1];
  }

  private static String format(Element entry, Element list) {
    for (Element each : new Element[] {entry, list}) {
      Matcher style = STYLE.matcher(each.attr("style"));
      if (style.find()) return style.group(1).toLowerCase(Locale.ROOT);
    }
    Matcher named = CLASS.matcher(list.className());
    if (named.find()) return named.group(1);
    return list.attr("type").isEmpty() ? "decimal" : list.attr("type");
  }

  /// Whether its first words begin with a number.
  private static boolean ownNumber(Element entry) {
    Node at = entry;
    for (int i = 0; i < FURTHEST && at != null; i++) {
      if (at instanceof TextNode text && !text.isBlank()) {
        String words = text.getWholeText();
        return Marker.at(words, 0, words.length()).isPresent();
      }
      at = at.childNodeSize() > 0 ? at.childNode(0) : at.nextSibling();
    }
    return false;
  }
}
