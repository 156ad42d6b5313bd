package io.youju.answer;

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
import java.util.regex.Pattern;

/// Answers from the outline alone: a section by its number, what a part is about, how many there
/// are.
final class Structure {
  private static final int ROOM = 120;

  /// Code units of all openings when several sections are named.
  private static final int ROOM_FOR_SEVERAL = 150;

  private static final Pattern WHOLE_TITLE =
      Pattern.compile(
          "(请问|告诉我)?(这个|这份|本|该)?(文件|决定|文章|全文)的?(大?标题|题目|名称|名字|全称|题名)?(是|叫)?(什么|啥)?(标题|题目|名称|名字)?(呢|呀|啊)?[?。]*(?<=.{4})");
  private static final Pattern TITLE = Pattern.compile("标题|题目|叫什么|名称|题为|小标题");
  private static final Pattern EACH = Pattern.compile("小标题|哪[几些]|几[条个点项]|各[条点项个]|都有|分别|下面|下设");
  private static final Pattern COUNT =
      Pattern.compile(
          "(几|多少|howmany)[个大]*(部分|章|条|点|节|项|方面|段|块|小节|小点|部份|sections?|parts?|chapters?)|总共多少|共几|分几");
  private static final Pattern WHOLE =
      Pattern.compile("全文|整[个篇份]|一共|总共|文件|决定|这份|本文|文章|howmany|目录|大纲|框架|结构|提纲|分为");
  private static final Pattern OUTLINE =
      Pattern.compile("目录|大纲|框架|提纲|结构|(哪|几|多少)[些几个大]*(部分|章|方面)|各部分|各章|分别讲|outline|tableofcontents");
  private static final Pattern ABOUT =
      Pattern.compile(
          "讲|说|内容|写|是什么|什么|原文|全文|标题|哪些|哪几|几|多少|方面|关于|主要|有|条|点|规定|提到|看|查|给我|念|读|展开|包括|下面|下设|里面|分|about|say|what|show");

  private static final Pattern STRUCTURAL =
      Pattern.compile(
          "全文|整[个篇份]|一共|总共|共|文件|决定|这份|这个|本|文章|目录|大纲|框架|结构|提纲|部分|部份|章节|章|条|点|小?节|项|方面|段"
              + "|分别|都|各|哪些|哪几|怎么样|怎样|如何|什么样|什么|多少|几|个|大|小|讲|说|写|内容|主要|是|有|由|分|为|成|了|的|里|中|呢|吗|啊|请问|我想|知道|列出|列一下|给我|看看|一下|出来|组成|构成|标题|题目|下|面|包括|它|,|。|\\?|!|、"
              + "|howmany|chapters?|parts?|sections?|are|there|in|the|this|document|decision|does|have|outline|tableof|contents|what|of|is|it");

  private Structure() {}

  /// What is asked of a section named by number, when that is all that is asked.
  static Optional<Reply.Answer> section(
      String understood, String normal, SectionReference reference, Document document) {
    Optional<Section> found = reference.find(document);
    if (found.isEmpty()) return Optional.empty();
    Section section = found.get();
    return Optional.of(
        section.children().isEmpty()
            ? leaf(understood, normal, document, section)
            : parent(understood, normal, document, section));
  }

  /// Whether nothing but the section itself, and the document by its name, is asked about.
  static boolean onlyStructure(SectionReference reference, Document document) {
    String rest = ABOUT.matcher(Titles.without(reference.rest(), document)).replaceAll(" ");
    rest =
        rest.replaceAll(
            "[请问帮我一下那这个篇份的了呢吗里中面,。?!、:\"“”‘’《》()是都和与第到底具体想知道麻烦您你它部小章节文件决定关于市委杭州全会大致意思概括简述总结引用复制贴出来在要下条目是些啥个能把句话]",
            "");
    rest =
        rest.replaceAll(
            "(section|chapter|part|article|item|point|paragraph|number|§|please|the|of|does|is|in|me|this|decision|text|tell|quote|full|you|can|for|content|give|i|want|it)",
            "");
    return rest.replaceAll("\\s+", "").length() <= 2;
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

  /// What is asked of the document's outline as a whole: how many parts, which.
  static Optional<Reply.Answer> whole(String understood, String normal, Document document) {
    boolean count = COUNT.matcher(normal).find();
    boolean outline = OUTLINE.matcher(normal).find();
    if (!(WHOLE.matcher(normal).find() && (count || outline))) return Optional.empty();
    if (!STRUCTURAL.matcher(normal).replaceAll("").isEmpty()) return Optional.empty();
    List<Section> chapters =
        document.outline().stream().filter(s -> s.kind() != Kind.PREAMBLE).toList();
    if (chapters.isEmpty()) return Optional.empty();
    boolean list = normal.matches(".*(哪些|哪几|分别|目录|大纲|提纲|框架|结构|各|列|outline|tableof).*") || !count;
    return Optional.of(
        list ? listed(understood, document, chapters) : counted(understood, document, chapters));
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

  private static Reply.Answer parent(
      String understood, String normal, Document document, Section section) {
    Citation own = title(document, section);
    StringBuilder text = new StringBuilder(own.quote()).append(Proof.mark(own));
    List<Citation> citations = new ArrayList<>(List.of(own));
    if (!TITLE.matcher(normal).find() || EACH.matcher(normal).find()) {
      int count = section.children().size();
      text.append("\n共").append(count).append("条：\n");
      citations.addAll(headings(text, document, section.children()));
    }
    boolean count = COUNT.matcher(normal).find();
    return answer(
        understood,
        count ? Reply.Kind.COUNT : Reply.Kind.OUTLINE,
        text.toString().strip(),
        citations);
  }

  private static Reply.Answer leaf(
      String understood, String normal, Document document, Section section) {
    Span span =
        TITLE.matcher(normal).find() && !section.title().isEmpty()
            ? heading(document, section)
            : opening(document, section);
    Citation citation = Proof.cite(document, section, span);
    return Proof.quoting(understood, Reply.Kind.SECTION, List.of(citation));
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
