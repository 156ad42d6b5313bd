package io.youju.answer;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.search.SearchIndex;
import io.youju.search.SearchIndex.Near;
import io.youju.search.Terms;
import io.youju.text.NormalForm;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Chooses the words of a section that answer a question: runs of whole phrases, each of one
/// clause.
///
/// A run is worth its nearness in meaning and the rare words that it shares with the question; the
/// best one grows to its whole clause, or over its worthier neighbours while there is room.
final class QuoteChoice {
  /// Code units of a quote to an ordinary question, and to one that wants a list.
  static final int ROOM = 150;

  static final int ROOM_FOR_LISTS = 156;

  /// Where the section's title stands before it.
  static final int ROOM_UNDER_TITLE = 120;

  /// How much less a second quote may be worth.
  private static final double NEARLY = 0.1;

  /// Runs at most of each section when several answer.
  private static final int MOST_RUNS = 3;

  /// How much less each of several runs may be worth than the best of its section.
  private static final double CLOSE = 0.2;

  private static final double WORDS = 0.4;
  private static final double EQUIVALENT = 0.5;

  /// What a run that holds a figure is worth more to a question that asks for one, and one that
  /// holds a date or another particular.
  private static final double FIGURE = 0.12;

  private static final double PARTICULAR = 0.05;

  /// What a run is worth less that is said of another time than the question names.
  private static final double OTHER_TIME = 0.12;

  /// What a run that says what the thing asked for is (“…”是…) is worth more where that is asked.
  private static final double DEFINES = 0.12;

  private static final Pattern DEFINITION =
      Pattern.compile(
          "是个?(?:什么|啥)|什么叫|何谓|含义|定义|定性|定位|地位|意味着|凭(?:啥|什么)说|[摆放]在(?:什么|啥|哪个?)(?:位置|地位|高度)|(?:看成|看作|当成|当作)(?:是?(?:什么|啥)|[了啥])");

  private static final Pattern IS = Pattern.compile("([\\u4e00-\\u9fff\\w]{2,4})[”\"’》」]?是(?!否)");

  /// What a run is worth more that lists members where it is asked which there are.
  private static final double LISTED = 0.1;

  /// What a run is worth more, of a section that is named by its number, that has some of the
  /// question's very words, so many characters in a row.
  private static final double LITERAL = 0.08;

  private static final int PIECE = 4;
  private static final Pattern CHINESE = Pattern.compile("[\\u4e00-\\u9fff]+");

  /// What a run is worth more that names a place asked for, beyond the document's own.
  private static final double PLACED = 0.12;

  /// Words of so many characters in a run are a name.
  private static final int NAMED = 3;

  /// What the words of the last turn weigh beside those it leans on.
  private static final double FOCUS = 0.4;

  /// A figure that is neither a date nor a name such as “1248”.
  private static final Pattern HAS_NUMBER =
      Pattern.compile(
          "(?<![“\"0-9a-zA-Z.])[0-9０-９]+(?:\\.[0-9]+)?(?![0-9.年月日号”\"])|(?<![〇零“\"一二三四五六七八九十百千万两])[一二三四五六七八九十百千万两]+[个项大家条种倍成元日天月周岁名人户米次份年]|百分之|分之[一二三四五六七八九十]");

  private static final Pattern ALL_OF_THEM =
      Pattern.compile("哪些|哪[几二两三四五六七八九十]|有几[条个项点]|逐[条一项个]|一条条|分别|各是|都有什么|[二两三四五六七八九十]条");

  /// Fewer items of running text are told in full.
  private static final int LEAST_ITEMS = 3;

  private final SearchIndex index;

  QuoteChoice(SearchIndex index) {
    this.index = index;
  }

  /// What the last reply said. Who asks for more does not want it again; who asks on seldom does.
  record Earlier(String text, boolean unwanted) {
    static final Earlier NOTHING = new Earlier("", false);

    /// How much less a run is worth that was said already.
    private static final double AGAIN = 0.1;

    boolean excludes(String words) {
      return unwanted && text.contains(words);
    }

    double dearer(String words) {
      return text.contains(words) ? AGAIN : 0;
    }
  }

  /// The words chosen.
  ///
  /// @param core the run that they grew from
  /// @param worth of the core
  record Quote(Document document, Section section, Span span, Span core, double worth) {
    String text() {
      return span.of(document.text());
    }

    /// Whether nothing but white space stands between this quote and the next.
    boolean touches(Quote next) {
      return span.end() <= next.span().start()
          && document.text().substring(span.end(), next.span().start()).isBlank();
    }

    /// This quote and the one it touches as one; its heart is that of the worthier.
    Quote with(Quote next) {
      Quote worthier = next.worth() > worth ? next : this;
      Span both = new Span(span.start(), next.span().end());
      return new Quote(document, section, both, worthier.core(), worthier.worth());
    }

    String heart() {
      return core.of(document.text());
    }
  }

  /// The best quotes of `section`, one or two, the better first; empty when it has nothing but its
  /// heading and that is not wanted. A second is given when it is worth nearly as much and both
  /// have room. To a question that wants a list, the items that stand beneath each other are one
  /// quote, whatever the room.
  ///
  /// @param room code units at most of all quotes, unless one phrase is longer
  /// @param earlier what was said before
  List<Quote> choose(
      Understanding question,
      Document document,
      Section section,
      List<Near> passages,
      int room,
      Earlier earlier) {
    Weighing weighing = weighing(question, document, section, passages);
    List<Run> runs = ranked(weighing, section, room, earlier);
    if (runs.isEmpty()) return List.of();
    Run first = runs.getFirst();
    List<Quote> heads = heads(weighing, section, first.worth());
    if (!heads.isEmpty()) return heads;
    if (weighing.question().wanted() == Wanted.LIST) {
      Optional<Span> all = Enumeration.around(weighing.document().text(), section, first.clause());
      if (all.isPresent()) {
        Span core = first.span().trim(weighing.document().text());
        return List.of(new Quote(weighing.document(), section, all.get(), core, first.worth()));
      }
    }
    List<Quote> quotes = new ArrayList<>();
    quotes.add(quote(weighing, section, first, room));
    int left = room - quotes.getFirst().span().length();
    runs.stream()
        .filter(run -> !run.clause().equals(first.clause()))
        .takeWhile(run -> run.worth() > first.worth() - NEARLY)
        .filter(run -> run.length() <= left)
        .findFirst()
        .map(run -> quote(weighing, section, run, left))
        .ifPresent(quotes::add);
    return quotes;
  }

  /// The first phrase of each item of running text (一是人民至上,…二是…), for a question that wants all of
  /// them and asks for what leads up to them rather than for what one of them says.
  private List<Quote> heads(Weighing weighing, Section section, double worth) {
    String asked = weighing.question().asked();
    String text = weighing.document().text();
    int from = section.own().start();
    String own = section.own().of(text);
    boolean all =
        (ALL_OF_THEM.matcher(asked).find() && Items.asked(asked).isEmpty())
            || Items.named(weighing.question().original());
    if (!all && !Items.wholly(asked, own)) return List.of();
    List<Integer> starts = Items.starts(own, LEAST_ITEMS);
    if (starts.isEmpty()) return List.of();
    double leading = share(weighing, own.substring(0, starts.getFirst()));
    List<Quote> heads = new ArrayList<>();
    int length = 0;
    for (int i = 0; i < starts.size(); i++) {
      int end = i + 1 < starts.size() ? starts.get(i + 1) : own.length();
      boolean wanted = Items.named(weighing.question().original());
      if (!wanted && share(weighing, own.substring(starts.get(i), end)) > leading) return List.of();
      Span item = new Span(from + starts.get(i), from + end);
      Span head = Sentences.phrases(text, item).getFirst().trim(text);
      heads.add(new Quote(weighing.document(), section, head, head, worth));
      length += head.length();
    }
    return length > ROOM_FOR_LISTS ? List.of() : heads;
  }

  private static double share(Weighing weighing, String text) {
    return words(weighing.question(), weighing.rarity(), text);
  }

  /// The worthiest runs of `section` by themselves, in document order, one or two as there is room:
  /// for a question of which this is one part among several.
  List<Quote> closely(
      Understanding question, Document document, Section section, List<Near> passages, int room) {
    Weighing weighing = weighing(question, document, section, passages);
    List<Run> runs = ranked(weighing, section, room, Earlier.NOTHING);
    List<Run> chosen = new ArrayList<>();
    int left = room;
    for (Run run : runs) {
      if (!chosen.isEmpty()
          && (run.length() > left || run.worth() < runs.getFirst().worth() - CLOSE)) continue;
      if (chosen.size() == MOST_RUNS || chosen.stream().anyMatch(run::overlaps)) continue;
      chosen.add(run);
      left -= run.length();
    }
    List<Quote> parts = new ArrayList<>();
    for (Run run : chosen) {
      Span grown = grow(weighing, run, run.length() + Math.max(0, left));
      boolean free =
          chosen.stream().noneMatch(other -> !other.equals(run) && other.span().overlaps(grown))
              && parts.stream().noneMatch(other -> other.span().overlaps(grown));
      Span span = free ? grown : run.span();
      parts.add(part(document, section, run, span));
      left -= span.length() - run.length();
    }
    List<Quote> quotes = new ArrayList<>();
    parts.stream()
        .sorted(Comparator.comparingInt(quote -> quote.span().start()))
        .forEach(next -> {
          if (!quotes.isEmpty() && quotes.getLast().touches(next)) {
            quotes.add(quotes.removeLast().with(next));
          } else {
            quotes.add(next);
          }
        });
    return quotes;
  }

  /// The worthiest run of `section`, grown as there is room; empty when it has nothing but its
  /// heading.
  Optional<Quote> one(
      Understanding question, Document document, Section section, List<Near> passages, int room) {
    Weighing weighing = weighing(question, document, section, passages);
    return ranked(weighing, section, room, Earlier.NOTHING).stream()
        .findFirst()
        .map(run -> quote(weighing, section, run, room));
  }

  private Weighing weighing(
      Understanding question, Document document, Section section, List<Near> passages) {
    return new Weighing(
        question,
        index.rarity(question.terms().keySet()),
        document,
        passages,
        Timed.of(question.normal(), document.text(), section),
        Places.beyond(document.title(), Places.in(question.normal())).toList(),
        DEFINITION.matcher(question.normal()).find(),
        Detail.asked(question.asked()),
        SectionReference.anyIn(NormalForm.of(question.original()).text())
            ? literal(question.asked(), document.text())
            : List.of());
  }

  /// What `asked` has of `text` word for word, in pieces of [#PIECE] characters.
  private static List<String> literal(String asked, String text) {
    List<String> pieces = new ArrayList<>();
    for (int from = 0; from + PIECE <= asked.length(); from++) {
      String piece = asked.substring(from, from + PIECE);
      if (CHINESE.matcher(piece).matches() && text.contains(piece)) pieces.add(piece);
    }
    return pieces;
  }

  /// The runs of `section`, the worthiest first; its heading only when it has nothing else.
  private List<Run> ranked(Weighing weighing, Section section, int room, Earlier earlier) {
    String text = weighing.document().text();
    String item = Items.mark(weighing.question().asked(), section.own().of(text));
    return section.clauses().stream()
        .filter(clause -> !clause.heading() || section.clauses().size() == 1)
        .filter(clause -> item.isEmpty() || clause.span().trim(text).of(text).startsWith(item))
        .flatMap(clause -> runs(weighing, clause, room, earlier))
        .sorted(Run.BEST)
        .toList();
  }

  private static Quote part(Document document, Section section, Run run, Span grown) {
    String text = document.text();
    return new Quote(document, section, grown.trim(text), run.span().trim(text), run.worth());
  }

  private Quote quote(Weighing weighing, Section section, Run run, int room) {
    return new Quote(
        weighing.document(),
        section,
        grow(weighing, run, room),
        run.span().trim(weighing.document().text()),
        run.worth());
  }

  /// What a section's words are weighed by for one question.
  private record Weighing(
      Understanding question,
      Map<String, Double> rarity,
      Document document,
      List<Near> passages,
      Timed timed,
      List<String> places,
      boolean definition,
      List<Detail> details,
      List<String> literal) {}

  /// Neighbouring phrases of one clause, `from` to `to` inclusive.
  private record Run(Clause clause, List<Span> phrases, int from, int to, double worth) {
    /// The worthiest first; of equals the one that stands first.
    static final Comparator<Run> BEST =
        Comparator.comparingDouble(Run::worth)
            .reversed()
            .thenComparingInt(run -> run.phrases().get(run.from()).start());

    int length() {
      return span().length();
    }

    Span span() {
      return new Span(phrases.get(from).start(), phrases.get(to).end());
    }

    boolean overlaps(Run other) {
      return span().overlaps(other.span());
    }
  }

  /// The runs of one or two phrases of `clause`, and the whole when there is room.
  private Stream<Run> runs(Weighing weighing, Clause clause, int room, Earlier earlier) {
    String text = weighing.document().text();
    List<Span> phrases = Sentences.phrases(text, clause.span());
    int last = phrases.size() - 1;
    List<Run> runs = new ArrayList<>();
    for (int from = 0; from <= last; from++) {
      for (int to = from; to <= Math.min(last, from + 1); to++) {
        Span span = new Span(phrases.get(from).start(), phrases.get(to).end()).trim(text);
        if (span.isEmpty() || (to > from && span.length() > room)) continue;
        if (earlier.excludes(span.of(text)) && !named(weighing, span.of(text))) continue;
        double worth = worth(weighing, span) - earlier.dearer(span.of(text));
        runs.add(new Run(clause, phrases, from, to, worth));
      }
    }
    Span whole = clause.span().trim(text);
    if (last > 1 && whole.length() <= room && !earlier.excludes(whole.of(text))) {
      double worth = worth(weighing, whole) - earlier.dearer(whole.of(text));
      runs.add(new Run(clause, phrases, 0, last, worth));
    }
    return runs.stream();
  }

  private double worth(Weighing weighing, Span span) {
    String here = span.of(weighing.document().text());
    Understanding question = weighing.question();
    double meaning =
        weighing.passages().stream()
            .filter(near -> near.passage().span().contains(span))
            .min(Comparator.comparingInt(near -> near.passage().span().length()))
            .map(Near::meaning)
            .orElse(0.0);
    double particular = 0;
    if (question.wanted() == Wanted.NUMBER) {
      if (HAS_NUMBER.matcher(here).find()) particular = FIGURE;
    } else if (weighing.details().stream().anyMatch(detail -> detail.heldBy(here))) {
      particular = PARTICULAR;
    }
    return meaning
        - (weighing.timed().holds(span.start()) ? 0 : OTHER_TIME)
        + (weighing.definition() && defines(question, here) ? DEFINES : 0)
        + (weighing.places().stream().anyMatch(place -> Places.names(here, place)) ? PLACED : 0)
        + WORDS * words(question, weighing.rarity(), here)
        + particular
        + (Members.listed(question.asked(), here) ? LISTED : 0)
        + (weighing.literal().stream().anyMatch(here::contains) ? LITERAL : 0)
        + FOCUS * focus(question, weighing.rarity(), here);
  }

  /// Whether `text` says what something is that `question` names: “…”是….
  private static boolean defines(Understanding question, String text) {
    return IS.matcher(text).results().anyMatch(is -> question.normal().contains(is.group(1)));
  }

  /// Whether what was asked just now names what stands in `text`, even if that was said before.
  private static boolean named(Weighing weighing, String text) {
    return Members.longest(weighing.question().asked(), text).length() >= NAMED;
  }

  /// The share of the question's words, weighed by rarity, that stand in `text`.
  private static double words(Understanding question, Map<String, Double> rarity, String text) {
    Set<String> here = new HashSet<>(Terms.of(text));
    double shared = 0;
    double all = 1e-9;
    for (Map.Entry<String, Double> term : question.terms().entrySet()) {
      double weight =
          rarity.getOrDefault(term.getKey(), 0.0)
              * (question.own().contains(term.getKey()) ? 1 : EQUIVALENT);
      if (question.own().contains(term.getKey())) all += weight;
      if (here.contains(term.getKey())) shared += weight;
    }
    return Math.min(1, shared / all);
  }

  private double focus(Understanding question, Map<String, Double> rarity, String text) {
    if (question.focus().isEmpty()) return 0;
    Set<String> here = new HashSet<>(Terms.of(text));
    double all = 1e-9;
    double shared = 0;
    for (String term : question.focus()) {
      double weight = rarity.getOrDefault(term, 1.0);
      all += weight;
      if (here.contains(term)) shared += weight;
    }
    return shared / all;
  }

  /// The whole clause when there is room; else the run grown over its worthier neighbours.
  private Span grow(Weighing weighing, Run run, int room) {
    String text = weighing.document().text();
    Span whole = run.clause().span().trim(text);
    if (run.clause().heading() || whole.length() <= room) return whole;
    List<Span> phrases = run.phrases();
    int from = run.from();
    int to = run.to();
    while (true) {
      int length = phrases.get(to).end() - phrases.get(from).start();
      boolean left = from > 0 && length + phrases.get(from - 1).length() <= room;
      boolean right = to + 1 < phrases.size() && length + phrases.get(to + 1).length() <= room;
      if (!left && !right) break;
      if (right
          && (!left
              || worth(weighing, phrases.get(to + 1).trim(text))
                  >= worth(weighing, phrases.get(from - 1).trim(text)))) to++;
      else from--;
    }
    return new Span(phrases.get(from).start(), phrases.get(to).end()).trim(text);
  }
}
