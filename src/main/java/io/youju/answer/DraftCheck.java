package io.youju.answer;

import io.youju.answer.DraftSentences.Sentence;
import io.youju.answer.Evidence.Place;
import io.youju.answer.Wording.Kind;
import io.youju.answer.Wording.Piece;
import io.youju.search.Embedder;
import io.youju.text.NormalForm;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds a draft to the clauses that its labels name, sentence by sentence. A sentence stands when
/// every phrase of it is worded by one clause of its labels, says that clause's numbers, names and
/// times of the same things and as strongly, and is near to it in meaning; else it is struck, with
/// a reason. docs/decisions/017.
public final class DraftCheck {
  /// Code units of a sentence.
  private static final int LONGEST = 400;

  /// Cosine of a sentence and the words it cites, at least. Sentences that pass all else are far
  /// above it.
  private static final double NEAR = 0.5;

  private static final Pattern MARKUP =
      Pattern.compile(
          "[<＜]\\s*[a-zA-Z/!?]|https?:|www\\.|javascript:|data:|vbscript:|&#?\\w{1,8};|\\*\\*|__|`|~~|!\\[|\\]\\(|^\\s*(#{1,6}|>|[-*+•]|\\|)\\s?|\\|.*\\||\\{\\{|\\$\\{|\\\\[nux]|://",
          Pattern.MULTILINE);
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cc}&&[^\\n\\r\\t]]");
  private static final Pattern STRAY_LABEL = Pattern.compile("[〔〕]");
  private static final Pattern LEANS =
      Pattern.compile(
          "^(但是?|不过|然而|因此|所以|否则|除此之外|除此以外|相反|反之|此后|随后|其|它|他们|这|该|上述|对此|为此|并且|而且|同时|此外|其中|也)");
  private static final Pattern CUT = Pattern.compile("[,，;；。:：!?！？、\\n]");
  private static final Pattern QUOTED = Pattern.compile("[“\"「『《]([^”\"」』》]{1,60})[”\"」』》]");
  private static final Pattern NAME_END =
      Pattern.compile("(局|委|委员会|部|厅|办公室|公司|集团|大学|学院|医院|法院|区|县|市|省|镇|街道|条例|办法|法|书记|市长|主任|银行|协会)$");
  private static final Pattern LATIN =
      Pattern.compile(
          "[a-z\\p{IsGreek}\\p{IsCyrillic}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsArabic}]");
  private static final Pattern TIME = Pattern.compile("[0-9零一二三四五六七八九十]+(年|月|日)");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern RELATIVE = Pattern.compile("今年|明年|后年|去年|年底|年初|本月|下月");
  private static final Pattern COUNTED = Pattern.compile("[0-9]|[零一二三四五六七八九十百千万亿两]");

  private final Optional<Embedder> embedder;
  private final Optional<ClaimCheck> claims;

  /// @param embedder empty to leave out nearness in meaning
  /// @param claims empty for no second opinion
  public DraftCheck(Optional<Embedder> embedder, Optional<ClaimCheck> claims) {
    this.embedder = embedder;
    this.claims = claims;
  }

  /// A draft, sentence by sentence.
  record Checked(List<Judged> sentences) {
    List<Judged> kept() {
      return sentences.stream().filter(judged -> !judged.citations().isEmpty()).toList();
    }

    /// How many sentences each reason struck.
    Map<Strike, Integer> struck() {
      Map<Strike, Integer> struck = new EnumMap<>(Strike.class);
      for (Judged judged : sentences) {
        if (judged.verdict() instanceof Verdict.Struck(var why)) {
          struck.merge(why, 1, Integer::sum);
        }
      }
      return struck;
    }
  }

  /// A sentence and what becomes of it.
  record Judged(Sentence sentence, Verdict verdict) {
    /// For each label of a sentence that stands the words that support it; empty for one struck.
    List<Citation> citations() {
      return switch (verdict) {
        case Verdict.Stands(var citations) -> citations;
        case Verdict.Struck _ -> List.of();
      };
    }
  }

  /// What becomes of a sentence.
  sealed interface Verdict {
    /// It stands, with its proof, one or more citations.
    record Stands(List<Citation> citations) implements Verdict {}

    /// It is struck.
    record Struck(Strike why) implements Verdict {}
  }

  Checked check(String draft, Evidence evidence) {
    List<Judged> judged = new ArrayList<>();
    boolean lost = false;
    for (Sentence sentence : DraftSentences.of(draft)) {
      Verdict verdict =
          lost && LEANS.matcher(sentence.body()).find()
              ? new Verdict.Struck(Strike.DANGLING)
              : judge(sentence, evidence);
      judged.add(new Judged(sentence, verdict));
      lost = verdict instanceof Verdict.Struck;
    }
    return new Checked(judged);
  }

  private Verdict judge(Sentence sentence, Evidence evidence) {
    if (sentence.text().length() > LONGEST) return new Verdict.Struck(Strike.TOO_LONG);
    if (MARKUP.matcher(sentence.text()).find() || HIDDEN.matcher(sentence.text()).find()) {
      return new Verdict.Struck(Strike.MARKUP);
    }
    if (sentence.labels().isEmpty()) return new Verdict.Struck(Strike.NO_LABEL);
    if (STRAY_LABEL.matcher(sentence.body()).find()
        || !evidence.places().keySet().containsAll(sentence.labels())) {
      return new Verdict.Struck(Strike.UNKNOWN_LABEL);
    }
    List<Place> places =
        sentence.labels().stream().map(label -> evidence.places().get(label)).toList();
    return support(sentence, places);
  }

  /// A phrase of a sentence and the clause that words it.
  private record Match(
      Place place, Span clause, int at, String phrase, List<Piece> pieces, int over) {
    /// The clause in normal form.
    String source() {
      return NormalForm.of(clause.of(place.document().text())).text();
    }

    /// The words taken from the clause, in the order of the phrase.
    List<String> taken() {
      return Wording.taken(phrase, pieces);
    }
  }

  private Verdict support(Sentence sentence, List<Place> places) {
    String body = NormalForm.of(sentence.body()).text();
    if (QUOTED.matcher(body).results().anyMatch(q -> !quotes(places, q.group(1)))) {
      return new Verdict.Struck(Strike.NAME);
    }
    List<Match> matches = new ArrayList<>();
    for (String phrase : CUT.split(body)) {
      if (phrase.chars().noneMatch(Character::isLetterOrDigit)) continue;
      List<Match> tried = tried(phrase, places);
      Optional<Match> good =
          tried.stream()
              .filter(m -> fault(m, body).isEmpty())
              .min(Comparator.comparingInt(m -> m.pieces().size()));
      if (good.isEmpty()) {
        Match nearest = tried.stream().min(Comparator.comparingInt(Match::over)).orElseThrow();
        return new Verdict.Struck(fault(nearest, body).orElse(Strike.WORDS));
      }
      matches.add(good.get());
    }
    return proven(sentence, body, places, matches);
  }

  private static boolean quotes(List<Place> places, String words) {
    return places.stream().anyMatch(place -> NormalForm.of(place.text()).text().contains(words));
  }

  private static List<Match> tried(String phrase, List<Place> places) {
    List<Match> tried = new ArrayList<>();
    for (Place place : places) {
      List<String> above = place.above();
      for (Span clause : place.clauses()) {
        String source = NormalForm.of(clause.of(place.document().text())).text();
        List<Piece> pieces = Wording.cut(phrase, source, above);
        int over = (int) pieces.stream().filter(p -> p.kind() == Kind.OVER).count();
        int at =
            pieces.stream()
                .filter(p -> p.kind() == Kind.SOURCE)
                .map(p -> source.indexOf(p.of(phrase)))
                .findFirst()
                .orElse(0);
        tried.add(new Match(place, clause, at, phrase, pieces, over));
      }
    }
    return tried;
  }

  /// What keeps a phrase from being worded by its clause.
  private static Optional<Strike> fault(Match match, String sentence) {
    String source = NormalForm.of(match.clause().of(match.place().document().text())).text();
    Optional<Strike> quantity = Quantities.against(match.phrase(), source);
    if (quantity.isPresent()) return quantity;
    List<String> over = Wording.over(match.phrase(), match.pieces());
    Strike named = named(match.phrase(), over);
    if (!over.isEmpty() && named != Strike.WORDS) return Optional.of(named);
    Optional<Strike> strength = Strength.against(match.phrase(), sentence, source, match.pieces());
    if (strength.isPresent()) return strength;
    if (!over.isEmpty()) return Optional.of(Strike.WORDS);
    return Conditions.dropped(source, match.at(), sentence)
        ? Optional.of(Strike.STRENGTH)
        : Optional.empty();
  }

  /// What sort of thing comes from nowhere.
  private static Strike named(String phrase, List<String> over) {
    return over.stream()
        .map(run -> named(phrase, run))
        .filter(strike -> strike != Strike.WORDS)
        .findFirst()
        .orElse(Strike.WORDS);
  }

  private static Strike named(String phrase, String over) {
    int start = phrase.indexOf(over);
    int end = Math.min(phrase.length(), start + over.length() + 1);
    String around = phrase.substring(Math.max(0, start - 2), end);
    if (LATIN.matcher(over).find()) return Strike.NAME;
    if (TIME.matcher(around).find() && COUNTED.matcher(around).find()) return Strike.DATE;
    if (RELATIVE.matcher(around).find()) return Strike.DATE;
    if (Strength.DENIAL.matcher(over).find()) return Strike.NEGATION;
    if (Strength.CLAIM.matcher(over).find()) return Strike.STRENGTH;
    if (COUNTED.matcher(over).find()) return Strike.NUMBER;
    return NAME_END.matcher(over).find() ? Strike.NAME : Strike.WORDS;
  }

  private Verdict proven(Sentence sentence, String body, List<Place> places, List<Match> matches) {
    if (matches.stream().allMatch(m -> substance(m) == 0)) return new Verdict.Struck(Strike.WORDS);
    for (Match match : matches) {
      String source = NormalForm.of(match.clause().of(match.place().document().text())).text();
      Optional<Strike> bound = Quantities.against(within(match, matches), source);
      if (bound.isPresent()) return new Verdict.Struck(bound.get());
    }
    if (straddles(matches)) return new Verdict.Struck(Strike.NUMBER);
    if (joinsWhatIsApart(body, matches)) return new Verdict.Struck(Strike.ORDER);
    Optional<String> time = Periods.opened(body);
    if (time.isPresent() && matches.stream().anyMatch(m -> !reigns(time.get(), m))) {
      return new Verdict.Struck(Strike.DATE);
    }
    Set<Place> used = new HashSet<>();
    matches.stream().filter(m -> substance(m) > 0).forEach(m -> used.add(m.place()));
    if (!used.containsAll(places)) return new Verdict.Struck(Strike.IDLE_LABEL);
    List<Citation> citations = places.stream().map(place -> cite(place, matches)).toList();
    return opinions(sentence, citations);
  }

  /// The phrases of the sentence that the same clause words, for what a number is said of.
  private static String within(Match match, List<Match> matches) {
    StringBuilder text = new StringBuilder();
    matches.stream()
        .filter(m -> m.clause().equals(match.clause()) && m.place().equals(match.place()))
        .forEach(m -> text.append(m.phrase()).append(','));
    return text.toString();
  }

  /// Whether a number stands apart from what it is said of, which another clause words.
  private static boolean straddles(List<Match> matches) {
    for (int i = 1; i < matches.size(); i++) {
      Match match = matches.get(i);
      Match before = matches.get(i - 1);
      if (DIGIT.matcher(match.phrase()).find()
          && !DIGIT.matcher(before.phrase()).find()
          && substance(before) > 0
          && Periods.opened(before.phrase()).isEmpty()
          && !before.clause().equals(match.clause())) return true;
    }
    return false;
  }

  /// Whether two phrases that follow each other make one claim of what the clauses say apart.
  private static boolean joinsWhatIsApart(String body, List<Match> matches) {
    List<Match> said = matches.stream().filter(m -> !m.taken().isEmpty()).toList();
    for (int i = 1; i < said.size(); i++) {
      Match one = said.get(i - 1);
      Match next = said.get(i);
      boolean same = one.place().equals(next.place()) && one.clause().equals(next.clause());
      if (!same && Conditions.is(one.phrase())) return true;
      List<String> both = List.of(one.taken().getLast(), next.taken().getFirst());
      if (same && Strength.atoms(one.source()).anyMatch(a -> both.stream().allMatch(a::contains))) {
        if (Strength.atoms(one.source())
            .filter(a -> both.stream().allMatch(a::contains))
            .allMatch(a -> Joints.crossed(a, both))) return true;
      } else if (!Joints.ends(one.source(), both.getFirst())
          && !Joints.begins(next.source(), both.getLast())) {
        return true;
      }
      if (body.contains(one.phrase() + "、") && !Joints.ends(one.source(), both.getFirst())) {
        return true;
      }
    }
    return false;
  }

  private static boolean reigns(String time, Match match) {
    StringBuilder section = new StringBuilder();
    int at = 0;
    for (Span clause : match.place().clauses()) {
      if (clause.equals(match.clause())) at = section.length() + match.at();
      section.append(NormalForm.of(clause.of(match.place().document().text())).text());
      section.append('\n');
    }
    return substance(match) == 0 || Periods.reigns(time, section.toString(), at);
  }

  private static int substance(Match match) {
    return match.pieces().stream()
        .filter(piece -> piece.kind() == Kind.SOURCE)
        .mapToInt(piece -> piece.end() - piece.start())
        .sum();
  }

  /// The whole phrases of one section that word the sentence, from first to last.
  private static Citation cite(Place place, List<Match> matches) {
    int start = Integer.MAX_VALUE;
    int end = 0;
    String text = place.document().text();
    for (Match match : matches) {
      if (!match.place().equals(place) || substance(match) == 0) continue;
      NormalForm normal = NormalForm.of(match.clause().of(text));
      for (Piece piece : match.pieces()) {
        if (piece.kind() != Kind.SOURCE) continue;
        int at = normal.text().indexOf(piece.of(match.phrase()));
        Span original = normal.toOriginal(new Span(at, at + piece.end() - piece.start()));
        for (Span phrase : Sentences.phrases(text, match.clause())) {
          Span found =
              new Span(
                  match.clause().start() + original.start(),
                  match.clause().start() + original.end());
          if (!phrase.overlaps(found)) continue;
          start = Math.min(start, phrase.start());
          end = Math.max(end, phrase.end());
        }
      }
    }
    return Proof.cite(place.document(), place.section(), new Span(start, end).trim(text));
  }

  private Verdict opinions(Sentence sentence, List<Citation> citations) {
    StringBuilder cited = new StringBuilder();
    citations.forEach(citation -> cited.append(citation.quote()));
    if (embedder.isPresent()) {
      float[] said = embedder.get().embedPassage(sentence.body());
      float[] source = embedder.get().embedPassage(cited.toString());
      double cosine = 0;
      for (int i = 0; i < said.length; i++) cosine += said[i] * source[i];
      if (cosine < NEAR) return new Verdict.Struck(Strike.MEANING);
    }
    if (claims.isPresent() && !claims.get().holds(sentence.body(), cited.toString())) {
      return new Verdict.Struck(Strike.CLAIM);
    }
    return new Verdict.Stands(citations);
  }
}
