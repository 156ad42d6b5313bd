package io.youju.answer;

import io.youju.search.Embedder;
import io.youju.text.NormalForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The pinned answers, and which of them a question asks for. Replaced at once; callable from many
/// threads.
///
/// A question asks for a pinned answer when it is one of its questions but for signs, or means the
/// same: cosine of the two at least [#SAME], and the same figures in both. Without an embedder only
/// the first counts.
public final class Pins {
  /// Of the vectors of two questions: under this they are taken for two questions. Chosen in
  /// docs/decisions/021.
  public static final double SAME = 0.90;

  private static final Pattern FIGURES = Pattern.compile("[0-9]+(?:\\.[0-9]+)?|第[零〇一二三四五六七八九十百千]+");
  private static final Pattern SIGNS = Pattern.compile("[\\p{P}\\p{S}\\s]+");

  private final Supplier<Optional<Embedder>> embedder;
  private final Supplier<LocalDate> today;
  private volatile List<Wording> wordings = List.of();
  private volatile List<Pin> pins = List.of();

  /// What tells two questions apart.
  private record Said(String normal, Set<String> figures, float[] vector) {}

  private record Wording(Pin pin, Said said) {}

  /// A pinned answer that a question asks for, and how near the question is, to 1.
  private record Match(Pin pin, double likeness) {}

  /// @param embedder asked for once there is a pinned answer
  /// @param today the day here
  public Pins(Supplier<Optional<Embedder>> embedder, Supplier<LocalDate> today) {
    this.embedder = embedder;
    this.today = today;
  }

  public LocalDate today() {
    return today.get();
  }

  public List<Pin> all() {
    return pins;
  }

  /// Puts `next` in place of all that were.
  public synchronized void replace(List<Pin> next) {
    Map<String, float[]> known = new HashMap<>();
    wordings.forEach(wording -> known.put(wording.said().normal(), wording.said().vector()));
    List<Wording> fresh = new ArrayList<>();
    for (Pin pin : next) {
      for (String question : pin.questions()) {
        float[] vector = known.computeIfAbsent(normal(question), _ -> vector(question));
        fresh.add(new Wording(pin, said(question, vector)));
      }
    }
    wordings = List.copyOf(fresh);
    pins = List.copyOf(next);
  }

  private float[] vector(String question) {
    return embedder.get().map(e -> e.embedQuestion(question.strip())).orElse(new float[0]);
  }

  /// The pinned answers that `question` asks for, the nearest first.
  List<Pin> matches(String question) {
    List<Wording> now = wordings;
    if (now.isEmpty() || question.isBlank()) return List.of();
    Said asked = said(question, vector(question));
    List<Match> matches = new ArrayList<>();
    for (Wording wording : now) {
      double likeness = likeness(asked, wording.said());
      if (likeness >= SAME) matches.add(new Match(wording.pin(), likeness));
    }
    return matches.stream()
        .sorted(Comparator.comparingDouble(Match::likeness).reversed())
        .map(Match::pin)
        .distinct()
        .toList();
  }

  /// Whether a pinned answer is there for `question`, in use or not.
  public Optional<Pin> asked(String question) {
    return matches(question).stream().findFirst();
  }

  /// Whether two questions mean the same, by what [#matches] goes by.
  ///
  /// @param least cosine of their vectors
  public static boolean same(
      String one, float[] vector, String other, float[] otherVector, double least) {
    return likeness(said(one, vector), said(other, otherVector)) >= least;
  }

  private static Said said(String question, float[] vector) {
    return new Said(normal(question), figures(question), vector);
  }

  /// How near two questions are, to 1; of different figures they are not near at all.
  private static double likeness(Said one, Said other) {
    if (!one.figures().equals(other.figures())) return Double.NEGATIVE_INFINITY;
    return one.normal().equals(other.normal()) ? 1 : cosine(one.vector(), other.vector());
  }

  private static double cosine(float[] a, float[] b) {
    if (a.length == 0 || a.length != b.length) return 0;
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  static String normal(String question) {
    return SIGNS.matcher(NormalForm.of(question).text()).replaceAll("");
  }

  private static Set<String> figures(String question) {
    return new TreeSet<>(
        FIGURES.matcher(NormalForm.of(question).text()).results().map(MatchResult::group).toList());
  }

  /// Pinned answers in use over what `next` serves whose own questions do not get them there: what
  /// must be empty before `next` serves.
  public List<String> failures(Youju next) {
    List<String> failures = new ArrayList<>();
    for (Pin pin : pins) {
      if (Standing.of(pin, next::document, today()).state() != Standing.State.IN_USE) continue;
      List<String> where = pin.citations().stream().map(Pin.Cited::document).distinct().toList();
      for (String question : pin.questions()) {
        Reply reply = next.answer(new Question(question, List.of(), where, Question.Mode.EXTRACT));
        boolean said =
            reply instanceof Reply.Answer answer
                && answer.kind() == Reply.Kind.PINNED
                && answer.text().startsWith(pin.text());
        if (!said) failures.add("pinned answer " + pin.id() + " is not given to: " + question);
      }
    }
    return failures;
  }
}
