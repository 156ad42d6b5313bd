package io.youju.answer;

import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.search.Hit;
import io.youju.text.NormalForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where something stands: in which part, in which section.
final class Whereabouts {
  /// What says that something stands somewhere.
  private static final Pattern STANDS =
      Pattern.compile("[写放摆归讲说提]?(?:[在到]|属于)|[讲说谈]的?(?:是|了)?|里|的|是|[,。?]");

  /// So many characters of a heading name its matter, if they are most of what is asked about.
  private static final int NAMED = 4;

  private static final double MOSTLY = 0.7;

  private static final Pattern WHICH_SECTION = Pattern.compile("哪一?条|第几条|哪一?节|哪里写|出处|出自|写在哪|哪个地方");
  private static final Pattern WHICH_PART =
      Pattern.compile(
          "(哪一?个?|第几|什么)(大?部分|章|部份)|(?<![管抓责])(哪一?|第几)大?块(?=[讲说写提里的,?。]|内容|部分|$)|上一?级标题|上级是|(?:上面|上头|总的?|[这那](?:一|整)?个?大?(?:块|章|部分|段|条)[^,?]{0,4}?)的?(?:那个?)?大?总?标题|总标题");

  private Whereabouts() {}

  /// Whether the last turn only asks where something stands.
  static boolean ofShown(Understanding question) {
    return !question.focus().isEmpty()
        && (WHICH_SECTION.matcher(question.normal()).find() || ofPart(question));
  }

  /// Whether it is asked in which part something stands.
  static boolean ofPart(Understanding question) {
    return WHICH_PART.matcher(question.normal()).find();
  }

  /// Where the sections that were shown before stand: the heading of each, under its part's.
  static Optional<Reply> place(Understanding question, List<String> labels, List<Document> scope) {
    List<Citation> citations = new ArrayList<>();
    for (Document document : scope) {
      for (Section section : document.sections()) {
        if (!labels.contains(section.label())) continue;
        Citation own = Structure.title(document, section);
        Section part = document.path(section).getFirst();
        if (ofPart(question) && !part.equals(section)) {
          citations.add(Structure.title(document, part));
        }
        citations.add(own);
      }
    }
    if (citations.isEmpty()) return Optional.empty();
    return Optional.of(Proof.quoting(question.original(), Reply.Kind.OUTLINE, citations));
  }

  /// The nearest section of a part that has most of what the question names in its heading.
  private static Optional<Hit> byHeading(Understanding question, List<Hit> hits) {
    String matter =
        STANDS.matcher(WHICH_PART.matcher(question.normal()).replaceAll("")).replaceAll("");
    return hits.stream()
        .filter(hit -> {
          Document document = hit.document();
          Section part = document.path(hit.section()).getFirst();
          if (part.children().isEmpty()) return false;
          String heading =
              NormalForm.of(Structure.heading(document, part).of(document.text())).text();
          int shared = Members.longest(matter, heading).length();
          return shared >= NAMED && shared >= MOSTLY * matter.length();
        })
        .findFirst();
  }

  /// The part of the nearest section, with that section, by their headings.
  static Reply part(Understanding question, List<Hit> hits) {
    Hit best = byHeading(question, hits).orElse(hits.getFirst());
    Document document = best.document();
    Section chapter = document.path(best.section()).getFirst();
    Citation part = Structure.title(document, chapter);
    Citation section = Structure.title(document, best.section());
    return Proof.quoting(
        question.original(),
        Reply.Kind.OUTLINE,
        chapter.equals(best.section()) ? List.of(part) : List.of(part, section));
  }
}
