package io.youju.answer;

import io.youju.answer.OutlineQuestion.Ask;
import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.document.Section.Kind;
import io.youju.text.ChineseNumerals;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Answers from the outline alone: a section by its number, what a part is about, how many there
/// are.
final class Structure {
  private static final int ROOM = 120;

  /// Code units of all openings when several sections are named.
  private static final int ROOM_FOR_SEVERAL = 150;

  private static final Pattern WHOLE_TITLE =
      Pattern.compile(
          "(请问|告诉我)?(这个|这份|本|该)?(文件|决定|文章|全文)的?(大?标题|题目|名称|名字|全称|题名)?(是|叫)?(什么|啥)?(标题|题目|名称|名字)?(呢|呀|啊)?[?。]*(?<=.{4})");

  /// A name that counts: “六个必须、两个坚持”.
  private static final Pattern QUOTED =
      Pattern.compile("[“\"「]([^”\"」]*[二两三四五六七八九十][个大项条][^”\"」]*)[”\"」]");

  private Structure() {}

  /// What is asked of a section named by number, when that is all that is asked: empty where the
  /// question names something that stands in it.
  ///
  /// @param now whether the section is named in what was asked just now
  static Optional<Reply> section(
      String understood,
      SectionReference reference,
      boolean now,
      Section section,
      Document document) {
    if (Items.named(reference.rest())) return Optional.empty();
    Optional<Ask> asked = OutlineQuestion.of(reference.rest());
    boolean alone = onlyStructure(reference, document);
    boolean titles = OutlineQuestion.wantsTitles(reference.rest());
    if (asked.isEmpty()) {
      return alone && !OutlineQuestion.namesMore(Titles.without(reference.rest(), document))
          ? Optional.of(gist(understood, document, section))
          : Optional.empty();
    }
    return switch (asked.get()) {
      case NEXT, PREVIOUS, BOTH_SIDES ->
          alone ? beside(understood, document, section, asked.get()) : Optional.empty();
      case CHILDREN -> {
        if (!alone && !titles) yield Optional.empty();
        yield section.children().isEmpty()
            ? Optional.of(gist(understood, document, section))
            : Optional.of(children(understood, document, section));
      }
      case FIRST_SENTENCE, LAST_SENTENCE ->
          sentence(understood, document, section, asked.get())
              .filter(reply -> alone || speaksOf(reply, reference.rest()));
      case TEXT -> alone ? whole(understood, document, section) : Optional.empty();
      case TITLE ->
          (alone || (now && OutlineQuestion.itsTitle(reference.rest())))
                  && !OutlineQuestion.tells(reference.rest())
              ? Optional.of(titled(understood, document, section))
              : Optional.empty();
    };
  }

  /// Whether nothing but the section itself, and the document by its name, is asked about: no words
  /// are left that stand in the section.
  static boolean onlyStructure(SectionReference reference, Document document) {
    String rest = Titles.without(reference.rest(), document);
    String text =
        reference
            .find(document)
            .map(section -> section.span().of(document.text()))
            .orElse(document.text());
    boolean quoted =
        QUOTED.matcher(reference.rest()).results().anyMatch(name -> text.contains(name.group(1)));
    return !quoted && OutlineQuestion.matter(rest, text).isEmpty();
  }

  /// What a section is about: a part by the titles under it, another by its opening.
  static Reply gist(String understood, Document document, Section section) {
    return section.children().isEmpty()
        ? Proof.quoting(
            understood,
            Reply.Kind.SECTION,
            List.of(Proof.cite(document, section, opening(document, section))))
        : parent(understood, document, section);
  }

  /// The first sentence of a section after its title, or its last.
  private static Optional<Reply> sentence(
      String understood, Document document, Section section, Ask asked) {
    List<Clause> clauses = section.clauses().stream().filter(clause -> !clause.heading()).toList();
    if (clauses.isEmpty()) return Optional.empty();
    Clause clause = asked == Ask.FIRST_SENTENCE ? clauses.getFirst() : clauses.getLast();
    Citation citation = Proof.cite(document, section, clause.span().trim(document.text()));
    return Optional.of(Proof.quoting(understood, Reply.Kind.SECTION, List.of(citation)));
  }

  /// Whether a sentence has some of the words of `rest`: 结尾那句说什么.
  private static boolean speaksOf(Reply reply, String rest) {
    return !OutlineQuestion.matter(rest, reply.text()).isEmpty();
  }

  /// All words of a section; a part's titles.
  private static Optional<Reply> whole(String understood, Document document, Section section) {
    if (!section.children().isEmpty()) return Optional.of(gist(understood, document, section));
    Citation citation = Proof.cite(document, section, section.own().trim(document.text()));
    return Optional.of(Proof.quoting(understood, Reply.Kind.SECTION, List.of(citation)));
  }

  private static Reply titled(String understood, Document document, Section section) {
    return Proof.quoting(understood, Reply.Kind.SECTION, List.of(title(document, section)));
  }

  /// The titles of the sections before and after; a refusal where there is none.
  static Optional<Reply> beside(String understood, Document document, Section section, Ask asked) {
    List<Section> row = row(document, section);
    int at = row.indexOf(section);
    List<Citation> citations = new ArrayList<>();
    if (asked != Ask.NEXT && at > 0) citations.add(title(document, row.get(at - 1)));
    if (asked == Ask.PREVIOUS && at == 0) {
      partBefore(document, section).ifPresent(last -> citations.add(title(document, last)));
    }
    if (asked != Ask.PREVIOUS && at >= 0 && at + 1 < row.size()) {
      citations.add(title(document, row.get(at + 1)));
    }
    if (!citations.isEmpty()) {
      return Optional.of(Proof.quoting(understood, Reply.Kind.OUTLINE, citations));
    }
    return Optional.of(
        new Reply.Refusal(
            understood,
            Reply.Reason.NO_SUCH_SECTION,
            asked == Ask.PREVIOUS ? "这是最前面的一个，前面没有了。" : "这是最后的一个，后面没有了。",
            List.of(title(document, section)),
            Reply.Timings.NONE));
  }

  /// The sections that stand beside `section`, in order: those of its own part, or all parts. The
  /// last section of the part before that of `section`, the first under its own.
  private static Optional<Section> partBefore(Document document, Section section) {
    List<Section> path = document.path(section);
    int at = document.outline().indexOf(path.getFirst());
    if (path.size() != 2 || at < 1) return Optional.empty();
    List<Section> before = document.outline().get(at - 1).children();
    return before.isEmpty() ? Optional.empty() : Optional.of(before.getLast());
  }

  private static List<Section> row(Document document, Section section) {
    List<Section> path = document.path(section);
    return path.size() < 2 ? document.outline() : path.get(path.size() - 2).children();
  }

  /// The titles of several sections.
  static Reply.Answer titles(String understood, Document document, List<Section> sections) {
    List<Citation> titles = sections.stream().map(s -> title(document, s)).toList();
    return Proof.quoting(understood, Reply.Kind.OUTLINE, titles);
  }

  /// Several sections under one part, each by its opening.
  static Reply.Answer sections(String understood, Document document, List<Section> sections) {
    List<Citation> citations =
        sections.stream()
            .map(s ->
                Proof.cite(document, s, opening(document, s, ROOM_FOR_SEVERAL / sections.size())))
            .toList();
    return Proof.quoting(understood, Reply.Kind.SECTION, citations);
  }

  /// The document's title; empty when that is not all that is asked.
  static Optional<Reply.Answer> title(String understood, String normal, Document document) {
    if (!WHOLE_TITLE.matcher(normal).matches() || document.sections().isEmpty()) {
      return Optional.empty();
    }
    Section first = document.sections().getFirst();
    int at = document.text().indexOf(document.title());
    Span span =
        at >= 0
            ? new Span(at, at + document.title().length())
            : Sentences.phrases(document.text(), first.own()).getFirst().trim(document.text());
    Citation citation = Proof.cite(document, first, span);
    String text = (at >= 0 ? citation.quote() : document.title()) + Proof.mark(citation);
    return Optional.of(answer(understood, Reply.Kind.OUTLINE, text, List.of(citation)));
  }

  /// What is asked of the document's outline as a whole: how many parts there are, which, which of
  /// them have most sections, whose titles hold some words.
  static Optional<Reply> whole(String understood, String normal, Document document) {
    List<Section> chapters =
        document.outline().stream().filter(s -> s.kind() != Kind.PREAMBLE).toList();
    if (chapters.isEmpty()) return Optional.empty();
    Optional<OutlineQuestion.Held> held = OutlineQuestion.held(understood);
    if (held.isPresent()) return holding(understood, document, chapters, held.get());
    List<Section> some = sized(normal, chapters);
    boolean all = OutlineQuestion.wantsAll(normal) && !OutlineQuestion.countsSections(normal);
    boolean asked = !some.isEmpty() || all || OutlineQuestion.counts(normal);
    // The words of the whole document are looked through only for what asks of its outline.
    String bare = asked ? Titles.without(normal, document) : "";
    if (!asked
        || OutlineQuestion.strays(bare)
        || !OutlineQuestion.matter(bare, document.text()).isEmpty()) return Optional.empty();
    if (some.size() == 1 && OutlineQuestion.exactly(normal).isPresent()) {
      return Optional.of(parent(understood, document, some.getFirst()));
    }
    if (!some.isEmpty()) return Optional.of(sizes(understood, document, some));
    return Optional.of(
        all ? listed(understood, document, chapters) : counted(understood, document, chapters));
  }

  /// The parts with the most sections, the fewest, or just so many, where that is asked.
  private static List<Section> sized(String normal, List<Section> chapters) {
    OptionalInt exactly = OutlineQuestion.exactly(normal);
    Optional<Boolean> most = OutlineQuestion.most(normal);
    if (exactly.isEmpty() && most.isEmpty()) return List.of();
    IntStream sizes = chapters.stream().mapToInt(chapter -> chapter.children().size());
    int wanted =
        exactly.isPresent()
            ? exactly.getAsInt()
            : (most.get() ? sizes.max() : sizes.min()).orElse(0);
    return chapters.stream().filter(chapter -> chapter.children().size() == wanted).toList();
  }

  private static Reply sizes(String understood, Document document, List<Section> chapters) {
    StringBuilder text = new StringBuilder();
    List<Citation> citations = new ArrayList<>();
    for (Section chapter : chapters) {
      Citation citation = title(document, chapter);
      citations.add(citation);
      text.append(citation.quote()).append(Proof.mark(citation));
      text.append("：共").append(chapter.children().size()).append("条\n");
    }
    return answer(understood, Reply.Kind.OUTLINE, text.toString().strip(), citations);
  }

  /// The titles of parts that hold `words`, or of sections where no part's does or those are asked
  /// for.
  private static Optional<Reply> holding(
      String understood, Document document, List<Section> chapters, OutlineQuestion.Held words) {
    boolean ofSections = OutlineQuestion.ofSections(understood);
    List<Section> named =
        ofSections
            ? List.of()
            : chapters.stream().filter(s -> words.by(title(document, s).quote())).toList();
    if (named.isEmpty()) {
      named =
          document.sections().stream()
              .filter(s -> !s.title().isEmpty() && words.by(title(document, s).quote()))
              .filter(s -> !ofSections || s.level() > 1 || understood.contains("部分"))
              .toList();
    }
    if (named.isEmpty()) return Optional.empty();
    List<Citation> titles = named.stream().map(s -> title(document, s)).toList();
    return Optional.of(Proof.quoting(understood, Reply.Kind.OUTLINE, titles));
  }

  private static Reply.Answer counted(
      String understood, Document document, List<Section> chapters) {
    long sections =
        chapters.stream()
            .flatMap(Section::walk)
            .filter(s -> s.children().isEmpty() && s.level() > 1)
            .count();
    StringBuilder text =
        new StringBuilder(
            "全文共" + chapters.size() + "个部分（" + ChineseNumerals.print(chapters.size()) + "个部分）");
    if (sections > 0) text.append("、").append(sections).append("条");
    if (document.section(io.youju.document.SectionNumber.PREAMBLE).isPresent())
      text.append("，另有前言");
    text.append("：");
    List<Citation> citations = new ArrayList<>();
    for (Section chapter : chapters) {
      Citation citation = title(document, chapter);
      citations.add(citation);
      text.append(Proof.mark(citation));
    }
    return answer(understood, Reply.Kind.COUNT, text.toString(), citations);
  }

  private static Reply.Answer listed(String understood, Document document, List<Section> chapters) {
    StringBuilder text = new StringBuilder("全文共" + chapters.size() + "个部分：\n");
    List<Citation> citations = headings(text, document, chapters);
    return answer(understood, Reply.Kind.OUTLINE, text.toString().strip(), citations);
  }

  private static List<Citation> headings(
      StringBuilder text, Document document, List<Section> sections) {
    List<Citation> citations = new ArrayList<>();
    for (Section section : sections) {
      Citation citation = title(document, section);
      citations.add(citation);
      text.append(citation.quote()).append(Proof.mark(citation)).append('\n');
    }
    return citations;
  }

  /// A part by its title and those under it.
  private static Reply.Answer parent(String understood, Document document, Section section) {
    Citation own = title(document, section);
    StringBuilder text = new StringBuilder(own.quote()).append(Proof.mark(own));
    text.append("\n共").append(section.children().size()).append("条：\n");
    List<Citation> citations = new ArrayList<>(List.of(own));
    citations.addAll(headings(text, document, section.children()));
    return answer(understood, Reply.Kind.OUTLINE, text.toString().strip(), citations);
  }

  /// What stands under a part, by the titles, and then the part.
  static Reply.Answer children(String understood, Document document, Section section) {
    StringBuilder text = new StringBuilder();
    text.append("共").append(section.children().size()).append("条：\n");
    List<Citation> citations = headings(text, document, section.children());
    Citation own = title(document, section);
    text.append("以上属于：").append(own.quote()).append(Proof.mark(own));
    citations.add(own);
    return answer(understood, Reply.Kind.OUTLINE, text.toString(), citations);
  }

  /// What stands under several parts, by the titles.
  static Reply.Answer allChildren(String understood, Document document, List<Section> parts) {
    StringBuilder text = new StringBuilder();
    List<Citation> citations = new ArrayList<>();
    for (Section part : parts) {
      Citation own = title(document, part);
      citations.add(own);
      text.append(own.quote()).append(Proof.mark(own)).append('\n');
      citations.addAll(headings(text, document, part.children()));
    }
    return answer(understood, Reply.Kind.OUTLINE, text.toString().strip(), citations);
  }

  /// The titles of the sections that stand between two beside each other; empty where none does.
  static Optional<Reply> between(String understood, Document document, Section one, Section other) {
    List<Section> row = row(document, one);
    int from = Math.min(row.indexOf(one), row.indexOf(other));
    int to = Math.max(row.indexOf(one), row.indexOf(other));
    return from < 0 || to - from < 2
        ? Optional.empty()
        : Optional.of(titles(understood, document, row.subList(from + 1, to)));
  }

  private static Span opening(Document document, Section section) {
    return opening(document, section, ROOM);
  }

  /// The heading and as many whole phrases after it as there is room for.
  private static Span opening(Document document, Section section, int room) {
    Span whole = section.own().trim(document.text());
    if (whole.length() <= room) return whole;
    int end = whole.start();
    for (Span phrase : Sentences.phrases(document.text(), whole)) {
      if (phrase.end() - whole.start() > room && end > whole.start()) break;
      end = phrase.end();
    }
    return new Span(whole.start(), end).trim(document.text());
  }

  /// The heading of a section, cited.
  static Citation title(Document document, Section section) {
    return Proof.cite(document, section, heading(document, section));
  }

  static Span heading(Document document, Section section) {
    return section.clauses().stream()
        .filter(Clause::heading)
        .findFirst()
        .map(clause -> withoutStop(document.text(), clause.span().trim(document.text())))
        .orElseGet(() -> opening(document, section));
  }

  private static Span withoutStop(String text, Span span) {
    return text.charAt(span.end() - 1) == '。' ? new Span(span.start(), span.end() - 1) : span;
  }

  private static Reply.Answer answer(
      String understood, Reply.Kind kind, String text, List<Citation> citations) {
    return new Reply.Answer(understood, kind, text, citations, Reply.Timings.NONE);
  }
}
