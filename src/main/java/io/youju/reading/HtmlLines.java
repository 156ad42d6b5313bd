package io.youju.reading;

import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/// The lines of an element: one a paragraph, a row of a table, or a line before a break. Walks
/// without recursion, so that nesting costs no stack.
final class HtmlLines implements NodeFilter {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "ul",
          "ol",
          "dl",
          "dt",
          "dd",
          "table",
          "tbody",
          "tr",
          "td",
          "th",
          "section",
          "article",
          "main",
          "blockquote",
          "pre",
          "center",
          "body",
          "fieldset",
          "figure",
          "figcaption",
          "caption",
          "hr");
  private static final Pattern CHROME_LINE =
      Pattern.compile(
          "(?:【.{0,20}】)?(?:扫一扫.{0,20}|打印(?:本页|此页|该页|文章|内容)?|关闭(?:窗口|本页|此页|页面)?|分享到.{0,20}|相关(?:链接|阅读|新闻|文件|稿件).{0,4}|责任编辑.{0,12}|字[体号](?:[：: ].{0,16})?"
              + "|[上下]一[篇条](?:[：: ].*)?|(?:您(?:当前|现在)?(?:所在)?的?|当前|现在的?)位置.*|浏览次数.*|点击.{0,8}关注.{0,10}|阅读原文|来源：.{0,30}字体.*)"
              + "|[【\\[（(] ?(?:字[体号]|打印|关闭|收藏|纠错|返回|分享|大 ?中 ?小).{0,30}|收藏本[页站].{0,10}|我要纠错.{0,10}"
              + "|(?:发布|更新)(?:时间|日期)[：:].{0,50}(?:来源|浏览|点击|阅读|字[体号]|打印|分享).*");
  private static final int FURTHEST = 12;

  private final Source.Builder out = new Source.Builder();
  private final StringBuilder words = new StringBuilder();
  private final HtmlLists lists = new HtmlLists();

  /// Of the entry of a list that is open, until its first words come.
  private String number = "";

  private int inBold;
  private int letters;
  private Look look = Look.PLAIN;

  Source read(Element main) {
    NodeTraversor.filter(this, main);
    flush();
    return out.source();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      add(text);
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) return FilterResult.CONTINUE;
    String name = element.normalName();
    if (name.equals("br")) flush();
    if (BLOCKS.contains(name)) {
      flush();
      look = look(element, name);
    }
    if (name.equals("li")) number = lists.number(element);
    if (name.equals("table") && holdsFigures(element)) {
      rows(element);
      return FilterResult.SKIP_ENTIRELY;
    }
    return hidden(element) ? FilterResult.SKIP_ENTIRELY : FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
      flush();
      look = Look.PLAIN;
      if (element.normalName().equals("li")) number = "";
    }
    return FilterResult.CONTINUE;
  }

  static boolean hidden(Element element) {
    if (element.hasAttr("hidden")) return true;
    String style = element.attr("style");
    return !style.isEmpty()
        && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
  }

  private void add(TextNode node) {
    String text = node.getWholeText();
    boolean bold = bold(node);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\u00a0') c = ' ';
      if (c == '\u200b' || c == '\ufeff') continue;
      boolean gap = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (gap && (words.isEmpty() || words.charAt(words.length() - 1) == ' ')) continue;
      words.append(gap ? ' ' : c);
      if (gap || c == '　') continue;
      letters++;
      if (bold) inBold++;
    }
  }

  private static boolean bold(Node node) {
    Node at = node.parent();
    for (int i = 0; i < FURTHEST && at instanceof Element element; i++) {
      String name = element.normalName();
      if (name.equals("b") || name.equals("strong")) return true;
      String style = element.attr("style");
      if (style.contains("font-weight")
          && style.matches("(?is).*font-weight:\\s*(?:bold|[6-9]00).*")) return true;
      if (BLOCKS.contains(name)) return false;
      at = element.parent();
    }
    return false;
  }

  private static Look look(Element element, String name) {
    if (name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1)))
      return new Look(name.charAt(1) - '0', centred(element), true, false);
    return new Look(0, centred(element), false, false);
  }

  private static boolean centred(Element element) {
    Element at = element;
    for (int i = 0; i < 2 && at != null; i++) {
      if (at.normalName().equals("center") || at.attr("align").equalsIgnoreCase("center"))
        return true;
      String style = at.attr("style");
      int align = style.indexOf("text-align");
      if (align >= 0) return style.startsWith("center", after(style, align));
      if (!at.attr("align").isEmpty()) return false;
      at = at.parent();
    }
    return false;
  }

  private static int after(String style, int align) {
    int at = align + "text-align".length();
    while (at < style.length() && ": ".indexOf(style.charAt(at)) >= 0) at++;
    return at;
  }

  private void flush() {
    String line = words.toString().strip();
    boolean bold = letters > 0 && inBold * 10 >= letters * 9;
    if (!line.isEmpty() && !(line.length() < 60 && CHROME_LINE.matcher(line).matches())) {
      line = number + line;
      number = "";
      out.add(line, new Look(look.heading(), look.centred(), bold, look.cell()).heads(line));
    }
    words.setLength(0);
    inBold = 0;
    letters = 0;
  }

  // Tables.

  /// A table of figures, not one that lays out a page: rows of several short cells.
  private static boolean holdsFigures(Element table) {
    int rows = 0;
    int several = 0;
    if (table.selectFirst("table table") != null) return false;
    for (Element row : table.select("tr")) {
      if (LongTables.longest(row) > Rows.LONG) return false;
      if (row.hasText()) rows++;
      if (LongTables.several(row)) several++;
    }
    return rows > 0 && several * 2 >= rows;
  }

  private void rows(Element table) {
    for (Element row : table.select("tr")) out.add(LongTables.line(row), Look.ROW);
  }

  /// The code units of text outside links in each element.
  static IdentityHashMap<Element, Integer> plainText(Element body) {
    IdentityHashMap<Element, Integer> sums = new IdentityHashMap<>();
    NodeVisitor visitor =
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode text
                && node.parent() instanceof Element parent
                && parent.closest("a") == null)
              sums.merge(parent, text.text().strip().length(), Integer::sum);
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.parent() != null)
              sums.merge(element.parent(), sums.getOrDefault(element, 0), Integer::sum);
          }
        };
    NodeTraversor.traverse(visitor, body);
    return sums;
  }
}
