package io.youju.answer;

import static java.util.stream.Collectors.joining;

import io.youju.text.Table;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Whether a question puts one name in the place of another: where the text supports 淳安, it asks
/// what 临安 gets; of 武林、湖滨、吴山三大商圈 it lists 武林、湖滨、钱江新城.
///
/// Words that can stand in one slot and exclude each other come from a table, one group a line,
/// joined by `|`; lines that begin with # are remarks. All texts are normal forms.
final class Swaps {
  private static final Swaps STANDARD = new Swaps(Table.lines("/siblings.tsv"));

  /// So many characters beside a name tell the slot in which it stands.
  private static final int SLOT = 3;

  /// So many, where other words stand between them and the name, at most [#APART].
  private static final int SLOT_APART = 4;

  private static final int APART = 5;

  /// A name, and what tells one thing from another, has so many characters.
  private static final int NAME = 2;

  /// So many characters name a class of things.
  private static final int CLASS = 4;

  /// What is said of a name stands so near to it.
  private static final int NEAR = 6;

  private static final Pattern MARK = Pattern.compile("[,;。:]");
  private static final Pattern FILLER = Pattern.compile("\\G[的要将会在就都这那里]*");
  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]+");
  private static final Pattern ASKS = Pattern.compile("[哪几谁]|什么|怎|[是能会可]不|[是能可]否|有没|可以|如果|要是|吗");

  /// 武林、湖滨、吴山 and then 三大.
  private static final Pattern COUNTED_LIST =
      Pattern.compile(
          "([\\u4e00-\\u9fff]{2,10}(?:[、和][\\u4e00-\\u9fff]{2,10}?)+)[这那]?[二两三四五六七八九十][大个条家座所]");

  private static final Pattern PUT_INTO =
      Pattern.compile(
          "(?:[把将])?([\\u4e00-\\u9fff]{2,10}?)也?被?(?:列为|列入|列进|纳入|算作|(?<![决规])定为|评为|选为|当作|作为(?=[^,?]*之一))(?!了?[什哪啥几何])([^,?]*)(?:,|(?<=之一|名单|以后|之后))");

  /// 第三个是火车站.
  private static final Pattern NUMBERED =
      Pattern.compile(
          "第[二两三四五六七八九]个?(?:就?是|叫)([\\u4e00-\\u9fff]{3,8}?)(?:对[吧吗]|[吧吗]|是[吧吗]|对不对|[,。?]|$)");

  /// 火车站呢,算不算在里面.
  private static final Pattern INCLUDED =
      Pattern.compile(
          "(?:^|[,。?])(?:那|那么)?([\\u4e00-\\u9fff]{3,8}?(?<!也))呢?,?也?(?:算不算|在不在|是不是|算)在?(?:里面|里头|其中|内)");

  /// Of several: 三大商圈.
  private static final Pattern COUNTED = Pattern.compile("[二两三四五六七八九十][大个条家座所]");

  /// 白沙呢.
  private static final Pattern WHAT_OF =
      Pattern.compile("^(?:那|那么)?([\\u4e00-\\u9fff]{2,6}?)(?:呢|咋样|怎么样)[?。]*$");

  private final List<List<String>> groups;

  Swaps(List<String> lines) {
    this.groups =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(line -> List.of(line.split("\\|")))
            .toList();
  }

  /// With the table that comes with the programme.
  static Swaps standard() {
    return STANDARD;
  }

  /// Whether `normal` names what `text` calls by another name.
  ///
  /// @param whole the document, of which `text` is a section
  boolean any(String normal, String text, String whole) {
    return groups.stream().anyMatch(group -> slot(normal, group, text, whole))
        || crossed(normal, text)
        || stranger(normal, text, whole)
        || misplaced(normal, text);
  }

  private static boolean slot(String normal, List<String> group, String text, String whole) {
    List<String> named = group.stream().filter(normal::contains).toList();
    if (named.isEmpty()) return false;
    List<String> others =
        group.stream().filter(other -> !named.contains(other) && text.contains(other)).toList();
    return named.stream()
        .anyMatch(name ->
            others.stream().anyMatch(other -> slot(normal, name, other, apart(text, name), whole)));
  }

  /// Whether beside `name` stands what `text` has beside `other`, and `whole` nowhere beside
  /// `name`.
  private static boolean slot(String normal, String name, String other, String text, String whole) {
    int at = normal.indexOf(name);
    int end = at + name.length();
    String before = normal.substring(Math.max(0, at - SLOT), at);
    if (tells(before, SLOT) && text.contains(before + other) && !whole.contains(before + name)) {
      return true;
    }
    Matcher filler = FILLER.matcher(normal);
    int from = filler.find(end) ? filler.end() : end;
    String after = normal.substring(from, Math.min(normal.length(), from + SLOT));
    if (tells(after, SLOT) && text.contains(other + after) && !whole.contains(name + after)) {
      return true;
    }
    for (int start = end; start - end <= APART; start++) {
      if (start + SLOT_APART > normal.length()) return false;
      String apart = normal.substring(start, start + SLOT_APART);
      if (tells(apart, SLOT_APART)
          && !ASKS.matcher(normal.substring(end, start)).find()
          && follows(text, other, apart)
          && !follows(whole, name, apart)) return true;
    }
    return false;
  }

  /// The phrases of `text` without `name`: of 新建和扩建落后产能 both may be said.
  private static String apart(String text, String name) {
    if (!text.contains(name)) return text;
    return Stream.of(text.split("(?<=[,;。:])"))
        .filter(phrase -> !phrase.contains(name))
        .collect(joining());
  }

  private static boolean tells(String run, int length) {
    return run.length() == length && CHINESE.matcher(run).matches();
  }

  /// Whether `then` stands near after `first`.
  private static boolean follows(String text, String first, String then) {
    for (int at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
      int end = at + first.length();
      int found = text.indexOf(then, end);
      if (found >= 0 && found - end <= APART) return true;
    }
    return false;
  }

  /// Whether of parallel members of `text` (甲争创一流、乙争创百强) `normal` says of one what is said of the
  /// other.
  private static boolean crossed(String normal, String text) {
    List<List<String>> lists =
        MARK.splitAsStream(text)
            .filter(phrase -> phrase.contains("、"))
            .map(phrase -> List.of(phrase.split("、")))
            .toList();
    return Stream.of(normal.split("(?<=[,;?。!、和与])"))
        .anyMatch(claim -> lists.stream().anyMatch(members -> crossed(claim, members)));
  }

  private static boolean crossed(String claim, List<String> members) {
    for (String one : members) {
      for (String two : members) {
        if (!one.equals(two) && crossed(claim, one, two)) return true;
      }
    }
    return false;
  }

  private static boolean crossed(String claim, String one, String two) {
    String frame = Members.longest(one, two);
    if (frame.length() < NAME) return false;
    String name = one.substring(0, one.indexOf(frame));
    String otherName = two.substring(0, two.indexOf(frame));
    String own = one.substring(name.length() + frame.length());
    String said = two.substring(otherName.length() + frame.length());
    int same = sameEnd(own, said);
    own = own.substring(0, own.length() - same);
    said = said.substring(0, said.length() - same);
    if (name.length() < NAME || otherName.length() < NAME || own.isEmpty() || said.isEmpty()) {
      return false;
    }
    String claimed = Members.longest(claim, name);
    String asSaid = Members.longest(claim, said);
    int end = claim.indexOf(claimed) + claimed.length();
    int at = claim.indexOf(asSaid);
    return claimed.length() >= NAME
        && name.endsWith(claimed)
        && asSaid.length() >= NAME
        && end <= at
        && at - end <= NEAR
        && !ASKS.matcher(claim.substring(end, at)).find()
        && !claim.endsWith("?")
        && Members.longest(claim, otherName).length() < NAME
        && Members.longest(claim, own).length() < NAME;
  }

  private static int sameEnd(String one, String two) {
    int same = 0;
    while (same < Math.min(one.length(), two.length())
        && one.charAt(one.length() - 1 - same) == two.charAt(two.length() - 1 - same)) same++;
    return same;
  }

  /// Whether `normal` lists and counts things of which `text` names two and `whole` has nothing
  /// like a third.
  private static boolean stranger(String normal, String text, String whole) {
    return COUNTED_LIST
        .matcher(normal)
        .results()
        .map(list -> List.of(list.group(1).split("[、和]")))
        .anyMatch(items ->
            items.stream().filter(text::contains).count() >= 2
                && items.stream()
                    .anyMatch(item -> Members.longest(item, whole).length() < distinct(item)));
  }

  /// Whether a follow-up asks for another of a group, which `whole` does not name, after `normal`
  /// named one that `text` has: 白沙呢 after 青溪.
  boolean another(String asked, String normal, String text, String whole) {
    Matcher what = WHAT_OF.matcher(asked);
    if (!what.matches()) return false;
    String name = what.group(1);
    if (Places.names(whole, name)) return false;
    if (Places.in(name).equals(List.of(name))) return true;
    return groups.stream()
        .filter(group -> group.contains(name))
        .anyMatch(group ->
            group.stream().anyMatch(other -> normal.contains(other) && text.contains(other)));
  }

  /// Whether `asked` names as one by its number, or one of several, what `text` does not name.
  static boolean misnumbered(String asked, String normal, String text) {
    return names(NUMBERED, asked, text)
        || (COUNTED.matcher(normal + text).find() && names(INCLUDED, asked, text));
  }

  /// Whether `asked` names by `pattern` what `text` does not.
  private static boolean names(Pattern pattern, String asked, String text) {
    return pattern
        .matcher(asked)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !ASKS.matcher(name).find())
        .anyMatch(name ->
            !text.contains(name.substring(0, NAME))
                && Members.longest(name, text).length() < distinct(name));
  }

  private static int distinct(String name) {
    return Math.min(name.length(), NAME + 1);
  }

  /// Whether `normal` puts a thing into a class (列为文化地标) of which `text` has others.
  private static boolean misplaced(String normal, String text) {
    Matcher put = PUT_INTO.matcher(normal);
    if (!put.find()) return false;
    String name = put.group(1);
    String into = put.group(2);
    if (ASKS.matcher(put.group()).find()) return false;
    return MARK.splitAsStream(text)
        .anyMatch(phrase ->
            Members.longest(into, phrase).length() >= CLASS
                && Members.longest(name, phrase).length() < distinct(name));
  }
}
