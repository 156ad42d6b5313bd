package io.youju.search;

import static java.util.Comparator.comparingDouble;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.passage.Passage;
import io.youju.passage.Passages;
import io.youju.passage.Passages.Grain;
import io.youju.search.Hit.Place;
import io.youju.search.LikelyQuestions.At;
import io.youju.search.LikelyQuestions.Nearness;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/// One immutable generation of what is searched. Callable from many threads.
///
/// A section scores by the passage nearest to the question (the best clause speaks for its
/// section), by itself as a whole, and by its words: `clause + SECTION × section + WORDS × bm25 /
/// best bm25` (or over a quarter of what all words together would give, if that is more); where
/// likely questions are known, words count less, and besides how much nearer those are that the
/// section answers than those of other sections on average.
public final class SearchIndex {
  /// Weight of the whole section's similarity beside its best clause's.
  static final double SECTION = 0.3;

  /// Weight of words, scaled so that the best section by words has 1.
  static final double WORDS = 0.22;

  /// Weight of words where likely questions are known, which say the same in more ways.
  static final double WORDS_FORESEEN = 0.12;

  /// Weight of how much nearer the likely questions are that a section answers than those of
  /// others.
  static final double FORESEEN = 0.4;

  /// What the likely questions that a passage answers count beside its own words.
  static final double LIKELY = 0.7;

  /// What a section by words must reach at least of what a section with all of the question's words
  /// has, to have 1: where no section holds more than a few of them, these few say little.
  static final double LEAST = 0.25;

  private static final int MOST_BY_WORDS = 1000;

  /// Collections of more sections than this are cut into sections only.
  static final int MOST_BY_PHRASES = 5_000;

  private static final Comparator<Hit> BEST_FIRST =
      comparingDouble(Hit::score)
          .reversed()
          .thenComparing(hit -> hit.document().id())
          .thenComparing(hit -> hit.section().number());

  private static final Comparator<Scored> BEST_SCORED =
      comparingDouble(Scored::score)
          .reversed()
          .thenComparing(scored -> scored.entry().document().id())
          .thenComparing(scored -> scored.entry().section().number());

  private final List<Entry> entries = new ArrayList<>();
  private final WordIndex words;
  private final Optional<Embedder> embedder;
  private final Elsewhere elsewhere;
  private final LikelyQuestions likely;

  /// A passage, its vector, of length 0 when there is no embedder, and the rows of likely questions
  /// that stand within it.
  private record Leaf(Passage passage, float[] vector, int[] rows) {
    /// How near it is to what was asked, by its own words and by the questions that it answers.
    double meaning(Asked asked) {
      double own = VectorUtil.dotProduct(asked.vector(), vector);
      double most = -1;
      for (int row : rows) most = Math.max(most, asked.likely().most()[row]);
      return most < 0 ? own : (1 - LIKELY) * own + LIKELY * most;
    }
  }

  /// A question's vector, and how near it is to likely questions.
  ///
  /// @param usual the mean over sections of how near the likely questions are that they answer
  private record Asked(float[] vector, Nearness likely, double usual) {
    double answered(Entry entry) {
      return likely.answered(entry.likely());
    }
  }

  /// A section and its passages, before they have vectors.
  private record Cut(Document document, Section section, List<Passage> passages) {}

  private record Entry(
      Document document, Section section, List<Leaf> leaves, float[] whole, List<At> likely) {
    /// Whether the section is one passage, which has the vector of the whole.
    boolean onePassage() {
      return leaves.size() == 1
          && leaves.getFirst().passage().span().length()
              == section.own().trim(document.text()).length();
    }
  }

  /// @param embedder empty to search by words alone
  public SearchIndex(
      List<Document> documents, Optional<VectorCache> cache, Optional<Embedder> embedder) {
    this(documents, cache, embedder, Elsewhere.NONE, LikelyQuestions.NONE, (_, _) -> {});
  }

  /// @param elsewhere what the documents are not asked about
  /// @param likely what they are likely to be asked
  public SearchIndex(
      List<Document> documents,
      Optional<VectorCache> cache,
      Optional<Embedder> embedder,
      Elsewhere elsewhere,
      LikelyQuestions likely,
      VectorCache.Progress progress) {
    this.embedder = embedder;
    this.elsewhere = elsewhere;
    List<String> texts = new ArrayList<>();
    int sections = documents.stream().mapToInt(document -> document.sections().size()).sum();
    Grain grain = sections > MOST_BY_PHRASES ? Grain.SECTIONS : Grain.PHRASES;
    List<Cut> cuts = documents.stream().flatMap(document -> cut(document, grain)).toList();
    for (Cut cut : cuts) {
      String text = cut.document().text();
      texts.add(cut.section().own().trim(text).of(text));
      cut.passages().forEach(passage -> texts.add(passage.span().of(text)));
    }
    List<float[]> vectors = cache.map(c -> c.vectors(texts, progress)).orElse(List.of());
    int at = 0;
    for (Cut cut : cuts) {
      float[] whole = vector(vectors, at++);
      List<At> known = likely.in(cut.document(), cut.section());
      List<Leaf> leaves = new ArrayList<>();
      for (Passage passage : cut.passages()) {
        leaves.add(new Leaf(passage, vector(vectors, at++), within(passage, known)));
      }
      entries.add(new Entry(cut.document(), cut.section(), leaves, whole, known));
    }
    words = new WordIndex(entries.stream().map(SearchIndex::words).toList());
    boolean foreseen = entries.stream().anyMatch(entry -> !entry.likely().isEmpty());
    this.likely = foreseen ? likely : LikelyQuestions.NONE;
  }

  private static Stream<Cut> cut(Document document, Grain grain) {
    Map<Section, List<Passage>> bySection =
        Passages.of(document, grain).stream()
            .collect(groupingBy(Passage::section, LinkedHashMap::new, toList()));
    return bySection.entrySet().stream().map(e -> new Cut(document, e.getKey(), e.getValue()));
  }

  private static int[] within(Passage passage, List<At> known) {
    return known.stream()
        .filter(at -> passage.span().contains(at.phrase()))
        .mapToInt(At::row)
        .toArray();
  }

  private static float[] vector(List<float[]> vectors, int at) {
    return vectors.isEmpty() ? new float[0] : vectors.get(at);
  }

  private static WordIndex.Entry words(Entry entry) {
    String text = entry.section().own().of(entry.document().text());
    return new WordIndex.Entry(
        text, String.join(" ", entry.document().headingPath(entry.section())));
  }

  /// A passage of a hit's section and how near it is to the question.
  ///
  /// @param meaning cosine, -1 to 1; 0 without an embedder
  public record Near(Passage passage, double meaning) {}

  /// What was found: the hits best first, and for each the passages of its section, by where it
  /// stands.
  ///
  /// @param elsewhere similarity of the question to what the documents are not asked about, -1 to 1
  /// @param unanswered similarity of the question to likely ones that nothing answers; 0 when none
  ///   are known
  /// @param several similarity of the question to likely ones that no one section answers alone; 0
  ///   when none are known
  /// @param verifier by where a section stands, the logit that its nearest phrase answers; 0 when
  ///   nothing can tell
  public record Found(
      List<Hit> hits,
      Map<Place, List<Near>> passages,
      double elsewhere,
      double unanswered,
      double several,
      ToDoubleFunction<Place> verifier) {
    /// What is found for two readings of one question together.
    ///
    /// @param share what `other` counts, 0 to 1
    public Found blend(Found other, double share) {
      Map<Place, Hit> there = new HashMap<>();
      other.hits().forEach(hit -> there.put(hit.place(), hit));
      // A section that the other reading does not list is at best as near as its last.
      double least = other.hits().isEmpty() ? 0 : other.hits().getLast().score();
      List<Hit> blended =
          hits.stream()
              .map(hit -> {
                Hit same = there.get(hit.place());
                return same == null ? hit.lowered(least, share) : hit.blend(same, share);
              })
              .sorted(BEST_FIRST)
              .toList();
      Map<Place, List<Near>> near = new HashMap<>();
      passages.forEach((place, ours) -> {
        List<Near> theirs = other.passages().getOrDefault(place, ours);
        List<Near> both = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
          double meaning = (1 - share) * ours.get(i).meaning() + share * theirs.get(i).meaning();
          both.add(new Near(ours.get(i).passage(), meaning));
        }
        near.put(place, both);
      });
      return new Found(
          blended,
          near,
          (1 - share) * elsewhere + share * other.elsewhere(),
          (1 - share) * unanswered + share * other.unanswered(),
          (1 - share) * several + share * other.several(),
          place ->
              (1 - share) * verifier.applyAsDouble(place)
                  + share * other.verifier().applyAsDouble(place));
    }
  }

  /// Looks for a question.
  ///
  /// @param documents ids to look in; empty for all
  /// @param limit sections at most; only their passages are told
  public Found find(Query asked, Set<String> documents, int limit) {
    Map<Integer, Double> byWords = words.scores(asked.terms(), MOST_BY_WORDS);
    double best = Math.max(LEAST * words.ideal(asked.terms()), most(byWords.values()));
    Optional<Asked> query = embedder.map(e -> e.embedQuestion(asked.meaning())).map(this::asked);
    PriorityQueue<Scored> nearest = new PriorityQueue<>(BEST_SCORED.reversed());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      if (!documents.isEmpty() && !documents.contains(entry.document().id())) continue;
      if (query.isEmpty() && !byWords.containsKey(i)) continue;
      double bm25 = byWords.getOrDefault(i, 0.0);
      Scored scored = scored(entry, query, bm25, bm25 / best);
      if (!nearest.isEmpty()
          && nearest.size() == limit
          && BEST_SCORED.compare(scored, nearest.element()) > 0) continue;
      nearest.add(scored);
      if (nearest.size() > limit) nearest.remove();
    }
    List<Hit> hits = new ArrayList<>();
    Map<Place, List<Near>> near = new HashMap<>();
    Map<Place, Entry> found = new HashMap<>();
    for (Scored scored : nearest.stream().sorted(BEST_SCORED).toList()) {
      List<Near> leaves = near(scored.entry(), query);
      Hit hit = hit(scored, leaves, query);
      near.put(hit.place(), leaves);
      found.put(hit.place(), scored.entry());
      hits.add(hit);
    }
    return new Found(
        hits,
        near,
        query.map(q -> elsewhere.nearest(q.vector())).orElse(0.0),
        query.map(q -> q.likely().unanswered()).orElse(0.0),
        query.map(q -> q.likely().several()).orElse(0.0),
        place -> query.map(q -> verified(q, found.get(place))).orElse(0.0));
  }

  private double verified(Asked asked, @Nullable Entry entry) {
    return entry == null ? 0 : likely.verified(asked.vector(), asked.likely(), entry.likely());
  }

  private Asked asked(float[] vector) {
    Nearness nearness = likely.nearness(vector);
    double usual =
        entries.stream()
            .filter(entry -> !entry.likely().isEmpty())
            .mapToDouble(entry -> nearness.answered(entry.likely()))
            .average()
            .orElse(0);
    return new Asked(vector, nearness, usual);
  }

  /// How an entry fares; made for each of a collection, so it holds no more than numbers.
  ///
  /// @param clause similarity of the nearest passage
  /// @param whole similarity of the section
  /// @param share of the best score by words
  /// @param foreseen how much nearer the likely questions are that the section answers than usual;
  ///   0 when none are known
  private record Scored(
      Entry entry, double clause, double whole, double bm25, double share, double foreseen) {
    double score() {
      double words = entry.likely().isEmpty() ? WORDS : WORDS_FORESEEN;
      return clause + SECTION * whole + words * share + FORESEEN * foreseen;
    }
  }

  private static double most(Collection<Double> scores) {
    return scores.stream().mapToDouble(score -> score).max().orElse(1);
  }

  private static Scored scored(Entry entry, Optional<Asked> query, double bm25, double share) {
    if (query.isEmpty()) return new Scored(entry, 0, 0, bm25, share, 0);
    Asked asked = query.get();
    double whole = VectorUtil.dotProduct(asked.vector(), entry.whole());
    if (entry.onePassage() && entry.likely().isEmpty()) {
      return new Scored(entry, whole, whole, bm25, share, 0);
    }
    double clause = Double.NEGATIVE_INFINITY;
    for (Leaf leaf : entry.leaves()) clause = Math.max(clause, leaf.meaning(asked));
    double foreseen = entry.likely().isEmpty() ? 0 : asked.answered(entry) - asked.usual();
    return new Scored(entry, clause, whole, bm25, share, foreseen);
  }

  private static List<Near> near(Entry entry, Optional<Asked> query) {
    return entry.leaves().stream()
        .map(leaf -> new Near(leaf.passage(), query.map(leaf::meaning).orElse(0.0)))
        .toList();
  }

  private static Hit hit(Scored scored, List<Near> leaves, Optional<Asked> query) {
    Near nearest = leaves.stream().max(comparingDouble(Near::meaning)).orElseThrow();
    Entry entry = scored.entry();
    Map<String, Double> why = new HashMap<>();
    why.put("clause", scored.clause());
    why.put("section", scored.whole());
    why.put("bm25", scored.bm25());
    why.put("words", scored.share());
    if (!entry.likely().isEmpty() && entry.section().children().isEmpty()) {
      query.ifPresent(q -> why.put("likely", q.answered(entry)));
    }
    return new Hit(
        entry.document(), entry.section(), nearest.passage().span(), scored.score(), why);
  }

  /// How rare each term is among the sections; higher is rarer.
  public Map<String, Double> rarity(Collection<String> terms) {
    return words.rarity(terms);
  }

  public int passages() {
    return entries.stream().mapToInt(entry -> entry.leaves().size()).sum();
  }
}
