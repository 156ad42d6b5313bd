package io.youju.answer;

import static java.util.Objects.requireNonNull;

import io.youju.answer.OutlineQuestion.Anchored;
import io.youju.answer.OutlineQuestion.Ask;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.search.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Answers from the outline where parts and sections are named by what they speak of: their titles,
/// what stands under them or beside them, which comes first.
final class OutlineByMatter {
  /// So many of a part's sections say what it is about.
  private static final int FOR_A_PART = 2;

  /// Words of so many characters in a title name its matter.
  private static final int NAMED = 3;

  private final Function<String, Looked> look;
  private final Predicate<Looked> spokenOf;

  /// @param look looks for some words
  /// @param spokenOf whether what was found answers them
  OutlineByMatter(Function<String, Looked> look, Predicate<Looked> spokenOf) {
    this.look = look;
    this.spokenOf = spokenOf;
  }

  /// A section and its document.
  private record Place(Document document, Section section) {
    static Place partOf(Hit hit) {
      return new Place(hit.document(), hit.document().path(hit.section()).getFirst());
    }
  }

  /// Empty when `question` asks for nothing of the kind, or of something that is not there.
  Optional<Reply> answer(Understanding question) {
    return titles(question)
        .or(() -> between(question))
        .or(() -> anchored(question))
        .or(() -> pair(question));
  }

  /// The part in which `matter` stands, with the section that is nearest, by their titles; empty
  /// where nothing speaks of it.
  Optional<Reply> whereabouts(Understanding question, String matter) {
    Looked looked = look.apply(matter);
    return headed(looked.hits(), matter)
        .or(() -> part(looked))
        .map(part -> whereabouts(question, part, looked.hits()));
  }

  /// The part of the nearest of `hits`, or that which the question names, with the nearest section.
  Reply whereabouts(Understanding question, List<Hit> hits) {
    Place part = headed(hits, question.original()).orElseGet(() -> Place.partOf(hits.getFirst()));
    return whereabouts(question, part, hits);
  }

  private static Reply whereabouts(Understanding question, Place part, List<Hit> hits) {
    if (OutlineQuestion.under(question.asked())) {
      return Structure.children(question.original(), part.document(), part.section());
    }
    List<Citation> citations = new ArrayList<>();
    citations.add(Structure.title(part.document(), part.section()));
    hits.stream()
        .filter(hit -> !hit.section().equals(part.section()))
        .filter(hit -> part.section().span().contains(hit.section().span()))
        .findFirst()
        .ifPresent(hit -> citations.add(Structure.title(hit.document(), hit.section())));
    return Proof.quoting(question.original(), Reply.Kind.OUTLINE, citations);
  }

  /// The part that has most of what `matter` names in its heading.
  private static Optional<Place> headed(List<Hit> hits, String matter) {
    return hits.stream()
        .map(Place::partOf)
        .filter(at -> !at.section().children().isEmpty())
        .filter(
            at -> Whereabouts.heads(Structure.title(at.document(), at.section()).quote(), matter))
        .findFirst();
  }

  /// The titles of parts that the question names; empty unless all are there.
  private Optional<Reply> titles(Understanding question) {
    return cited(question, PartTitles.matters(question.asked()), this::part);
  }

  /// What stands between two sections that the question names.
  private Optional<Reply> between(Understanding question) {
    return OutlineQuestion.amid(question.asked())
        .flatMap(amid -> {
          Optional<Place> one = amid.part() ? part(amid.one()) : titled(amid.one());
          Optional<Place> other = amid.part() ? part(amid.other()) : titled(amid.other());
          if (one.isEmpty() || other.isEmpty()) return Optional.empty();
          Document document = one.get().document();
          if (!other.get().document().equals(document)) return Optional.empty();
          return Structure.between(
              question.original(), document, one.get().section(), other.get().section());
        });
  }

  /// The titles of two sections that the question names, or which of two comes first.
  private Optional<Reply> pair(Understanding question) {
    boolean parts = OutlineQuestion.ofParts(question.asked());
    boolean within = SectionReference.anyIn(question.normal());
    return cited(
        question,
        OutlineQuestion.pair(question.asked()),
        matter -> parts && !within ? part(matter) : titled(matter));
  }

  private static Optional<Reply> cited(
      Understanding question, List<String> matters, Function<String, Optional<Place>> find) {
    List<Citation> citations = new ArrayList<>();
    for (String matter : matters) {
      Optional<Place> place = find.apply(matter);
      if (place.isEmpty()) return Optional.empty();
      citations.add(Structure.title(place.get().document(), place.get().section()));
    }
    return citations.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Proof.quoting(question.original(), Reply.Kind.OUTLINE, Citation.inOrder(citations)));
  }

  /// What stands under or beside a section that the question names.
  private Optional<Reply> anchored(Understanding question) {
    if (SectionReference.anyIn(question.normal())) return Optional.empty();
    Optional<Anchored> anchored = OutlineQuestion.anchored(question.asked());
    if (anchored.isEmpty()) return Optional.empty();
    Anchored asked = anchored.get();
    boolean part = asked.part() || asked.ask() == Ask.CHILDREN;
    Looked looked = look.apply(asked.matter());
    Optional<Place> place = part ? part(looked) : section(looked, asked.matter());
    return place.flatMap(at -> {
      String understood = question.original();
      if (asked.ask() != Ask.CHILDREN) {
        return Structure.beside(understood, at.document(), at.section(), asked.ask());
      }
      if (OutlineQuestion.lastUnder(question.asked()) && !at.section().children().isEmpty()) {
        Section last = at.section().children().getLast();
        return Optional.of(Structure.titles(understood, at.document(), List.of(last)));
      }
      return Optional.of(Structure.children(understood, at.document(), at.section()));
    });
  }

  /// The section whose title names `matter`, a part before others; else the nearest.
  private Optional<Place> titled(String matter) {
    Looked looked = look.apply(matter);
    return looked.hits().stream()
        .filter(hit -> named(hit, matter))
        .min(Comparator.comparingInt(hit -> hit.section().level()))
        .map(hit -> new Place(hit.document(), hit.section()))
        .or(() -> section(looked, matter));
  }

  private static boolean named(Hit hit, String matter) {
    String title = Structure.title(hit.document(), hit.section()).quote();
    return Members.longest(matter, title).length() >= Math.min(NAMED, matter.length());
  }

  /// The section under a part that is nearest to `matter`; empty where nothing speaks of it.
  private Optional<Place> section(Looked looked, String matter) {
    List<Hit> under =
        looked.hits().stream().filter(hit -> hit.section().children().isEmpty()).toList();
    if (under.isEmpty() || !speaks(looked)) return Optional.empty();
    Hit nearest =
        under.stream().filter(hit -> named(hit, matter)).findFirst().orElse(under.getFirst());
    return Optional.of(new Place(nearest.document(), nearest.section()));
  }

  private boolean speaks(Looked looked) {
    boolean said =
        looked.hits().stream()
            .map(hit -> hit.document().text())
            .distinct()
            .anyMatch(text -> PartTitles.names(text, looked.part().original()));
    return said || spokenOf.test(looked);
  }

  /// The part that is nearest to some words, by itself and by its nearest sections; empty where
  /// none speaks of them.
  private Optional<Place> part(String matter) {
    return part(look.apply(matter));
  }

  private Optional<Place> part(Looked looked) {
    if (!speaks(looked)) return Optional.empty();
    Map<Section, List<Hit>> under = new LinkedHashMap<>();
    Map<Section, Double> worth = new HashMap<>();
    for (Hit hit : looked.hits()) {
      Section part = hit.document().path(hit.section()).getFirst();
      if (part.children().isEmpty()) continue;
      if (hit.section().equals(part)) worth.merge(part, hit.score(), Double::sum);
      else under.computeIfAbsent(part, _ -> new ArrayList<>()).add(hit);
    }
    under.forEach((part, hits) ->
        worth.merge(
            part,
            hits.stream().limit(FOR_A_PART).mapToDouble(Hit::score).average().orElse(0),
            Double::sum));
    return under.keySet().stream()
        .max(Comparator.comparingDouble(worth::get))
        .map(part -> new Place(requireNonNull(under.get(part)).getFirst().document(), part));
  }
}
