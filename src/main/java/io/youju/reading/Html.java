package io.youju.reading;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeFilter.FilterResult;

/// Reads HTML as public bodies serve it: the main text without menus, scripts, share bars and
/// related links; the table of particulars (索引号, 发文机关, 成文日期, 标题) becomes metadata.
final class Html {
  private static final Set<String> BODIES =
      Set.of(
          "ucap-content",
          "trs_editor",
          "zoom",
          "pages_content",
          "article-content",
          "articlecontent",
          "article_content",
          "wp_articlecontent",
          "con_con",
          "view_content",
          "xxgk_content",
          "news_content",
          "maincontent",
          "rich_media_content");
  private static final Pattern CHROME =
      Pattern.compile(
          "(?i)(?:^|[\\s_-])(?:nav|navbar|menu|breadcrumbs?|crumbs?|share|bdsharebuttonbox|footer|header|sidebar|related|xgwj|copyright|toolbar|qrcode|qr_container|print|pagination|banner|dqwz|location)(?:$|[\\s_-])");
  private static final Map<String, String> PARTICULARS =
      Map.of(
          "索引号", "index", "发文机关", "issuer", "发布机构", "issuer", "制定机关", "issuer", "成文日期", "date",
          "标题", "title", "名称", "title", "发文字号", "number", "文号", "number");

  /// What programs write where nobody gave a title.
  private static final Pattern NO_TITLE =
      Pattern.compile(
          "(?i)附件\\d*|附|无标题(?:文档)?|新建.{0,12}文档|untitled.*|document\\d*|文档\\d*|microsoft word.*|正文|首页|index");

  private static final Pattern FILE =
      Pattern.compile(
          "(?i)\\.(docx?|md|wps|pdf|ofd|xlsx?|et|csv|pptx?|zip|rar|7z|txt|rtf)(?:[?#].*)?$");
  private static final int MOST_LINKED = 50;

  private Html() {}

  static Read read(String html) {
    Document page = Jsoup.parse(html);
    Map<String, String> about = about(page);
    List<Element> shown = page.select("iframe[src], embed[src], object[data]");
    page.select(
            "script, style, noscript, template, iframe, nav, header, footer, aside, form, button, select, canvas, svg, object, embed, head title")
        .remove();
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
    for (Element cell : page.select("td, th, li, dt, p, span")) {
      if (cell.childNodeSize() > 6) continue;
      String words = cell.text();
      if (words.length() > 300) continue;
      int colon = words.indexOf('：') < 0 ? words.indexOf(':') : words.indexOf('：');
      String label =
          (colon < 0 ? words : words.substring(0, colon)).replaceAll("[\\s　\\[\\]【】]", "");
      String field = label.length() > 5 ? null : PARTICULARS.get(label);
      if (field == null || (colon < 0 && !cell.is("td, th, dt"))) continue;
      Element next = cell.nextElementSibling();
      String value =
          colon >= 0 && colon < words.length() - 1
              ? words.substring(colon + 1)
              : next == null ? "" : next.text();
      if (!value.isBlank()) about.putIfAbsent(field, value.strip());
    }
    if (!about.containsKey("title")) {
      Element meta = page.selectFirst("meta[name=ArticleTitle], meta[property=og:title]");
      String title = meta == null ? page.title() : meta.attr("content");
      String own = title.split("\\s*[_|]\\s*|\\s+-\\s+")[0].strip();
      if (!own.isBlank() && !NO_TITLE.matcher(own).matches()) about.put("title", own);
    }
    return about;
  }

  // Files that the main text links to.

  /// The files that the main text links to, and those that the page shows inside itself.
  private static List<Link> linked(Element main, List<Element> shown) {
    Map<String, Link> links = new LinkedHashMap<>();
    for (Element each : main.select("a[href]")) link(each.attr("href"), each.text(), links);
    for (Element each : shown)
      link(each.attr(each.is("object") ? "data" : "src"), each.attr("title"), links);
    return List.copyOf(links.values());
  }

  private static void link(String href, String words, Map<String, Link> links) {
    String address = href.strip();
    Matcher file = FILE.matcher(address);
    if (!file.find() || links.size() >= MOST_LINKED) return;
    String ending = file.group(1).toLowerCase(Locale.ROOT);
    String name = words.isBlank() ? address : words.strip();
    links.putIfAbsent(address, new Link(name, address, ending));
  }

  // Main text.

  private static Element main(Element body) {
    List<Element> named = new ArrayList<>();
    // Of one named element inside another the outer holds more, so it alone is measured.
    body.filter(
        (NodeFilter)
            (node, _) -> {
              if (!(node instanceof Element element) || !named(element))
                return FilterResult.CONTINUE;
              named.add(element);
              return FilterResult.SKIP_CHILDREN;
            });
    Element best = named.stream().max(Comparator.comparingInt(e -> e.text().length())).orElse(null);
    if (best != null && best.text().length() >= 10) return best;
    int whole = body.text().length();
    for (Element element : body.getAllElements()) {
      if (!element.is("body") && chrome(element) && element.text().length() * 4 < whole)
        element.empty();
    }
    return densest(body);
  }

  private static boolean named(Element element) {
    if (BODIES.contains(element.id().toLowerCase(Locale.ROOT))) return true;
    return element.classNames().stream()
        .anyMatch(name -> BODIES.contains(name.toLowerCase(Locale.ROOT)));
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
