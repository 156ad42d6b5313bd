package io.youju.answer;

import io.youju.text.Table;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// English words of a question in the words of Chinese papers, from a glossary of tab-separated
/// lines: an English word or phrase in lower case and its base form, then Chinese. Lines that begin
/// with # are remarks. What is typed between other words is put into Chinese as well: sponge city
/// 杭州搞不搞.
final class English {
  private static final int LONGEST = 4;
  private static final Pattern ENDING = Pattern.compile("(?:'s|ies|es|s|ing|ed)$");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z'’-]{1,}(?![0-9A-Za-z])");

  /// Words without matter of their own.
  private static final Set<String> EMPTY =
      Set.of(
          ("a an the of in on at to for from by with about into is are was were be been do does did"
                  + " will would can could shall should may might must has have had there here this"
                  + " that these those it its they them their we our us you your i my me he she and"
                  + " or but if so as than then also any some more most very just please tell give"
                  + " let know want need get got going go say says said mention mentioned what which"
                  + " who whom whose when where why how many much")
              .split(" "));

  private final Map<String, String> chinese = new HashMap<>();

  /// @throws IllegalArgumentException naming the line that is not of the form
  English(List<String> lines) {
    Table.pairs("english", lines).forEach(pair -> chinese.put(pair.first(), pair.second()));
  }

  /// The glossary that comes with the programme.
  static English standard() {
    return new English(Table.lines("/english.tsv"));
  }

  /// `question` with the English in it that the glossary knows put into Chinese, and without
  /// English words that have no matter of their own; itself where it knows none.
  ///
  /// @param known words that the documents use as they are
  String inChinese(String question, Set<String> known) {
    List<MatchResult> words = WORD.matcher(question).results().toList();
    if (words.isEmpty()) return question;
    StringBuilder out = new StringBuilder();
    Set<String> put = new HashSet<>();
    int from = 0;
    for (int at = 0; at < words.size(); ) {
      MatchResult first = words.get(at);
      int length = 1;
      String chinese = null;
      for (int size = Math.min(LONGEST, words.size() - at); size > 0 && chinese == null; size--) {
        chinese = phrase(question, words.subList(at, at + size));
        length = size;
      }
      String word = first.group().toLowerCase(Locale.ROOT);
      if (known.contains(word)) chinese = null;
      out.append(question, from, first.start());
      from = words.get(at + length - 1).end();
      if (chinese != null) {
        if (put.add(chinese)) out.append(chinese);
      } else if (!EMPTY.contains(word)) {
        out.append(question, first.start(), from);
      }
      at += length;
    }
    out.append(question.substring(from));
    return put.isEmpty() ? question : out.toString();
  }

  /// The Chinese for neighbouring words, which nothing but white space parts.
  private @Nullable String phrase(String question, List<MatchResult> words) {
    for (int i = 1; i < words.size(); i++) {
      String between = question.substring(words.get(i - 1).end(), words.get(i).start());
      if (!between.isBlank()) return null;
    }
    String phrase =
        String.join(
            " ", words.stream().map(word -> word.group().toLowerCase(Locale.ROOT)).toList());
    if (words.size() == 1 && EMPTY.contains(phrase)) return null;
    return bases(phrase).map(chinese::get).filter(found -> found != null).findFirst().orElse(null);
  }

  /// A phrase as it stands and with its last word in what may be its base form.
  private static Stream<String> bases(String phrase) {
    Matcher end = ENDING.matcher(phrase);
    if (!end.find()) return Stream.of(phrase);
    String stem = phrase.substring(0, end.start());
    return switch (end.group()) {
      case "ies" -> Stream.of(phrase, stem + "y");
      case "ing" -> Stream.of(phrase, stem, stem + "e", undoubled(stem));
      case "ed" -> Stream.of(phrase, stem, stem + "e", undoubled(stem));
      case "es" -> Stream.of(phrase, stem, stem + "e");
      default -> Stream.of(phrase, stem);
    };
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    return last > 1 && stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
  }
}
