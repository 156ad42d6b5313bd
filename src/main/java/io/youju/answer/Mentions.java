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

/// Every place where a document says some words, for who asks in which sections they stand:
/// 哪几处提到国际湿地城市.
final class Mentions {
  private static final String PLACES = "(?:哪[几些两三]|几|[两二三])(?:个|条|小?节)*(?:处|地方|部分|条款|章节|条|节)";
  private static final String SAYS = "(?:分别|都|有|里|中|是|曾)*(?:提到|提及|提了|提过|讲到|说到|写到|写了|出现)(?:了|过)?";

  /// 哪几处提到甲.
  private static final Pattern BEFORE = Pattern.compile(PLACES + SAYS + "([^,，。?？]{2,24})");

  /// 甲这事,有两处提到.
  private static final Pattern AFTER =
      Pattern.compile("([^,，。?？]{2,24}?)(?:这事|这个词|这个说法)?[,，]?(?:在|分别在|一共有?|总共|有)?" + PLACES + SAYS);

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
    if (!asked.find() && !asked.usePattern(AFTER).reset().find()) return Optional.empty();
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
