package io.youju.reading;

import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads lines into a tree of open sections.
///
/// A line with a marker ([Marker] has their grammar) opens a section, a point of a list, or
/// nothing. The open sections stand on a stack, outermost first:
///
/// 1. A number that follows the last of its family on the stack closes down to there and stands
///    beside it, innermost first.
/// 2. A number 1 opens a list below the innermost open section of lower rank.
/// 3. A number that follows the last of its family anywhere in the same document runs on.
/// 4. A number a little too high opens a section and is noted; any other line is text, and noted.
///
/// Points are the markers below an article, lists whose first entry ends with a semicolon, and what
/// stands in a box (专栏), which is a table in print. Inside quotation marks left open by an earlier
/// paragraph only rule 1 holds. An attachment, or the title of an attached document, opens a
/// document of its own in which counters begin anew.
final class Outliner {
  private static final int DEEPEST = 24;
  private static final int MOST_FAULTS = 200;

  /// Lines looked ahead for the number after one that comes too early.
  private static final int SIGHT = 60;

  private static final int LONGEST_BELOW = 30;

  private static final Pattern SIGNED =
      Pattern.compile(
          "(?:\\d{4}|[一二][一二三四五六七八九〇○零０]{3})年.{1,3}月.{1,3}日|[（(]此件.{2,12}[）)]|[（(]本文有删减[）)]");
  private static final Pattern KIND_OF_PAPER =
      Pattern.compile(
          ".{2,}(?:办法|规定|条例|意见|方案|预案|细则|规划|纲要|计划|通知|决定|措施|制度|标准|清单|指南|规则|名单|目录|报告|章程|要点|公约"
              + "|守则|说明|政策|要求|指引|大纲|准则|解释|批复|议定书|协定|安排|程序|规范|任务分工|分工表)(?:[（(].{1,12}[）)])?");
  private static final Pattern BARE_HEADING =
      Pattern.compile("[序前引][\\s　]*言|附[\\s　]*则|总[\\s　]*则|绪[\\s　]*论|结[\\s　]*[语束]");
  private static final Pattern BRACKETED =
      Pattern.compile(
          "【[^】\\n]{1,30}】|[（(](?![一二三四五六七八九十]{1,3}[）)])[\\u4e00-\\u9fff、]{2,20}[）)](?=[ 　]*[\\u4e00-\\u9fff])");
  private static final Pattern ASKED =
      Pattern.compile("(?:第?[一二三四五六七八九十\\d]{1,3})?[问Q](?:题?[一二三四五六七八九十\\d]{0,3})[：:.．、 　]");
  private static final Pattern ANSWERED = Pattern.compile("[答A](?:复|案|[\\d]{0,3})[：:.．、 　]");
  private static final Pattern WHOLE_TEXT = Pattern.compile(".{0,20}(?:全文|原文|内容)(?:如下)?[：:]|附[：:]");
  private static final Pattern ENCLOSURES = Pattern.compile("附件?[ 　]*[：:]");
  private static final Pattern NAMED_TABLE =
      Pattern.compile("附[表录][\\d一二三四五六七八九十]{0,3}[：:][^。；，：]{2,30}");
  private static final Pattern BOXED =
      Pattern.compile("【(?![^】]*(?:字号|字体|打印|关闭|收藏|纠错|返回|分享))[^】\\n]{2,20}】[ 　]*");

  /// What the parts of a published case are called, which may stand before their text.
  private static final Pattern PART_OF_CASE =
      Pattern.compile(
          "【[^】\\n]{0,4}(?:案情|事实|裁判|判决|理由|结果|意义|要旨|要点|法条|点评|评析|分析|诉求|请求|焦点|启示)[^】\\n]{0,2}】");

  private static final Pattern NATURE = Pattern.compile("[（(](?:规范性|资料性)(?:附录)?[）)]");
  private static final Pattern BARE_NUMERAL = Pattern.compile("[一二三四五六七八九十]{1,3}");

  private final String text;
  private final Lines lines;
  private final List<Fault> faults;
  private final List<Open> roots = new ArrayList<>();
  private final List<Open> stack = new ArrayList<>();
  private final Map<Family, Open> lastOf = new EnumMap<>(Family.class);
  private int number;
  private int at;

  /// The line after a heading of several lines.
  private int after;

  private boolean quoted;
  private boolean signed;
  private boolean begun;
  private boolean enclosures;

  Outliner(String text, Lines lines, List<Fault> faults) {
    this.text = text;
    this.lines = lines;
    this.faults = faults;
  }

  /// The sections at the top, in order.
  List<Open> read() {
    for (int i = 0; i < lines.size(); ) {
      if (!lines.get(i).inside()) number++;
      at = i;
      i = Math.max(i + 1, line(i));
    }
    return roots;
  }

  /// Reads the line at `at`; says which comes next.
  private int line(int at) {
    Line line = lines.get(at);
    if (line.look().cell()) return at + 1;
    int start = line.start();
    while (start < line.end() && Marker.blank(text.charAt(start))) start++;
    if (start == line.end()) return at + 1;
    if (text.charAt(start) == '目' && Contents.begins(short40(line))) return contents(at);
    Optional<Marker> marker = marker(line);
    boolean took = marker.isPresent() && marked(line, marker.get());
    if (!took && marker.isEmpty()) {
      int next = unmarked(at, line);
      if (next > at) return next;
    }
    if (!took && !signed && line.length() < 60) signed = SIGNED.matcher(line.words(text)).matches();
    quoted = staysQuoted(line.span());
    begun |= took || !(line.look().centred() || title(line));
    for (int i = at + 1; i < after; i++) if (!lines.get(i).inside()) number++;
    return Math.max(at + 1, after);
  }

  private String short40(Line line) {
    return line.length() > 40 ? "" : line.words(text);
  }

  private int contents(int at) {
    int next = Contents.end(text, lines, at);
    for (int i = at + 1; i < next; i++) if (!lines.get(i).inside()) number++;
    return next;
  }

  private Optional<Marker> marker(Line line) {
    Optional<Marker> marker = Marker.at(text, line.start(), line.end());
    String words = short40(line);
    if (BARE_HEADING.matcher(words).matches()) return Optional.empty();
    if (marker.isPresent() || line.look().heading() == 0) return marker;
    if (!BARE_NUMERAL.matcher(words).matches()) return marker;
    return Marker.at(words + "、", 0, words.length() + 1)
        .map(m -> new Marker(m.family(), m.value(), 0, List.of(), m.printed(), words.length()));
  }

  // Quotation marks.

  private boolean staysQuoted(Span span) {
    for (int i = span.end() - 1; i >= span.start(); i--) {
      char c = text.charAt(i);
      if (c == '“' || c == '”') return c == '“';
    }
    return quoted;
  }

  // Lines without a marker.

  private int unmarked(int at, Line line) {
    enclosures = line.length() < 300 && ENCLOSURES.matcher(line.words(text)).lookingAt();
    if (quoted || (!begun && line.look().centred())) return -1;
    boolean set = line.look().heading() > 0 && line.look().heading() < 6;
    if (!set && boxed(at, line)) return at + 1;
    if (line.look().heading() > 0) return begun || !title(line) ? heading(at, line) : -1;
    if (line.length() > 90) return -1;
    String words = line.words(text);
    if (ASKED.matcher(words).lookingAt() && answered(at)) return bare(line, at);
    if (BARE_HEADING.matcher(words).matches()) return bare(line, at);
    boolean attached =
        !stack.isEmpty()
            && stack.getLast().family == Family.ATTACHMENT
            && stack.getLast().children.isEmpty()
            && !NAMED_TABLE.matcher(short40(stack.getLast().line)).matches();
    if (line.look().centred()) return centred(at, words, attached);
    if (line.inside() || words.length() < 3 || words.length() > 50 || !noMarks(words)) return -1;
    if (NATURE.matcher(words).matches()) return -1;
    boolean titled =
        (attached && lineAfterAttachment(at)) || (signed && KIND_OF_PAPER.matcher(words).matches());
    return titled ? document(at, at + 1) : -1;
  }

  /// Opens a heading in brackets, 【基本案情】, beside the last of its kind or below the open section.
  private boolean boxed(int at, Line line) {
    Span words = line.span().trim(text);
    Matcher matcher = BOXED.matcher(text).region(words.start(), words.end());
    if (!matcher.lookingAt()) return false;
    boolean alone = matcher.end() == words.end();
    boolean part = !stack.isEmpty() && PART_OF_CASE.matcher(matcher.group().strip()).matches();
    if (!alone && !part) return false;
    int depth = stack.size();
    while (depth > 0 && stack.get(depth - 1).point) depth--;
    for (int i = depth - 1; i >= 0 && !stack.get(i).opensDocument(); i--)
      if (BOXED.matcher(stack.get(i).line.words(text)).lookingAt()) depth = i;
    while (stack.size() > depth) stack.removeLast();
    push(Family.UNNUMBERED, line, at + 1);
    if (!alone) stack.getLast().headingEnd = matcher.end();
    return true;
  }

  /// A heading without a number, directly below its document.
  private int bare(Line line, int at) {
    while (!stack.isEmpty() && !stack.getLast().opensDocument()) stack.removeLast();
    return push(Family.UNNUMBERED, line, at + 1);
  }

  /// Whether the next line that holds words answers: 答：.
  private boolean answered(int at) {
    for (int i = at + 1; i < Math.min(lines.size(), at + 4); i++) {
      String words = lines.get(i).words(text);
      if (!words.isEmpty()) return ANSWERED.matcher(words).lookingAt();
    }
    return false;
  }

  private boolean lineAfterAttachment(int at) {
    for (int i = at - 1; i >= 0; i--) {
      String words = lines.get(i).words(text);
      if (!words.isEmpty() && !NATURE.matcher(words).matches())
        return lines.get(i).equals(stack.getLast().line);
    }
    return false;
  }

  private boolean title(Line line) {
    return line.look().heading() == 1;
  }

  private int heading(int at, Line line) {
    int level = line.look().heading();
    while (!stack.isEmpty() && !staysAbove(stack.getLast(), level)) stack.removeLast();
    return push(Family.UNNUMBERED, line, at + 1);
  }

  private boolean staysAbove(Open open, int level) {
    if (!open.opensDocument()) return above(open, level);
    boolean titled = open.line.words(text).length() > open.marker.length();
    return !titled || level >= 6 || open.line.look().heading() == 0 || above(open, level);
  }

  private static boolean above(Open open, int level) {
    return open.line.look().heading() > 0 && open.line.look().heading() < level;
  }

  private int centred(int at, String words, boolean attached) {
    int next = at + 1;
    StringBuilder whole = new StringBuilder(words);
    while (next < lines.size() && next - at < 4 && continues(lines.get(at), lines.get(next))) {
      whole.append(lines.get(next++).words(text));
    }
    String title = whole.toString();
    boolean allowed =
        attached
            || signed
            || (afterWholeText(at) && KIND_OF_PAPER.matcher(title).matches())
            || (lines.get(at).look().bold()
                && KIND_OF_PAPER.matcher(title).matches()
                && inAttached());
    if (!allowed || title.length() < (attached ? 2 : 5) || !noMarks(title) || figure(title))
      return -1;
    return document(at, next);
  }

  /// Whether the line before says that a document follows: 全文如下：.
  private boolean afterWholeText(int at) {
    for (int i = at - 1; i >= 0; i--) {
      String words = lines.get(i).words(text);
      if (!words.isEmpty()) return WHOLE_TEXT.matcher(words).matches();
    }
    return false;
  }

  private boolean inAttached() {
    return stack.stream().anyMatch(Open::opensDocument);
  }

  private boolean continues(Line first, Line next) {
    String words = next.words(text);
    return next.look().equals(first.look())
        && !words.isEmpty()
        && !words.startsWith("（")
        && Marker.at(text, next.start(), next.end()).isEmpty();
  }

  private static boolean figure(String title) {
    return title.matches("^[图表（(].*|.*[〔\\[]\\d{4}[〕\\]].*号|第\\d+号") || Contents.begins(title);
  }

  private static boolean noMarks(String words) {
    return "。；：:，;".indexOf(words.charAt(words.length() - 1)) < 0 && words.indexOf('。') < 0;
  }

  /// Opens an attached document whose title fills the lines from `at` to before `next`.
  private int document(int at, int next) {
    boolean first =
        !stack.isEmpty()
            && stack.getFirst().family == Family.ATTACHMENT
            && stack.getFirst().children.isEmpty();
    while (stack.size() > (first ? 1 : 0)) stack.removeLast();
    push(Family.TITLE, lines.get(at), next);
    stack.getLast().headingEnd = lines.get(next - 1).end();
    for (int i = at + 1; i < next; i++) if (!lines.get(i).inside()) number++;
    signed = false;
    lastOf.clear();
    return next;
  }

  private int push(Family family, Line line, int next) {
    Marker none = new Marker(family, 1, 0, List.of(), "", 0);
    Open open = add(none, line, false);
    open.headingEnd = line.end();
    quoted = false;
    begun = true;
    return next;
  }

  private Open add(Marker marker, Line line, boolean point) {
    Open open = new Open(marker, line, point);
    if (!point) (stack.isEmpty() ? roots : stack.getLast().children).add(open);
    stack.add(open);
    lastOf.put(marker.family(), open);
    return open;
  }

  // Lines with a marker.

  private boolean marked(Line line, Marker marker) {
    if (enclosures && marker.family() == Family.POINT) return false;
    enclosures = false;
    if (marker.family() == Family.ATTACHMENT) return attachment(line, marker);
    if (marker.family() == Family.WHOLE && !wholeFits(marker)) return false;
    if (marker.letter() > 0 && !lettered(marker)) return false;
    int beside = beside(line, marker);
    if (beside >= 0) return open(line, marker, beside, stack.get(beside).point);
    if (quoted) return false;
    if (marker.first()) return openFirst(line, marker);
    Open last = lastOf.get(marker.family());
    if (last == null ? startsAnywhere(marker) : last.marker.before(marker)) {
      return open(line, marker, below(marker, line), listed(line, marker, last));
    }
    return strange(line, marker, last);
  }

  /// 附件 opens a section when it stands alone on its line, or before its title once the document is
  /// signed.
  private boolean attachment(Line line, Marker marker) {
    boolean alone = line.start() + marker.length() >= line.end() - 1 || alone(line, marker);
    boolean titled =
        signed || line.look().heading() > 0 || startsCounting(at + 1) || tableFollows(line);
    if (quoted || (!alone && !(titled && goesOn())) || line.inside()) return false;
    stack.clear();
    lastOf.clear();
    Open open = add(marker, line, false);
    open.headingEnd = line.end();
    begun = true;
    return true;
  }

  /// Whether lines follow that name no attachments; else the line only says what is enclosed.
  private boolean goesOn() {
    for (int i = at + 1; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (line.words(text).isEmpty()) continue;
      boolean names =
          Marker.at(text, line.start(), line.end())
              .filter(m -> m.family() == Family.ATTACHMENT)
              .isPresent();
      if (!names) return true;
    }
    return false;
  }

  /// A title after 附表 or 附录 with a colon, before more lines: 附表：收费标准.
  private boolean tableFollows(Line line) {
    return line.length() < 40
        && NAMED_TABLE.matcher(line.words(text)).matches()
        && at + 1 < lines.size();
  }

  /// Whether the next line that holds words begins to count.
  private boolean startsCounting(int from) {
    for (int i = from; i < Math.min(lines.size(), from + 3); i++) {
      Line line = lines.get(i);
      if (line.words(text).isEmpty()) continue;
      return Marker.at(text, line.start(), line.end())
          .filter(m -> m.first() && m.family().rank >= Family.PORTION.rank)
          .isPresent();
    }
    return false;
  }

  /// Whether the attachment is open whose letter the decimal begins with.
  private boolean lettered(Marker marker) {
    return !stack.isEmpty()
        && stack.getFirst().family == Family.ATTACHMENT
        && stack.getFirst().marker.value() == marker.letter()
        && stack.getFirst().marker.printed().endsWith(marker.printed().substring(0, 1));
  }

  private boolean wholeFits(Marker marker) {
    Open last = lastOf.get(Family.WHOLE);
    return last == null ? marker.first() && decimalsFollow() : last.marker.before(marker);
  }

  private boolean decimalsFollow() {
    Pattern decimal = Pattern.compile("(?m)^[ 　]*\\d{1,2}[.．]1[^\\d]");
    return decimal
        .matcher(text)
        .region(Math.max(0, lines.getFirst().start()), text.length())
        .find();
  }

  /// The place on the stack of the section that `marker` follows, or -1. Of two, a line without an
  /// end mark follows the outer one: a heading, not a point.
  private int beside(Line line, Marker marker) {
    int found = -1;
    for (int i = stack.size() - 1; i >= 0; i--) {
      Open open = stack.get(i);
      if (open.opensDocument()) break;
      if (!open.marker.before(marker) || (quoted && open.point)) continue;
      if (found < 0) found = i;
      else if (stack.get(found).point && !open.point && !ends(line)) return i;
    }
    return found;
  }

  private boolean ends(Line line) {
    Span words = line.span().trim(text);
    return "。；;：:，,".indexOf(text.charAt(words.end() - 1)) >= 0;
  }

  private boolean openFirst(Line line, Marker marker) {
    return open(line, marker, below(marker, line), listed(line, marker, null));
  }

  /// How many open sections stay open above a new list of `marker`.
  private int below(Marker marker, Line line) {
    Family family = marker.family();
    int article = -1;
    for (int i = 0; i < stack.size(); i++) if (stack.get(i).family == Family.ARTICLE) article = i;
    if (article >= 0 && family.lists()) {
      int depth = stack.size();
      while (depth > article + 1 && stack.get(depth - 1).family.rank >= family.rank) depth--;
      return depth;
    }
    int depth = stack.size();
    while (depth > 0 && !stays(stack.get(depth - 1), marker, line)) depth--;
    return depth;
  }

  private boolean stays(Open open, Marker marker, Line line) {
    if (open.opensDocument()) return true;
    int level = line.look().heading();
    if (open.family == Family.UNNUMBERED) {
      if (line.words(text).endsWith("？") && ASKED.matcher(open.line.words(text)).lookingAt())
        return false;
      int its = open.line.look().heading();
      return (level > 0 && its > 0) ? its < level : marker.family().rank > Family.CHAPTER.rank;
    }
    if (marker.family() == Family.DECIMAL) {
      if (open.family == Family.DECIMAL)
        return open.marker.prefix().size() < marker.prefix().size();
      if (open.family == Family.POINT) return marker.prefix().equals(List.of(open.marker.value()));
    }
    return open.family.rank < marker.family().rank;
  }

  private boolean listed(Line line, Marker marker, @org.jspecify.annotations.Nullable Open last) {
    Family family = marker.family();
    if (family == Family.BOX) return true;
    if (!family.lists()) return false;
    if (family == Family.CIRCLE || (last != null && last.point)) return true;
    for (Open open : stack) if (open.family == Family.ARTICLE) return true;
    int depth = below(marker, line);
    if (depth > 0 && stack.get(depth - 1).point) return true;
    Span words = line.span().trim(text);
    boolean inside = depth > 0 || family != Family.COMMA;
    return (inside && "；;".indexOf(text.charAt(words.end() - 1)) >= 0) || holdsNext(words, marker);
  }

  /// Whether the list goes on in the same line: （1）…；（2）….
  private boolean holdsNext(Span words, Marker marker) {
    int from = words.start() + marker.length();
    for (int i = from; i + 2 < words.end() && i < from + 300; i++) {
      if ("；;".indexOf(text.charAt(i)) < 0) continue;
      return Marker.at(text, i + 1, words.end()).filter(marker::before).isPresent();
    }
    return false;
  }

  private boolean open(Line line, Marker marker, int depth, boolean point) {
    if (depth >= DEEPEST) {
      fault(
          Severity.WARNING,
          "number " + shown(marker) + " stands deeper than " + DEEPEST + " levels: read as text");
      return false;
    }
    Open last = lastOf.get(marker.family());
    if (!point
        && marker.first()
        && last != null
        && depth < stack.size()
        && stack.get(depth).family == marker.family()) {
      fault(Severity.NOTE, "the numbers begin anew at " + shown(marker));
    }
    while (stack.size() > depth) stack.removeLast();
    Open open = add(marker, line, point);
    if (marker.family() == Family.ARTICLE) open.headingEnd = bracketed(line, marker);
    if (marker.family().divides()) titleBelow(open);
    quoted = false;
    begun = true;
    return true;
  }

  /// Takes the line below a number that stands alone as its title: 第一章, 总　则.
  private void titleBelow(Open open) {
    if (!alone(open.line, open.marker)) return;
    int below = at + 1;
    while (below < lines.size() && lines.get(below).words(text).isEmpty()) below++;
    if (below == lines.size() || lines.get(below).look().cell()) return;
    Line line = lines.get(below);
    String words = line.words(text);
    if (words.length() > LONGEST_BELOW || !noMarks(words) || words.indexOf('，') >= 0) return;
    if (marker(line).isPresent()) return;
    open.headingEnd = line.end();
    after = below + 1;
  }

  private boolean alone(Line line, Marker marker) {
    return text.substring(Math.min(line.end(), line.start() + marker.length()), line.end())
        .isBlank();
  }

  /// The end of an article's title in brackets before its text, or 0: 第五条【水质标准】….
  private int bracketed(Line line, Marker marker) {
    int from = line.start() + marker.length();
    Matcher matcher = BRACKETED.matcher(text).region(from, Math.max(from, line.end()));
    return matcher.lookingAt() ? matcher.end() : 0;
  }

  /// A book of a code may begin with any article or chapter, a plan's list with the number after a
  /// missing one.
  private static boolean startsAnywhere(Marker marker) {
    return switch (marker.family()) {
      case PORTION, BOOK, PART, SUBPART, CHAPTER, ARTICLE, BOX -> true;
      case ATTACHMENT,
          TITLE,
          UNNUMBERED,
          DIVISION,
          COMMA,
          WHOLE,
          DECIMAL,
          ROMAN,
          BRACKET,
          POINT,
          PAREN,
          CIRCLE ->
          false;
    };
  }

  private boolean strange(Line line, Marker marker, @org.jspecify.annotations.Nullable Open last) {
    int depth = nearest(marker);
    if (depth < 0 && last == null) {
      boolean opens =
          (marker.family() == Family.COMMA || marker.family() == Family.BRACKET)
              && marker.value() <= 3;
      if (opens)
        fault(Severity.WARNING, "number " + shown(marker) + " stands where 1 was expected");
      return opens && open(line, marker, below(marker, line), listed(line, marker, null));
    }
    Open before = depth >= 0 ? stack.get(depth) : last;
    if (before == null) return false;
    int jump = marker.value() - before.marker.value();
    boolean sameParent = before.marker.prefix().equals(marker.prefix());
    boolean opens =
        sameParent
            && (jump == 0
                ? depth >= 0 && marker.family() != Family.ARTICLE && marker.sub() == 0
                : jump > 0 && followed(marker, before.marker, jump));
    if (!opens && marker.family() == Family.DECIMAL && !sameParent) return decimal(line, marker);
    if (opens || (marker.family() != Family.POINT && marker.family() != Family.DECIMAL)) {
      fault(
          before.point ? Severity.NOTE : Severity.WARNING,
          jump == 0
              ? "number " + shown(marker) + " stands twice"
              : "number "
                  + shown(marker)
                  + " stands where "
                  + (before.marker.value() + 1)
                  + " was expected");
    }
    return opens && open(line, marker, depth >= 0 ? depth : below(marker, line), before.point);
  }

  /// A decimal whose upper numbers are not open: a line of its own with a plausible number.
  private boolean decimal(Line line, Marker marker) {
    if (ends(line) && marker.value() > 1) return false;
    fault(Severity.WARNING, "number " + shown(marker) + " stands outside " + marker.prefix());
    return open(line, marker, below(marker, line), false);
  }

  private int nearest(Marker marker) {
    for (int i = stack.size() - 1; i >= 0; i--) {
      if (stack.get(i).opensDocument()) return -1;
      if (stack.get(i).family == marker.family()) return i;
    }
    return -1;
  }

  /// Whether a number that comes too early is one all the same: not when the missing one is still
  /// to come; when it jumps far, only when the next goes on from it.
  private boolean followed(Marker marker, Marker before, int jump) {
    boolean near = jump <= furthest(marker.family()) || apart(marker);
    for (int i = at + 1; i < Math.min(lines.size(), at + SIGHT); i++) {
      Line line = lines.get(i);
      if (line.look().cell()) continue;
      Optional<Marker> next = Marker.at(text, line.start(), line.end());
      if (next.isEmpty() || next.get().family() != marker.family()) continue;
      if (marker.before(next.get())) return true;
      if (before.before(next.get())) return false;
      return near;
    }
    return near;
  }

  /// An article set apart from its text by a blank, as an excerpt prints it: it may jump any way.
  private boolean apart(Marker marker) {
    int after = lines.get(at).start() + marker.length() - 1;
    return marker.family() == Family.ARTICLE && Marker.blank(text.charAt(after));
  }

  private static int furthest(Family family) {
    return switch (family) {
      case PORTION, BOOK, PART, SUBPART, CHAPTER, DIVISION, ARTICLE, BOX -> 30;
      case COMMA, ROMAN, BRACKET -> 5;
      case ATTACHMENT, TITLE, UNNUMBERED, WHOLE, DECIMAL, POINT, PAREN, CIRCLE -> 3;
    };
  }

  private static String shown(Marker marker) {
    return marker.family().printed(marker.printed(), marker.sub());
  }

  private void fault(Severity severity, String message) {
    if (faults.size() < MOST_FAULTS) faults.add(new Fault(severity, number, message));
  }
}
