package io.youju.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// Reads Markdown as CommonMark with GFM's tables: headings, emphasis, lists, tables, blocks of
/// HTML. A line break in a paragraph ends a line; numbers of lists stay as written, not as counted.
/// Walks without recursion, so that nesting costs no stack.
final class MarkdownText {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .maxOpenBlockParsers(100)
          .build();

  /// What generators of sites keep before the text: `title: …` between two lines of dashes.
  private static final Pattern FRONT =
      Pattern.compile(
          "\\s*---[ \\t]*\\R(?:(?:[\\w-]+:|[ \\t]|-[ \\t]|#).*\\R){1,60}?---[ \\t]*(?:\\R|$)");

  private static final Pattern TITLE =
      Pattern.compile("(?m)^title:[ \\t]*[\"']?(.+?)[\"']?[ \\t]*$");
  private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|$)");
  private static final int LONGEST_HEADING = 60;

  private final String markdown;
  private final Source.Builder out = new Source.Builder();
  private final StringBuilder line = new StringBuilder();
  private final StringBuilder title = new StringBuilder();
  private int strong;
  private int letters;
  private int inBold;
  private int level;
  private boolean row;
  private boolean begun;

  private MarkdownText(String markdown) {
    this.markdown = markdown;
  }

  static Read read(String markdown) {
    Matcher front = FRONT.matcher(markdown);
    if (!front.lookingAt()) return new MarkdownText(markdown).read();
    Read read = new MarkdownText(markdown.substring(front.end())).read();
    Matcher title = TITLE.matcher(front.group());
    if (!title.find()) return read;
    return new Read(read.source(), Map.of("title", title.group(1).strip()), read.faults());
  }

  private Read read() {
    Node root = PARSER.parse(markdown);
    for (Node at = root; at != null; ) {
      enter(at);
      if (at.getFirstChild() != null && !(at instanceof HtmlBlock)) {
        at = at.getFirstChild();
        continue;
      }
      while (at != null) {
        leave(at);
        if (at.getNext() != null) {
          at = at.getNext();
          break;
        } else at = at.getParent();
      }
    }
    flush();
    Map<String, String> about = new HashMap<>();
    if (!title.isEmpty()) about.put("title", title.toString());
    return new Read(out.source(), about, List.of());
  }

  private void enter(Node node) {
    switch (node) {
      case Heading heading -> {
        flush();
        level = heading.getLevel();
      }
      case ListItem item -> {
        flush();
        if (item.getParent() instanceof OrderedList) line.append(written(item));
      }
      case TableRow _ -> {
        flush();
        row = true;
      }
      case TableCell _ -> line.append(line.isEmpty() ? "" : Rows.BETWEEN);
      case StrongEmphasis _ -> strong++;
      case Text text -> add(text.getLiteral());
      case Code code -> add(code.getLiteral());
      case SoftLineBreak _, HardLineBreak _ -> flush();
      case HtmlInline html -> {
        if (html.getLiteral().toLowerCase(java.util.Locale.ROOT).startsWith("<br")) flush();
      }
      case HtmlBlock html -> html(html.getLiteral());
      case IndentedCodeBlock code -> lines(code.getLiteral());
      case FencedCodeBlock code -> lines(code.getLiteral());
      case LinkReferenceDefinition definition ->
          lines("[" + definition.getLabel() + "]: " + definition.getDestination());
      default -> {} // Containers, and marks without words.
    }
  }

  private void leave(Node node) {
    switch (node) {
      case StrongEmphasis _ -> strong--;
      case Heading _ -> {
        flush();
        level = 0;
      }
      case TableRow _ -> {
        flush();
        row = false;
      }
      case org.commonmark.node.Paragraph _, ListItem _, BulletList _, Document _ -> flush();
      default -> {}
    }
  }

  /// The number of a list's item as it stands in the file: 2. and not what it counts as.
  private String written(ListItem item) {
    if (item.getSourceSpans().isEmpty()) return "";
    SourceSpan span = item.getSourceSpans().getFirst();
    int at = span.getInputIndex();
    int end = at;
    while (end < markdown.length() && Character.isDigit(markdown.charAt(end))) end++;
    return markdown.substring(at, Math.min(markdown.length(), end + 1)) + " ";
  }

  private void add(String words) {
    line.append(words);
    letters += words.length();
    if (strong > 0) inBold += words.length();
  }

  private void lines(String words) {
    words
        .lines()
        .forEach(each -> {
          add(each);
          flush();
        });
  }

  private void html(String literal) {
    flush();
    String rest = COMMENT.matcher(literal).replaceAll("");
    if (rest.isBlank()) return;
    Source inside = Html.fragment(rest);
    for (Line each : inside.lines()) out.add(each.words(inside.text()), each.look());
    begun = true;
  }

  private void flush() {
    String words = line.toString().replace("**", "").replace("__", "").strip();
    boolean bold = letters > 0 && inBold * 10 >= letters * 9;
    line.setLength(0);
    letters = 0;
    inBold = 0;
    if (words.isEmpty()) return;
    if (level == 1 && !begun) {
      title.append(title.isEmpty() ? "" : " ").append(words);
      out.add(words, new Look(0, true, true, false));
      return;
    }
    begun |= level == 0;
    boolean heads =
        bold
            && level == 0
            && !row
            && words.length() <= LONGEST_HEADING
            && "。；：:，".indexOf(words.charAt(words.length() - 1)) < 0;
    out.add(words, new Look(heads ? 6 : level, false, bold, row));
  }
}
