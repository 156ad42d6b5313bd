package io.youju.eval;

import io.youju.eval.Said.Cited;
import io.youju.eval.Topic.Expected;
import io.youju.eval.Topic.Turn;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Marks a reply by the metrics of question sets.
///
/// An answerable question that was refused has no citation, includes nothing and is not concise; it
/// has no say in citation precision, for nothing was cited. Refusal precision asks how many
/// refusals were right, refusal recall how many of the questions to be refused were.
public final class Marking {
  /// Characters that an answer may always have.
  private static final int CONCISE = 160;

  private static final int CONCISE_FACTOR = 3;
  private static final List<String> ORDER =
      List.of(
          "handled_right",
          "right",
          "cited_at_1",
          "citation_precision",
          "citation_recall",
          "includes",
          "concise",
          "refusal_precision",
          "refusal_recall",
          "refusal_f1",
          "false_refusal_rate",
          "sentences_struck",
          "statements_unsupported");

  private Marking() {}

  /// The marks, and in words what was wrong.
  ///
  /// @param faults empty when the reply is right
  record Marks(Map<String, Tally> tallies, List<String> faults) {}

  static Marks of(Turn turn, Said said) {
    Marks marks =
        switch (turn.expected()) {
          case Expected.Answer answer -> answerable(answer, said);
          case Expected.Refusal _ -> toBeRefused(said);
        };
    int sentences = said.drafted().sentences();
    if (sentences > 0) {
      marks.tallies().put("sentences_struck", new Tally(said.drafted().struck(), sentences));
      marks
          .tallies()
          .put("statements_unsupported", new Tally(said.drafted().unsupported(), sentences));
    }
    return marks;
  }

  private static Map<String, Tally> blank() {
    Map<String, Tally> tallies = new LinkedHashMap<>();
    ORDER.forEach(metric -> tallies.put(metric, Tally.NONE));
    return tallies;
  }

  private static Marks toBeRefused(Said said) {
    Map<String, Tally> tallies = blank();
    tallies.put("handled_right", Tally.of(said.refused()));
    tallies.put("refusal_recall", Tally.of(said.refused()));
    tallies.put("refusal_f1", said.refused() ? new Tally(2, 2) : new Tally(0, 1));
    if (said.refused()) tallies.put("refusal_precision", Tally.of(true));
    return new Marks(tallies, said.refused() ? List.of() : List.of("answered"));
  }

  private static Marks answerable(Expected.Answer expected, Said said) {
    List<SectionName> cited = said.cited().stream().map(Cited::section).distinct().toList();
    boolean answered = !said.refused();
    boolean first = answered && (expected.gold().isEmpty() || fits(expected, cited));
    boolean includes = answered && includes(expected, said.text());
    boolean concise = answered && concise(expected, said);
    Map<String, Tally> tallies = blank();
    tallies.put("handled_right", Tally.of(first && includes && concise));
    tallies.put("right", Tally.of(first && includes && concise));
    tallies.put("cited_at_1", Tally.of(first));
    tallies.put("citation_precision", precision(expected, cited));
    tallies.put("citation_recall", recall(expected, cited));
    tallies.put("includes", Tally.of(includes));
    tallies.put("concise", Tally.of(concise));
    tallies.put("false_refusal_rate", Tally.of(said.refused()));
    if (said.refused()) {
      tallies.put("refusal_precision", Tally.of(false));
      tallies.put("refusal_f1", new Tally(0, 1));
      return new Marks(tallies, List.of("refused"));
    }
    return new Marks(tallies, faults(first, includes, concise));
  }

  private static List<String> faults(boolean first, boolean includes, boolean concise) {
    List<String> faults = new ArrayList<>();
    if (!first) faults.add("cited");
    if (!includes) faults.add("includes");
    if (!concise) faults.add("concise");
    return faults;
  }

  private static boolean fits(Expected.Answer expected, List<SectionName> cited) {
    return !cited.isEmpty() && right(expected, cited.getFirst());
  }

  static boolean right(Expected.Answer expected, SectionName cited) {
    return Stream.concat(expected.gold().stream(), expected.acceptable().stream())
        .anyMatch(section -> section.covers(cited));
  }

  private static Tally precision(Expected.Answer expected, List<SectionName> cited) {
    if (cited.isEmpty() || expected.gold().isEmpty()) return Tally.NONE;
    long right = cited.stream().filter(section -> right(expected, section)).count();
    return Tally.of((double) right / cited.size());
  }

  private static Tally recall(Expected.Answer expected, List<SectionName> cited) {
    if (expected.gold().isEmpty()) return Tally.NONE;
    long found = expected.gold().stream().filter(g -> cited.stream().anyMatch(g::covers)).count();
    return Tally.of((double) found / expected.gold().size());
  }

  private static boolean includes(Expected.Answer expected, String text) {
    String bare = bare(text);
    return needed(expected).allMatch(words -> bare.contains(bare(words)));
  }

  /// What the text has to hold.
  static Stream<String> needed(Expected.Answer expected) {
    return Stream.concat(
        expected.mustInclude().stream(),
        expected.all() ? expected.answers().stream() : Stream.empty());
  }

  private static boolean concise(Expected.Answer expected, Said said) {
    int answers = expected.answers().stream().mapToInt(Marking::characters).sum();
    return characters(said.plain()) <= Math.max(CONCISE, CONCISE_FACTOR * answers);
  }

  private static int characters(String text) {
    return text.codePointCount(0, text.length());
  }

  /// NFKC, without white space and punctuation.
  static String bare(String text) {
    StringBuilder bare = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(c -> !isBlankOrPunctuation(c))
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static boolean isBlankOrPunctuation(int point) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) return true;
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
