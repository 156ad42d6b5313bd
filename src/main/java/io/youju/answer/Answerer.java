package io.youju.answer;

import static java.util.stream.Collectors.joining;

import io.youju.answer.Backing.Spoken;
import io.youju.answer.OutlineQuestion.Ask;
import io.youju.answer.QuoteChoice.Earlier;
import io.youju.answer.QuoteChoice.Quote;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.document.Section.Kind;
import io.youju.search.Hit;
import io.youju.search.SearchIndex;
import io.youju.search.SearchIndex.Found;
import io.youju.search.SearchIndex.Near;
import io.youju.text.NormalForm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Answers without a language model, in steps: guard, look up by number, search, choose the words,
/// judge the support, hold the reply to the law of the quote.
public final class Answerer implements Youju {
  private static final int NEAREST = 3;
  private static final int LIMIT = 100;

  /// Of so many documents a section may be named without saying of which.
  private static final int FEW = 20;

  /// What a section that the question points back to is worth more.
  private static final double POINTED = 0.15;

  /// What a section that was just shown is worth more to a question that leans on none.
  private static final double JUST_SHOWN = 0.05;

  /// The same for a brief one.
  private static final double BRIEFLY_SHOWN = 0.1;

  /// How much likelier the evidence must be to answer when a question is read the other way,
  /// leaning on earlier turns or by itself.
  private static final double AHEAD = 0.2;

  /// The same for a brief question that leans on a section just shown and otherwise strays from it.
  private static final double AHEAD_OF_SHOWN = -0.2;

  /// A follow-up of so many characters is brief.
  private static final int BRIEF = 12;

  /// The share of that which counts for who speaks, once its words are chosen.
  private static final double SPOKEN = 0.2;

  /// Code units of all quotes together when several sections answer.
  private static final int ROOM_FOR_ALL = 150;

  /// The chance that each part of a question that asks several things must have.
  private static final double SURE = 0.3;

  /// The chance that each thing named must have where several sections are asked for.
  private static final double CLEARLY = 0.5;

  /// The chance that each of several sections must have that likely questions name.
  private static final double PIECE = 0.5;

  /// A question that so surely wants one section is answered from one.
  private static final double ONE = 0.02;

  private static final int MOST_SECTIONS = 3;

  /// The share of the least chance that is enough where the question names the section by number.
  private static final double NAMED = 0.5;

  /// So many characters that a question shares with a phrase say what it speaks of.
  private static final int SPOKEN_OF = 3;

  /// One of so many sections nearest to a story that must be which its last sentence finds.
  private static final int NEAR_STORY = 2;

  /// The chance that a story's last sentence must have by itself.
  private static final double SURELY = 0.6;

  /// One of so many sections nearest to the whole question each must be.
  private static final int NEARBY = 6;

  /// What the last words of a question that leans on an earlier one count by themselves.
  private static final double LAST_WORDS = 0.4;

  /// How much nearer one of several questions must be to a section without their common subject.
  private static final double WITHOUT_SUBJECT = 0.1;

  /// How near the second section must be to the first to speak beside it.
  private static final double EACH_WITHIN = 0.2;

  /// What a section that names the place asked for, or has all that was typed, is worth more.
  private static final double PLACED = 0.15;

  /// What a part's own heading is worth less than a section under it.
  private static final double PART = 0.06;

  private static final Pattern MORE = Pattern.compile("还有|别的|其他|其它|另外|接着|继续");
  private final List<Document> documents;
  private final Map<String, Document> byId = new LinkedHashMap<>();
  private final SearchIndex index;
  private final Backing backing;
  private final QuestionReading reading;
  private final QuoteChoice quotes;
  private final Calibration calibration;
  private final Breadth breadth = new Breadth(Weights.standard("several"));
  private final String generation;
  private final Optional<String> degraded;

  public Answerer(
      List<Document> documents,
      SearchIndex index,
      Optional<Judge> judge,
      Calibration calibration,
      String generation,
      Optional<String> degraded) {
    this(
        documents,
        index,
        judge,
        calibration,
        Equivalents.standard(),
        Judge.Use.DECISIVE,
        generation,
        degraded);
  }

  public Answerer(
      List<Document> documents,
      SearchIndex index,
      Optional<Judge> judge,
      Calibration calibration,
      Equivalents equivalents,
      Judge.Use use,
      String generation,
      Optional<String> degraded) {
    this.documents = List.copyOf(documents);
    this.index = index;
    this.quotes = new QuoteChoice(index);
    this.calibration = calibration;
    this.generation = generation;
    this.degraded = degraded;
    Map<String, Set<String>> vocabulary = new HashMap<>();
    Map<String, String> normal = new HashMap<>();
    for (Document document : documents) {
      byId.put(document.id(), document);
      vocabulary.put(document.id(), Premise.terms(document.text()));
      normal.put(document.id(), NormalForm.of(document.text()).text());
    }
    this.backing =
        new Backing(index, judge, calibration, new Backing.Sources(vocabulary, normal), use);
    Set<String> all = new HashSet<>();
    vocabulary.values().forEach(all::addAll);
    List<String> texts = documents.stream().map(Document::text).toList();
    this.reading = new QuestionReading(equivalents, new Sounds(texts), all);
  }

  @Override
  public List<Document> documents() {
    return documents;
  }

  @Override
  public String generation() {
    return generation;
  }

  @Override
  public Optional<String> degraded() {
    return degraded;
  }

  @Override
  public List<Hit> search(String wordsAsked, List<String> ids, int limit) {
    Understanding question = reading.read(wordsAsked, wordsAsked);
    return index.find(question.query(), Set.copyOf(ids), Math.min(limit, LIMIT)).hits();
  }

  @Override
  public Reply answer(Question asked, Consumer<Event> events) {
    Clock clock = new Clock(System.nanoTime());
    Reply reply = clock.stamp(eitherWay(asked, events, clock));
    Reply proven = Proof.hold(reply, id -> Optional.ofNullable(byId.get(id)));
    tell(proven, events);
    return proven;
  }

  /// A follow-up that may be read by itself or as leaning on earlier turns is read the other way
  /// too, and that way taken whose evidence is the likelier to answer; the first, unless the other
  /// is well ahead.
  private Reply eitherWay(Question asked, Consumer<Event> events, Clock clock) {
    if (asked.other().isEmpty()) return read(asked, events, clock);
    Told first = told(asked, clock);
    // A reply from the outline, which nothing weighs, stands.
    double chance = first.chance().orElse(1);
    boolean brief = asked.focus().length() <= BRIEF && !first.cites(asked.labels());
    Told best =
        chance + (brief ? AHEAD_OF_SHOWN : AHEAD) >= 1
            ? first
            : asked
                .otherwise()
                .map(other -> told(other, clock))
                .filter(told ->
                    told.chance().orElse(0)
                        > chance + (brief && told.cites(asked.labels()) ? AHEAD_OF_SHOWN : AHEAD))
                .orElse(first);
    best.events().forEach(events);
    return best.reply();
  }

  private Reply read(Question asked, Consumer<Event> events, Clock clock) {
    Understanding question = reading.read(asked);
    clock.understood();
    return reply(question, asked, events, clock);
  }

  private Told told(Question asked, Clock clock) {
    List<Event> events = new ArrayList<>();
    return new Told(read(asked, events::add, clock), events);
  }

  /// A reply, and what was told on the way.
  private record Told(Reply reply, List<Event> events) {
    /// Whether it begins with a section that was shown.
    boolean cites(List<String> labels) {
      return reply instanceof Reply.Answer answer
          && !answer.citations().isEmpty()
          && labels.contains(answer.citations().getFirst().label());
    }

    /// The chance that its evidence answers, when that was weighed.
    OptionalDouble chance() {
      return events.stream()
          .filter(Event.Weighed.class::isInstance)
          .mapToDouble(event -> ((Event.Weighed) event).chance())
          .findFirst();
    }
  }

  /// Speaks the reply in pieces: up to each label, then its citation.
  static void tell(Reply reply, Consumer<Event> events) {
    String text = reply.text();
    int from = 0;
    if (reply instanceof Reply.Answer answer) {
      for (Citation citation : answer.citations()) {
        int at = text.indexOf(Proof.mark(citation), from);
        if (at < 0) continue;
        int end = at + Proof.mark(citation).length();
        events.accept(new Event.Delta(text.substring(from, end)));
        events.accept(new Event.Cited(citation));
        from = end;
      }
    }
    if (from < text.length()) events.accept(new Event.Delta(text.substring(from)));
  }

  private Reply reply(Understanding question, Question asked, Consumer<Event> events, Clock clock) {
    Optional<Reply.Reason> guarded = Guard.check(NormalForm.of(asked.focus()).text());
    if (guarded.isPresent()) return refusal(question, guarded.get(), List.of());
    if (asked.history().isEmpty() && Hollow.all(question.normal())) return unnamed(question);
    List<Document> scope = scope(asked.documents());
    Optional<Reply> outline =
        SectionReference.anyIn(question.asked()) ? Optional.empty() : shown(question, asked, scope);
    if (outline.isEmpty() && !itemOfShown(question, asked, scope)) {
      outline =
          structural(question, scope)
              .or(() -> byMatter(question, asked, scope).answer(question))
              .or(() -> mentions(asked, scope))
              .or(() -> shown(question, asked, scope));
    }
    return outline.orElseGet(
        () -> found(withoutReference(question, scope), asked, scope, events, clock));
  }

  /// Every place that says some words, of one document.
  private static Optional<Reply> mentions(Question asked, List<Document> scope) {
    return scope.size() == 1
        ? Mentions.of(asked.focus().strip(), scope.getFirst())
        : Optional.empty();
  }

  /// Whether `answer` has every particular that is asked for.
  private static boolean gives(Understanding question, Reply.Answer answer) {
    String said = answer.citations().stream().map(Citation::quote).collect(joining());
    return Detail.missing(Indefinite.plain(question.asked()), said, said) == 0;
  }

  /// Where the sections stand that were shown before, where only that is asked.
  private static Optional<Reply> shown(
      Understanding question, Question asked, List<Document> scope) {
    return Whereabouts.ofShown(question) && !asked.labels().isEmpty()
        ? Whereabouts.place(question, asked.labels(), scope)
        : Optional.empty();
  }

  private Reply found(
      Understanding question,
      Question asked,
      List<Document> scope,
      Consumer<Event> events,
      Clock clock) {
    Found found = find(question, asked, ids(scope, asked));
    clock.retrieved();
    List<Hit> restricted =
        underHeading(
            restrict(found.hits(), question, Literal.of(question), scope), question, scope);
    List<Hit> hits = pointedAt(restricted, asked, question);
    events.accept(new Event.Understood(question.original(), hits.stream().limit(NEAREST).toList()));
    if (hits.isEmpty()) return refusal(question, Reply.Reason.NOT_IN_DOCUMENTS, List.of());
    if (Whereabouts.ofPart(question)) {
      OutlineByMatter outline = byMatter(question, asked, scope);
      Optional<Reply> part =
          question.focus().isEmpty()
              ? outline.whereabouts(question, Whereabouts.matter(question))
              : Optional.of(outline.whereabouts(question, hits));
      if (part.isPresent()) return part.get();
    }
    Supplier<Optional<Reply>> several =
        () -> several(question, asked, scope, restricted, found, events);
    Reply reply = oneOrSeveral(question, asked, hits, found, several, events);
    return reply instanceof Reply.Refusal refusal
            && refusal.reason() == Reply.Reason.NOT_IN_DOCUMENTS
        ? lastSentence(question, asked, scope, hits).orElse(reply)
        : reply;
  }

  private Reply oneOrSeveral(
      Understanding question,
      Question asked,
      List<Hit> hits,
      Found found,
      Supplier<Optional<Reply>> several,
      Consumer<Event> events) {
    String words = QuestionReading.matter(question.original());
    boolean one = Parts.single(words) || Story.asksOne(question.original());
    if (!question.focus().isEmpty() || !one) {
      return several.get().orElseGet(() -> quote(question, asked, hits, found, events));
    }
    // A story that ends in one question is answered from one section, if that answers it.
    Reply reply = quote(question, asked, hits, found, events);
    return reply instanceof Reply.Refusal ? several.get().orElse(reply) : reply;
  }

  /// What answers the last sentence of a story by itself, from a section that is near the whole; a
  /// long story is far from everything.
  private Optional<Reply> lastSentence(
      Understanding question, Question asked, List<Document> scope, List<Hit> whole) {
    if (!question.focus().isEmpty()) return Optional.empty();
    return Story.asked(question.original())
        .map(sentence -> looked(reading.read(sentence, sentence), question, asked, scope))
        .filter(looked -> !looked.hits().isEmpty())
        .filter(looked ->
            whole.stream()
                .limit(NEAR_STORY)
                .anyMatch(hit -> hit.place().equals(looked.hits().getFirst().place())))
        .flatMap(looked -> {
          List<Event> told = new ArrayList<>();
          Understanding part = looked.part().shownAs(question);
          Reply reply = quote(part, asked, looked.hits(), looked.found(), told::add);
          boolean surely = new Told(reply, told).chance().orElse(0) >= SURELY;
          return surely && reply instanceof Reply.Answer answer && gives(question, answer)
              ? Optional.of(reply)
              : Optional.empty();
        });
  }

  /// The question without the section that it names: 五、3里的条例 asks for the 条例, within that section.
  private Understanding withoutReference(Understanding question, List<Document> scope) {
    if (scope.size() != 1 || !question.focus().isEmpty()) return question;
    return SectionReference.in(question.normal(), scope.getFirst())
        .filter(reference -> reference.find(scope.getFirst()).isPresent())
        .map(reference -> reading.read(reference.rest(), reference.rest()).shownAs(question))
        .orElse(question);
  }

  private OutlineByMatter byMatter(Understanding question, Question asked, List<Document> scope) {
    return new OutlineByMatter(
        matter -> looked(reading.read(matter, matter), question, asked, scope),
        looked -> !said(looked, QuoteChoice.ROOM, CLEARLY).isEmpty());
  }

  /// A question that leans on an earlier one is looked for as a whole and by its last words alone.
  private Found find(Understanding question, Question asked, Set<String> ids) {
    Found whole = index.find(question.query(), ids, LIMIT);
    if (question.focus().isEmpty()) return whole;
    Understanding last = reading.read(asked.focus(), asked.focus());
    return whole.blend(index.find(last.query(), ids, LIMIT), LAST_WORDS);
  }

  /// Sections that the question points back to come first, those just shown a little before others;
  /// where an item of running text is asked for, those alone that were shown.
  private static List<Hit> pointedAt(List<Hit> hits, Question asked, Understanding question) {
    if (asked.labels().isEmpty()) return hits;
    List<Hit> ordered =
        hits.stream()
            .sorted(
                Comparator.comparingDouble((Hit hit) -> hit.score() + prior(hit, asked, question))
                    .reversed())
            .toList();
    List<Hit> listing = ordered.stream().filter(hit -> itemOfShown(hit, asked, question)).toList();
    return listing.isEmpty() ? ordered : listing;
  }

  /// Whether a follow-up asks for another item of running text, one of which was just shown.
  private static boolean itemOfShown(Understanding question, Question asked, List<Document> scope) {
    if (question.focus().isEmpty() || asked.history().isEmpty()) return false;
    return Items.shown(asked.history().getLast().answer())
        && scope.stream()
            .flatMap(document ->
                document.sections().stream()
                    .filter(section -> asked.labels().contains(section.label()))
                    .map(section -> section.own().of(document.text())))
            .anyMatch(text -> !Items.mark(question.asked(), text).isEmpty());
  }

  /// Whether a follow-up asks for an item of running text that a section shown before has.
  private static boolean itemOfShown(Hit hit, Question asked, Understanding question) {
    if (question.focus().isEmpty() || !shown(hit, asked)) return false;
    return !Items.mark(question.asked(), text(hit)).isEmpty();
  }

  /// What a section that was shown before is worth more.
  private static double prior(Hit hit, Question asked, Understanding question) {
    if (!shown(hit, asked)) return 0;
    if (!question.focus().isEmpty()) return POINTED;
    return asked.focus().length() <= BRIEF ? BRIEFLY_SHOWN : JUST_SHOWN;
  }

  private static boolean shown(Hit hit, Question asked) {
    return asked.labels().contains(hit.section().label());
  }

  /// What several sections say, for a question that wants that: as far as likely questions tell,
  /// else as its words do.
  private Optional<Reply> several(
      Understanding question,
      Question asked,
      List<Document> scope,
      List<Hit> hits,
      Found found,
      Consumer<Event> events) {
    String words = QuestionReading.matter(question.original());
    if (!hits.isEmpty()
        && (Items.wholly(question.asked(), text(hits.getFirst()))
            || Parts.allIn(words, text(hits.getFirst())))) {
      return Optional.empty();
    }
    Map<String, Double> range =
        question.focus().isEmpty() ? Breadth.features(words, found) : Map.of();
    if (range.isEmpty()) return parts(question, asked, scope, hits, found);
    double chance = breadth.chance(range);
    events.accept(new Event.Ranged(chance, range));
    if (chance < ONE) return Optional.empty();
    Optional<Reply> told = parts(question, asked, scope, hits, found);
    return told.isEmpty() && breadth.wants(range)
        ? together(question, asked, scope, hits, found)
        : told;
  }

  /// What the two sections say whose likely questions are nearest, each in the words nearest to the
  /// whole question and to a piece of it.
  private Optional<Reply> together(
      Understanding question, Question asked, List<Document> scope, List<Hit> hits, Found found) {
    List<Looked> readings = new ArrayList<>();
    readings.add(new Looked(question, found, hits));
    for (String piece : Parts.all(QuestionReading.matter(question.original()))) {
      readings.add(looked(reading.read(piece, piece), question, asked, scope));
    }
    List<Hit> nearest = Breadth.nearest(hits).stream().limit(2).toList();
    int room = ROOM_FOR_ALL / 2;
    List<Quote> chosen = new ArrayList<>();
    for (Hit hit : nearest) {
      List<Quote> said = saidBy(hit, readings, room);
      if (said.isEmpty()) return Optional.empty();
      chosen.addAll(said);
    }
    return together(question, chosen);
  }

  /// What a section says to that of `readings` to which it is nearest; nothing where that is not
  /// likely to answer it.
  private List<Quote> saidBy(Hit section, List<Looked> readings, int room) {
    Looked best = null;
    Hit spoken = section;
    for (Looked looked : readings) {
      for (Hit hit : looked.hits()) {
        if (!hit.place().equals(section.place())) continue;
        if (best == null || hit.score() > spoken.score()) {
          best = looked;
          spoken = hit;
        }
      }
    }
    if (best == null) return List.of();
    List<Quote> quotes = quotes(section, spoken, readings.getFirst(), best, room);
    Optional<Spoken> said = Spoken.of(best.part(), spoken, quotes);
    if (said.isEmpty()) return List.of();
    Support support = backing.support(best.part(), said.get(), best.hits(), best.found(), PIECE);
    return support.chance(calibration.of(spoken)) < PIECE ? List.of() : said.get().quotes();
  }

  /// The words of a section that are nearest to the whole question and those nearest to a piece of
  /// it, as one where they meet.
  private List<Quote> quotes(Hit section, Hit spoken, Looked whole, Looked piece, int room) {
    Optional<Quote> all = one(whole, section, room);
    Optional<Quote> part = one(piece, spoken, room);
    if (all.isEmpty() || part.isEmpty()) return List.of();
    if (all.get().span().overlaps(part.get().core())) return List.of(all.get());
    return Stream.of(one(piece, spoken, room / 2), one(whole, section, room / 2))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparingInt(quote -> quote.span().start()))
        .toList();
  }

  private Optional<Quote> one(Looked looked, Hit hit, int room) {
    List<Near> near = looked.found().passages().getOrDefault(hit.place(), List.of());
    return quotes.one(looked.part(), hit.document(), hit.section(), near, room);
  }

  /// Each part of a question that asks several things, answered from its own section; empty when it
  /// asks one thing or one section answers all.
  private Optional<Reply> parts(
      Understanding question, Question asked, List<Document> scope, List<Hit> hits, Found found) {
    boolean leaning = !question.focus().isEmpty();
    String words = leaning ? asked.focus() : question.original();
    List<Parts.Part> parts = Parts.of(QuestionReading.matter(words));
    if (leaning && (parts.size() < 2 || !parts.stream().allMatch(Parts.Part::alone))) {
      return Optional.empty();
    }
    if (parts.size() < 2) return each(question, asked, scope, hits, found);
    int room = ROOM_FOR_ALL / parts.size();
    List<Quote> chosen = new ArrayList<>();
    for (Parts.Part part : parts) {
      List<Quote> quotes = part(part, question, asked, scope, room);
      if (quotes.isEmpty()) return each(question, asked, scope, hits, found);
      chosen.addAll(quotes);
    }
    return together(question, chosen).or(() -> each(question, asked, scope, hits, found));
  }

  /// What the two nearest sections say, for a question that wants what each says.
  private Optional<Reply> each(
      Understanding question, Question asked, List<Document> scope, List<Hit> hits, Found found) {
    if (hits.isEmpty() || Items.counted(question.normal(), text(hits.getFirst()))) {
      return Optional.empty();
    }
    Optional<Reply> pieces = pieces(question, asked, scope, hits);
    if (pieces.isPresent() || !Parts.wantsEach(question.normal())) return pieces;
    if (hits.size() < 2 || hits.get(0).score() - hits.get(1).score() > EACH_WITHIN) {
      return Optional.empty();
    }
    List<Quote> chosen = new ArrayList<>();
    for (Hit hit : hits.stream().limit(2).toList()) {
      chosen.addAll(closely(question, hit, found, ROOM_FOR_ALL / 2));
    }
    if (chosen.isEmpty() || chance(question, hits, found, chosen.getFirst()) < SURE) {
      return Optional.empty();
    }
    return together(question, chosen);
  }

  /// What the sections nearest to each thing that is named say of it, two or three of them, the
  /// nearest to the whole question among them.
  private Optional<Reply> pieces(
      Understanding question, Question asked, List<Document> scope, List<Hit> hits) {
    if (!question.focus().isEmpty()) return Optional.empty();
    List<Looked> looked =
        Parts.pieces(QuestionReading.matter(question.original())).stream()
            .map(piece -> looked(reading.read(piece, piece), question, asked, scope))
            .filter(each -> !each.hits().isEmpty())
            .toList();
    if (looked.size() < 2) return Optional.empty();
    List<Section> near = hits.stream().limit(NEARBY).map(Hit::section).toList();
    int room = ROOM_FOR_ALL / Math.min(looked.size(), MOST_SECTIONS);
    Map<Section, List<Quote>> bySection = new LinkedHashMap<>();
    looked.stream()
        .sorted(Comparator.comparingDouble(Looked::nearness).reversed())
        .map(each -> said(each, room, CLEARLY))
        .filter(said -> !said.isEmpty() && near.contains(said.getFirst().section()))
        .forEach(said -> bySection.putIfAbsent(said.getFirst().section(), said));
    if (bySection.size() < 2 || !bySection.containsKey(near.getFirst())) return Optional.empty();
    List<Quote> chosen = new ArrayList<>();
    bySection.values().stream().limit(MOST_SECTIONS).forEach(chosen::addAll);
    return together(question, chosen);
  }

  private static String text(Hit hit) {
    return hit.section().own().of(hit.document().text());
  }

  private static Optional<Reply> together(Understanding question, List<Quote> chosen) {
    if (chosen.stream().map(Quote::section).distinct().count() < 2) return Optional.empty();
    String said = chosen.stream().map(Quote::text).collect(joining());
    if (Detail.quantityMissing(Indefinite.plain(question.asked()), said)) return Optional.empty();
    List<Citation> citations = Citation.inOrder(chosen.stream().map(Answerer::cite).toList());
    return Optional.of(Proof.quoting(question.original(), Reply.Kind.QUOTE, citations));
  }

  /// The words that answer one of several questions, of the reading that is nearer to a section;
  /// with its subject, unless it is well nearer without.
  private List<Quote> part(
      Parts.Part part, Understanding question, Question asked, List<Document> scope, int room) {
    double ahead = part.before().isEmpty() ? WITHOUT_SUBJECT : 0;
    Optional<Looked> nearest =
        part.readings().stream()
            .map(words -> looked(reading.read(words, words), question, asked, scope))
            .filter(looked -> !looked.hits().isEmpty())
            .reduce((one, next) -> next.nearness() > one.nearness() + ahead ? next : one);
    return nearest.map(looked -> said(looked, room)).orElse(List.of());
  }

  private Looked looked(
      Understanding part, Understanding question, Question asked, List<Document> scope) {
    Found found = index.find(part.query(), ids(scope, asked), LIMIT);
    boolean own = SectionReference.anyIn(part.normal());
    return new Looked(
        part, found, restrict(found.hits(), own ? part : question, Literal.of(part), scope));
  }

  private List<Quote> said(Looked looked, int room) {
    return said(looked, room, SURE);
  }

  /// @param least the chance that it must have
  private List<Quote> said(Looked looked, int room, double least) {
    List<Spoken> spoken =
        Backing.candidates(looked.hits())
            .flatMap(hit ->
                Spoken.of(looked.part(), hit, closely(looked.part(), hit, looked.found(), room))
                    .stream())
            .toList();
    if (spoken.isEmpty()) return List.of();
    Spoken first = backing.speaker(looked.part(), spoken);
    Support support = backing.support(looked.part(), first, looked.hits(), looked.found(), least);
    return support.chance(calibration.of(first.hit())) < least ? List.of() : first.quotes();
  }

  private List<Quote> closely(Understanding question, Hit hit, Found found, int room) {
    List<Near> near = found.passages().getOrDefault(hit.place(), List.of());
    return quotes.closely(question, hit.document(), hit.section(), near, room);
  }

  private List<Quote> choose(Understanding question, Hit hit, Found found, int room, Earlier said) {
    List<Near> near = found.passages().getOrDefault(hit.place(), List.of());
    return quotes.choose(question, hit.document(), hit.section(), near, room, said);
  }

  private List<Document> scope(List<String> ids) {
    return ids.isEmpty()
        ? documents
        : documents.stream().filter(d -> ids.contains(d.id())).toList();
  }

  private static Set<String> ids(List<Document> scope, Question asked) {
    if (asked.documents().isEmpty()) return Set.of();
    Set<String> ids = new HashSet<>();
    scope.forEach(document -> ids.add(document.id()));
    return ids;
  }

  /// Answers from the outline; of several documents from those that the question names, or from all
  /// of a few.
  private Optional<Reply> structural(Understanding question, List<Document> all) {
    List<Document> scope = all;
    if (all.size() > 1) {
      if (!SectionReference.anyIn(question.normal())) return Optional.empty();
      List<Document> named = Titles.named(question.normal(), all);
      if (named.isEmpty() && all.size() > FEW) return Optional.empty();
      if (!named.isEmpty()) scope = named;
    }
    for (Document document : scope) {
      Optional<String> piece = OutlineQuestion.piece(question.normal());
      if (scope.size() == 1 && piece.isPresent() && !document.text().contains(piece.get())) {
        return Optional.of(noSuchPiece(question, piece.get(), document));
      }
      Optional<SectionReference> reference = SectionReference.in(question.normal(), document);
      List<Section> named = named(reference, document);
      boolean alone = reference.isPresent() && Structure.onlyStructure(reference.get(), document);
      if (alone
          && named.size() > 1
          && OutlineQuestion.of(reference.get().rest()).equals(Optional.of(Ask.CHILDREN))
          && named.stream().noneMatch(section -> section.children().isEmpty())) {
        return Optional.of(Structure.allChildren(question.original(), document, named));
      }
      if (named.size() > 1 && OutlineQuestion.wantsTitles(reference.orElseThrow().rest())) {
        return Optional.of(Structure.titles(question.original(), document, named));
      }
      if (alone && named.size() > 1) {
        return Optional.of(Structure.sections(question.original(), document, named));
      }
      if (reference.isPresent() && !named.isEmpty()) {
        Optional<Reply> answer =
            Structure.section(
                question.original(),
                reference.get(),
                SectionReference.anyIn(question.asked()),
                named.getFirst(),
                document);
        if (answer.isPresent()) return answer;
        if (alone && OutlineQuestion.besides(reference.get().rest())) {
          return Optional.of(refusal(question, Reply.Reason.NO_SUCH_SECTION, List.of()));
        }
      }
      if (reference.isPresent() && named.isEmpty() && scope.size() == 1) {
        return Optional.of(noSuchSection(question, reference.get(), document));
      }
      if (reference.isEmpty() && scope.size() == 1) {
        Optional<Reply> whole =
            Structure.title(question.original(), question.normal(), document)
                .map(Reply.class::cast)
                .or(() -> Structure.whole(question.original(), question.normal(), document));
        if (whole.isPresent()) return whole;
      }
    }
    return Optional.empty();
  }

  /// The sections that a question names by number, those that are there.
  private static List<Section> named(Optional<SectionReference> reference, Document document) {
    return reference.stream()
        .flatMap(first -> Stream.concat(Stream.of(first), first.further().stream()))
        .flatMap(each -> each.find(document).stream())
        .distinct()
        .toList();
  }

  /// @param piece what comes beside the sections of some documents, such as 附件
  private static Reply noSuchPiece(Understanding question, String piece, Document document) {
    return new Reply.Refusal(
        question.original(),
        Reply.Reason.NO_SUCH_SECTION,
        "文件里没有" + piece + "；最后一条是下面这一条。",
        List.of(Structure.title(document, document.sections().getLast())),
        Reply.Timings.NONE);
  }

  private static Reply noSuchSection(
      Understanding question, SectionReference reference, Document document) {
    Optional<Section> chapter =
        document.section(new io.youju.document.SectionNumber(List.of(reference.first())));
    List<Citation> nearest = chapter.stream().map(c -> Structure.title(document, c)).toList();
    String there =
        chapter
            .map(c -> "；" + c.label() + "下共" + c.children().size() + "条")
            .orElse(
                "；全文共"
                    + document.outline().stream().filter(s -> s.kind() != Kind.PREAMBLE).count()
                    + "个部分");
    return new Reply.Refusal(
        question.original(),
        Reply.Reason.NO_SUCH_SECTION,
        "文件里没有“" + reference.printed() + "”" + there + "。",
        nearest,
        Reply.Timings.NONE);
  }

  /// Within a part that the question names, when it names one; a part's own heading speaks a little
  /// less than the sections under it.
  private static List<Hit> restrict(
      List<Hit> hits, Understanding question, Literal literal, List<Document> scope) {
    List<String> places = Places.in(question.normal());
    // Each is weighed once: to see whether it names a place its text is read.
    List<Hit> ordered =
        hits.stream()
            .map(hit -> Map.entry(hit, standing(hit) + there(hit, places) + word(hit, literal)))
            .sorted(Map.Entry.<Hit, Double>comparingByValue().reversed())
            .map(Map.Entry::getKey)
            .toList();
    if (scope.size() != 1) return ordered;
    Document document = scope.getFirst();
    return named(question, document)
        .map(named ->
            ordered.stream().filter(hit -> named.span().contains(hit.section().own())).toList())
        .orElse(ordered);
  }

  /// The named section alone, where its heading is asked about.
  private static List<Hit> underHeading(
      List<Hit> hits, Understanding question, List<Document> scope) {
    if (scope.size() != 1 || !question.original().contains("标题")) return hits;
    return named(question, scope.getFirst())
        .map(named -> hits.stream().filter(hit -> hit.section().equals(named)).toList())
        .orElse(hits);
  }

  private static Optional<Section> named(Understanding question, Document document) {
    return reference(question, document).flatMap(reference -> reference.find(document));
  }

  /// What a section that names a place asked for, and not only the document's own, is worth more.
  private static double there(Hit hit, List<String> places) {
    List<String> beyond = Places.beyond(hit.document().title(), places).toList();
    if (beyond.isEmpty()) return 0;
    String text = NormalForm.of(text(hit)).text();
    return beyond.stream().anyMatch(place -> Places.names(text, place)) ? PLACED : 0;
  }

  /// What a section is worth more that has the very words which are all that was typed, or a name
  /// with signs.
  private static double word(Hit hit, Literal literal) {
    String text = text(hit);
    return literal.standsIn(text) || literal.signedIn(text) ? PLACED : 0;
  }

  private static double standing(Hit hit) {
    return hit.score() - (hit.section().children().isEmpty() ? 0 : PART);
  }

  private Reply quote(
      Understanding question, Question asked, List<Hit> hits, Found found, Consumer<Event> events) {
    boolean titled = Whereabouts.ofSection(question);
    int room =
        titled
            ? QuoteChoice.ROOM_UNDER_TITLE
            : question.wanted() == Wanted.LIST ? QuoteChoice.ROOM_FOR_LISTS : QuoteChoice.ROOM;
    Earlier said = earlier(asked);
    Map<Hit.Place, List<Quote>> chosen = new HashMap<>();
    Function<Hit, List<Quote>> words =
        hit -> chosen.computeIfAbsent(hit.place(), _ -> choose(question, hit, found, room, said));
    List<Spoken> spoken =
        Backing.candidates(hits)
            .flatMap(hit ->
                Spoken.of(question, hit, words.apply(hit)).stream()
                    .map(each -> each.withPrior(SPOKEN * prior(hit, asked, question))))
            .toList();
    if (spoken.isEmpty()) return refusal(question, Reply.Reason.NOT_IN_DOCUMENTS, List.of());
    Literal literal = Literal.of(question);
    List<Spoken> having =
        spoken.stream().filter(each -> literal.standsIn(each.quotes().getFirst().text())).toList();
    Spoken first = backing.speaker(question, having.isEmpty() ? spoken : having);
    List<Quote> best = first.quotes();
    Weights weights = calibration.of(first.hit());
    Support support = backing.support(question, first, hits, found, weights.refuseUnder());
    double chance = support.chance(weights);
    events.accept(new Event.Weighed(chance, support.features()));
    boolean given =
        literal.standsIn(best.getFirst().text())
            || Items.wholly(question.asked(), text(first.hit()))
            || (itemOfShown(first.hit(), asked, question) && support.missing() < 1);
    boolean placed = placed(question, first.hit());
    if (placed && support.holds()) {
      // The section that is named speaks of what is asked, and lacks nothing.
      String heart = NormalForm.of(best.getFirst().heart()).text();
      given |= Members.longest(question.normal(), heart).length() >= SPOKEN_OF;
    }
    double least = weights.refuseUnder() * (placed ? NAMED : 1);
    if (chance < least && !given) {
      Optional<Reply> gist = gist(question, first.hit().document());
      if (gist.isPresent()) return gist.get();
      List<Quote> nearest = new ArrayList<>(List.of(best.getFirst()));
      for (Hit hit :
          hits.stream()
              .filter(h -> !h.place().equals(first.hit().place()))
              .limit(NEAREST - 1)
              .toList()) {
        words.apply(hit).stream().limit(1).forEach(nearest::add);
      }
      return refusal(
          question,
          support.overclaim() > 0 || support.foreign() > 0
              ? Reply.Reason.FALSE_PREMISE
              : Reply.Reason.NOT_IN_DOCUMENTS,
          nearest.stream().map(Answerer::cite).toList());
    }
    List<Citation> citations = new ArrayList<>();
    if (titled) citations.add(Structure.title(first.hit().document(), first.hit().section()));
    best.forEach(quote -> citations.add(cite(quote)));
    return Proof.quoting(
        question.original(),
        question.wanted() == Wanted.LIST ? Reply.Kind.LIST : Reply.Kind.QUOTE,
        citations);
  }

  /// The section that a question names as it was typed, also where it is read without that.
  private static Optional<SectionReference> reference(Understanding question, Document document) {
    return SectionReference.in(NormalForm.of(question.original()).text(), document);
  }

  /// Whether the question says by its number in which section the answer stands.
  private static boolean placed(Understanding question, Hit hit) {
    return question.focus().isEmpty()
        && named(question, hit.document())
            .filter(section -> section.span().contains(hit.section().own()))
            .isPresent();
  }

  /// What the section is about that the question names by its number, where it names nothing that
  /// stands in it.
  private static Optional<Reply> gist(Understanding question, Document document) {
    if (!question.focus().isEmpty()) return Optional.empty();
    return reference(question, document)
        .filter(reference -> Structure.onlyStructure(reference, document))
        .flatMap(reference -> reference.find(document))
        .map(section -> Structure.gist(question.original(), document, section));
  }

  private static Earlier earlier(Question asked) {
    if (asked.focus().isEmpty() || asked.history().isEmpty()) return Earlier.NOTHING;
    return new Earlier(asked.history().getLast().answer(), MORE.matcher(asked.focus()).find());
  }

  private static Citation cite(Quote quote) {
    return Proof.cite(quote.document(), quote.section(), quote.span());
  }

  /// The chance that `quote` answers, as far as `SURE` asks for it.
  private double chance(Understanding question, List<Hit> hits, Found found, Quote quote) {
    return Spoken.of(question, hits.getFirst(), List.of(quote))
        .map(spoken ->
            backing
                .support(question, spoken, hits, found, SURE)
                .chance(calibration.of(spoken.hit())))
        .orElse(0.0);
  }

  private static Reply unnamed(Understanding question) {
    return new Reply.Refusal(
        question.original(),
        Reply.Reason.NOT_IN_DOCUMENTS,
        "这句话没有说明想问哪件事。请写出想问的事，例如一项做法、一个地方，或者第几部分第几条。",
        List.of(),
        Reply.Timings.NONE);
  }

  private static Reply refusal(
      Understanding question, Reply.Reason reason, List<Citation> nearest) {
    String text =
        switch (reason) {
          case NOT_IN_DOCUMENTS ->
              nearest.isEmpty() ? "文件中没有找到能回答这个问题的内容。" : "文件中没有找到能直接回答这个问题的内容。下面是最接近的几处，供参考。";
          case OUT_OF_SCOPE -> "这个问题不在本服务的范围内。这里只回答已收录文件里写明的内容。";
          case FALSE_PREMISE -> "问题的前提与文件不符。";
          case UNSAFE_INPUT -> "这句话不是对文件内容的提问，本服务不作回应。这里只按已收录文件的原文作答。";
          case EMPTY_QUESTION -> "请输入问题。";
          case NO_SUCH_SECTION -> "文件里没有这一条。";
          case UNSUPPORTED_CITATION -> "引文与原文核对不一致，为避免误导，这次不作回答。";
        };
    return new Reply.Refusal(question.original(), reason, text, nearest, Reply.Timings.NONE);
  }

  /// Times the steps of one reply.
  private static final class Clock {
    private final long start;
    private long understood;
    private long retrieved;

    Clock(long start) {
      this.start = start;
    }

    void understood() {
      understood = System.nanoTime();
      retrieved = understood;
    }

    void retrieved() {
      retrieved = System.nanoTime();
    }

    Reply stamp(Reply reply) {
      long end = System.nanoTime();
      Reply.Timings timings =
          new Reply.Timings(
              millis(start, understood),
              millis(understood, retrieved),
              millis(retrieved, end),
              millis(start, end));
      return reply.timed(timings);
    }

    private static double millis(long from, long to) {
      return Math.round((to - from) / 1e4) / 100.0;
    }
  }
}
