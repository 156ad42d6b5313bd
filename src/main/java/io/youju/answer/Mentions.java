package io.youju.answer;

import io.youju.document.Clause;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.text.Sentences;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Every place where a document says some words, for who asks in which sections they stand: 哪几处提到甲.
final class Mentions {
  private static final String PLACES =
      "(?:(?:哪[几些两三]|(?<!第)几)(?:个|条|小?节)*(?:处|地方|部分|条款|章节|条|节)|(?<!第)[两二三]个?(?:处|地方))";
  private static final String SAYS = "(?:分别|都|有|里|中|是|曾)*(?:提到|提及|提了|提过|讲到|说到|写到|写了|出现)(?:了|过)?";

  /// 哪几处提到甲.
  private static final Pattern BEFORE = Pattern.compile(PLACES + SAYS + "([^,，。?？]{2,24})");

  /// 甲这事,有两处提到.
  private static final Pattern AFTER =
      Pattern.compile(
          "([^,，。?？]{2,24}?)(?:这事|这个?[\\u4e00-\\u9fff]{1,3})?[,，]?(?:文件|全文|里面?|前后|在|分别在|一共|总共|有)*"
              + PLACES
              + SAYS);

  /// 甲好像前面后面各出现一回.
  private static final Pattern TWICE =
      Pattern.compile(
          "([^,，。?？]{4,24}?)(?:好像|这句)?(?:前后|前面(?:和|跟|、)?后面)(?:都|各)*(?:出现|提到|提了|说了|写了)[了过]?[一两]?[回次处遍]?");

  private static final String NAME_IN_MARKS =
      "(?:[“\"「][^”\"」]{3,20}[”\"」]|[0-9A-Za-z]+\\+[0-9A-Za-z]+)";

  /// Names in marks, or with signs in them (3+N), beside each other.
  private static final Pattern NAMES =
      Pattern.compile(NAME_IN_MARKS + "(?:[、,，和与跟]?" + NAME_IN_MARKS + ")+");

  private static final Pattern JOINED = Pattern.compile("[”\"」]?[、,，和与跟]?[“\"「]|[”\"」]$|[、,，和与跟]");

  private static final Pattern EACH = Pattern.compile("分别|各|这[两三四]|都");

  private static final Pattern QUOTED = Pattern.compile("[“\"「《]([^”\"」》]{2,20})[”\"」》]");

  /// So many characters, if not set in marks, name a thing.
  private static final int NAME = 4;

  private static final int MOST = 6;
  private static final int FEWEST = 2;

  private Mentions() {}

  /// The phrases with the words asked for, one of each section, in document order; empty where no
  /// place is asked for, or the words stand in one section, or in more than can be told.
  static Optional<Reply> of(String question, Document document) {
    Matcher asked = BEFORE.matcher(question);
    if (!asked.find()
        && !asked.usePattern(AFTER).reset().find()
        && !asked.usePattern(TWICE).reset().find()) return each(question, document);
    String named = asked.group(1);
    Matcher quoted = QUOTED.matcher(named);
    if (quoted.find()) return reply(question, citations(quoted.group(1), document));
    for (int length = named.length(); length >= NAME; length--) {
      for (int from = 0; from + length <= named.length(); from++) {
        List<Citation> citations = citations(named.substring(from, from + length), document);
        if (citations.size() >= FEWEST) return reply(question, citations);
      }
    }
    return Optional.empty();
  }

  /// The first phrase with each of the names that are set in marks or have signs, where two or more
  /// are asked about and stand in several sections.
  private static Optional<Reply> each(String question, Document document) {
    Matcher list = NAMES.matcher(question);
    if (!list.find() || !EACH.matcher(question.substring(list.end())).find()) {
      return Optional.empty();
    }
    List<String> names =
        JOINED.splitAsStream(list.group()).filter(name -> !name.isEmpty()).distinct().toList();
    List<Citation> citations = new ArrayList<>();
    for (String name : names) {
      List<Citation> all = citations(name, document);
      if (all.isEmpty()) return Optional.empty();
      citations.add(all.getFirst());
    }
    boolean several = citations.stream().map(Citation::label).distinct().count() >= FEWEST;
    return several ? reply(question, Citation.inOrder(citations)) : Optional.empty();
  }

  private static Optional<Reply> reply(String question, List<Citation> citations) {
    if (citations.size() < FEWEST || citations.size() > MOST) return Optional.empty();
    return Optional.of(Proof.quoting(question, Reply.Kind.QUOTE, citations));
  }

  private static List<Citation> citations(String words, Document document) {
    List<Citation> citations = new ArrayList<>();
    if (!document.text().contains(words)) return citations;
    for (Section section : document.sections()) {
      phrase(section, words, document.text())
          .ifPresent(at -> citations.add(Proof.cite(document, section, at)));
    }
    return citations;
  }

  /// The shortest phrase of a section that has the words; its heading only where nothing else has.
  private static Optional<Span> phrase(Section section, String words, String text) {
    return Stream.of(false, true)
        .flatMap(
            heading -> section.clauses().stream().filter(clause -> clause.heading() == heading))
        .map(Clause::span)
        .flatMap(clause -> Sentences.phrases(text, clause).stream())
        .map(span -> span.trim(text))
        .filter(span -> span.of(text).contains(words))
        .min(Comparator.comparingInt(Span::length));
  }
}
