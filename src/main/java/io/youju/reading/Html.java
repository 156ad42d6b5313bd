package io.youju.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jspecify.annotations.Nullable;

/// Reads HTML as public bodies serve it: the main text without menus, scripts, share bars and
/// related links; the table of particulars (索引号, 发文机关, 成文日期, 标题) becomes metadata.
final class Html {
  /// What the programs of public bodies call the element that holds what was typed or pasted.
  private static final Set<String> TEXTS =
      Set.of(
          "ucap-content",
          "trs_editor",
          "trs_ueditor",
          "trs_editor_view",
          "zoom",
          "zoomcon",
          "vsb_content",
          "v_news_content",
          "j-fontcontent",
          "wp_articlecontent",
          "rich_media_content",
          "divfulltext");

  /// And what holds that, often with its title and more.
  private static final Set<String> BODIES =
      Set.of(
          "pages_content",
          "article-content",
          "articlecontent",
          "article_content",
          "articlecon",
          "article-con",
          "article_con",
          "con_con",
          "view_content",
          "xxgk_content",
          "zfxxgk_content",
          "bt_content",
          "xl_content",
          "info_content",
          "ivs_content",
          "content_text",
          "news_content",
          "newscontent",
          "detail-content",
          "detail_content",
          "maincontent");

  private static final Pattern CHROME =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|share|bdsharebuttonbox|footer|header|sidebar|related|xgwj|copyright|toolbar|qrcode|qr_container|print|pagination|banner|dqwz|location)(?:$|[\\s_-])");
  private static final Map<String, String> PARTICULARS =
      Map.ofEntries(
          Map.entry("索引号", "index"),
          Map.entry("发文机关", "issuer"),
          Map.entry("发文机构", "issuer"),
          Map.entry("发文单位", "issuer"),
          Map.entry("发布机构", "issuer"),
          Map.entry("发布机关", "issuer"),
          Map.entry("制定机关", "issuer"),
          Map.entry("成文日期", "date"),
          Map.entry("发文日期", "date"),
          Map.entry("公布日期", "date"),
          Map.entry("发布日期", "published"),
          Map.entry("发布时间", "published"),
          Map.entry("标题", "title"),
          Map.entry("名称", "title"),
          Map.entry("文件名称", "title"),
          Map.entry("信息名称", "title"),
          Map.entry("发文字号", "number"),
          Map.entry("文号", "number"));

  /// What programs write where nobody gave a title.
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)附件\\d*|附|无标题(?:文档)?|新建.{0,12}文档|untitled.*|document\\d*|文档\\d*|microsoft word.*|正文|首页|index"
              + "|.*(?:网站?|门户|首页|信息公开(?:目录|平台)?|政务公开|通知公告|详[情细](?:页|内容|信息)?|内容页)");

  private static final Pattern SITE =
      Pattern.compile("\\s*[-–—]+\\s*[^-–—]{2,25}(?:政府|网站?|[局厅委办处部院]|委员会|办公室|门户|大学|中心|数据库|平台)$");
  private static final Pattern AFTER = Pattern.compile("(?s)(?:\\s*[_|]|\\s+-+\\s).*");
  private static final Pattern DAY = Pattern.compile("\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}日?");
  private static final Pattern NUMBER = Pattern.compile("(?:_u?\\d+)+$");
  private static final Set<String> HOLDING = Set.of("div", "li");
  private static final Pattern BLANKS = Pattern.compile("[\\s　\\[\\]【】]+");

  /// Of five letters and the blanks between them.
  private static final int LONGEST_LABEL = 24;

  private static final int LONGEST_FORM = 60;
  private static final int MOST_LINKED = 50;
  private static final Pattern ATTACHED =
      Pattern.compile("(?i)附件|下载|fujian|attach|appendix|enclosure|(?:^|[\\s_-])fj(?:$|[\\s_-])");

  private Html() {}

  /// @throws Unreadable when the page has more elements than are read
  static Read read(String name, String html, Limits limits) {
    int elements = elements(html);
    if (elements > limits.elements())
      throw new Unreadable(
          name + ": " + elements + " elements, at most " + limits.elements() + " are read");
    return read(html);
  }

  private static int elements(String html) {
    int count = 0;
    for (int at = html.indexOf('<');
        at >= 0 && at + 1 < html.length();
        at = html.indexOf('<', at + 1)) if (Character.isLetter(html.charAt(at + 1))) count++;
    return count;
  }

  private static Read read(String html) {
    Document page = LongTables.parsed(html);
    Map<String, String> about = about(page);
    List<Element> shown = page.select("iframe[src], embed[src], object[data]");
    page.select(
            "script, style, noscript, template, iframe, nav, header, footer, aside, button, select, canvas, svg, object, embed, head title")
        .remove();
    // Some programs wrap a whole page in a form.
    for (Element form : page.select("form"))
      if (form.text().length() < LONGEST_FORM && longest(form, TEXTS) == null) form.remove();
    Element main = main(page.body());
    Source source = new HtmlLines().read(main);
    if (source.lines().isEmpty()) source = new HtmlLines().read(page.body());
    return new Read(source, about, List.of(), linked(main, shown));
  }

  /// The lines of a piece of HTML inside another format.
  static Source fragment(String html) {
    return new HtmlLines().read(Jsoup.parseBodyFragment(html).body());
  }

  // Particulars.

  private static Map<String, String> about(Document page) {
    Map<String, String> about = new HashMap<>();
    for (Element cell : page.select("td, th, li, dt, p, span, label, b, strong, div"))
      particular(cell, about);
    boolean told = about.containsKey("index") || about.containsKey("number");
    if (!told && !about.containsKey("issuer")) about.remove("title"); // Of something in the text.
    if (!about.containsKey("title")) title(page).ifPresent(title -> about.put("title", title));
    String published = about.getOrDefault("published", content(page, "PubDate"));
    Matcher day = DAY.matcher(published);
    if (day.lookingAt()) about.putIfAbsent("date", day.group());
    about.remove("published");
    return about;
  }

  private static void particular(Element cell, Map<String, String> about) {
    if (cell.childNodeSize() > 6 || (HOLDING.contains(cell.normalName()) && holdsBlocks(cell)))
      return;
    String words = cell.text();
    if (words.length() > 300) return;
    int colon = words.indexOf('：') < 0 ? words.indexOf(':') : words.indexOf('：');
    if ((colon < 0 ? words.length() : colon) > LONGEST_LABEL) return;
    String label = BLANKS.matcher(colon < 0 ? words : words.substring(0, colon)).replaceAll("");
    String field = label.length() > 5 ? null : PARTICULARS.get(label);
    if (field == null || (colon < 0 && !cell.is("td, th, dt, label"))) return;
    String value =
        colon >= 0 && colon < words.length() - 1 ? words.substring(colon + 1) : beside(cell);
    if (!value.isBlank()) about.putIfAbsent(field, value.strip());
  }

  private static boolean holdsBlocks(Element cell) {
    for (Element child = cell.firstElementChild();
        child != null;
        child = child.nextElementSibling()) if (child.isBlock()) return true;
    return false;
  }

  /// What stands beside a label.
  private static String beside(Element label) {
    Node next = label.nextSibling();
    if (next instanceof TextNode text && !text.isBlank()) return text.text();
    Element element = label.nextElementSibling();
    return element == null ? "" : element.text();
  }

  /// The title that the page names, or its first great heading where that is the site's.
  private static Optional<String> title(Document page) {
    Element heading = page.selectFirst("h1, ucaptitle");
    Element shown = page.selectFirst("meta[property=og:title]");
    return Stream.of(
            content(page, "ArticleTitle"),
            shown == null ? "" : shown.attr("content"),
            page.title(),
            heading == null ? "" : heading.text())
        .map(title -> SITE.matcher(title.strip()).replaceFirst(""))
        .map(title -> AFTER.matcher(title).replaceFirst("").strip())
        .filter(title -> title.chars().anyMatch(Character::isLetterOrDigit))
        .filter(title -> !NO_TITLE.matcher(title).matches())
        .findFirst();
  }

  private static String content(Document page, String name) {
    Element meta = page.selectFirst("meta[name=" + name + "]");
    return meta == null ? "" : meta.attr("content");
  }

  // Files that the main text links to.

  /// The files that the main text links to, those that stand elsewhere as attachments, and those
  /// that the page shows inside itself.
  private static List<Link> linked(Element main, List<Element> shown) {
    Map<String, Link> links = new LinkedHashMap<>();
    for (Element each : main.select("a[href]")) link(each.attr("href"), each.text(), links);
    Element body = main.closest("body");
    for (Element each : body == null ? List.<Element>of() : body.select("a[href]"))
      if (attached(each)) link(each.attr("href"), each.text(), links);
    for (Element each : shown)
      link(each.attr(each.is("object") ? "data" : "src"), each.attr("title"), links);
    return List.copyOf(links.values());
  }

  /// Whether the words around a link, or what an element around it is called, say that it is one.
  private static boolean attached(Element link) {
    for (Element at = link; at != null; at = at.parent())
      if (chrome(at) || HtmlLines.hidden(at)) return false;
    Element at = link;
    for (int i = 0; i < 4 && at != null && !at.normalName().equals("body"); i++) {
      if (ATTACHED.matcher(at.className() + " " + at.id()).find()) return true;
      String words = at.childNodeSize() > 40 ? "" : at.text();
      if (words.length() < 300 && ATTACHED.matcher(words).find()) return true;
      at = at.parent();
    }
    return false;
  }

  private static void link(String href, String words, Map<String, Link> links) {
    String address = href.strip();
    if (links.size() >= MOST_LINKED || address.regionMatches(true, 0, "javascript:", 0, 11)) return;
    Link.of(address, words).ifPresent(link -> links.putIfAbsent(address, link));
  }

  // Main text.

  private static Element main(Element body) {
    Element text = longest(body, TEXTS);
    Element around = longest(body, BODIES);
    int length = text == null ? 0 : text.text().length();
    int longer = around == null ? 0 : around.text().length();
    if (text != null && length >= 10 && length * 2 >= longer) return text;
    if (around != null && longer >= 10) return around;
    int whole = body.text().length();
    for (Element element : body.getAllElements()) {
      if (!element.is("body") && chrome(element) && element.text().length() * 4 < whole)
        element.empty();
    }
    return densest(body);
  }

  /// The element by one of the names that holds most, or null.
  private static @Nullable Element longest(Element body, Set<String> names) {
    List<Element> named = new ArrayList<>();
    // Of one named element inside another the outer holds more, so it alone is measured.
    body.filter(
        (NodeFilter)
            (node, _) -> {
              if (!(node instanceof Element element) || !named(element, names))
                return FilterResult.CONTINUE;
              named.add(element);
              return FilterResult.SKIP_CHILDREN;
            });
    return named.stream().max(Comparator.comparingInt(e -> e.text().length())).orElse(null);
  }

  /// Of a name that ends in a number (vsb_content_501) what stands before it is its name.
  private static boolean named(Element element, Set<String> names) {
    if (element.hasAttr("id") && called(element.id(), names)) return true;
    return element.hasAttr("class")
        && element.classNames().stream().anyMatch(name -> called(name, names));
  }

  private static boolean called(String name, Set<String> names) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean numbered = !lower.isEmpty() && Character.isDigit(lower.charAt(lower.length() - 1));
    return names.contains(numbered ? NUMBER.matcher(lower).replaceFirst("") : lower);
  }

  private static boolean chrome(Element element) {
    return (element.hasAttr("class") || element.hasAttr("id"))
        && CHROME.matcher(element.className() + " " + element.id()).find();
  }

  /// Goes down while one child holds most of the text that is no link.
  private static Element densest(Element body) {
    java.util.IdentityHashMap<Element, Integer> plain = HtmlLines.plainText(body);
    Element here = body;
    while (true) {
      int own = plain.getOrDefault(here, 0);
      Element next = null;
      for (Element child : here.children()) {
        if (plain.getOrDefault(child, 0) * 10 > own * 6) next = child;
      }
      if (next == null || next.is("p, span, tr, tbody, pre, b, strong, font")) return here;
      here = next;
    }
  }
}
