package io.youju.answer;

import static java.util.stream.Collectors.toCollection;

import io.youju.search.Terms;
import io.youju.text.NormalForm;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads a question: its normal form, what kind of answer it wants, and the words to look for.
final class QuestionReading {
  /// What an equivalent weighs beside the question's own words.
  private static final double EQUIVALENT = 0.5;

  /// What a word of the same sound, or a place's short name beside another, weighs.
  private static final double SOUND = 0.7;

  private static final Pattern ASKING =
      Pattern.compile(
          "请问一?下?|麻烦问一?下?|我?想(问|知道|了解|咨询)一?下?|能不能告诉我|告诉我|帮我(查|看|找)一?下?|"
              + "是什么意思|什么意思|什么时候|什么样|什么|怎么样|怎么办|怎么|怎样|如何|为什么|为何|哪些|哪个|哪里|哪儿|哪一|哪|"
              + "多少|多久|多大|几个|几|谁|是不是|是否|有没有|能不能|会不会|可不可以|要不要|能否|可以|"
              + "文件(里|中|上)?|决定(里|中)|这份|这个|那个|规定|提到|提出|说到|讲到|"
              + "吗|呢|吧|啊|呀|嘛|了没|没有|啥|咋|请|的|了");

  /// Who asks, before the question: 记者求证:….
  private static final Pattern WHO_ASKS =
      Pattern.compile(
          "^(?:[^,，:：。]{1,10}?(?:问|求证|咨询|打听)(?:的是|一下)?[:：]|[\\u4e00-\\u9fff]{0,4}(?:来电|打(?:来)?电话来?|来信|来访|来人|来)(?:问|说|咨询|反映|投诉)(?:的是|一下)?[:：,，]?)\\s*(?=.{4})");

  /// What is to be done with the answer, after the question: …,答复时引哪条.
  private static final Pattern WHAT_FOR =
      Pattern.compile(
          "(?<=.{6})[,，。?？]\\s*(?:我|咱|该|要|得|请|应该?|各)*(?:怎么)?(?:(?:答复|回复|回答|回|答|解释)(?:他们?|她|人家|对方|市民|群众|企业|来电人?)?(?:时|的时候)?[^,，]{0,3})?(?:引用?|依据|根据|出处|查|念|翻|贴|用)(?:他们?|她)?(?:的?是|在|的)?哪(?:一?(?:条|句|段|处|节|点)(?:话|原文|原话|规定)?|里|儿)?[?？。]*$");

  private static final Pattern ENGLISH_OUTLINE =
      Pattern.compile(
          "(?:section|chapter|part|article)(?:\\d|[ivx]{1,5}(?=section|item|point|[^a-z]|$))|tableofcontents|howmany(?:parts|chapters|sections)|titlesof|outlineof");

  private final Equivalents equivalents;
  private final English english = English.standard();
  private final Sounds sounds;
  private final Set<String> vocabulary;
  private final Set<String> pairs;

  /// @param vocabulary the documents' terms
  QuestionReading(Equivalents equivalents, Sounds sounds, Set<String> vocabulary) {
    this.equivalents = equivalents;
    this.sounds = sounds;
    this.vocabulary = vocabulary;
    this.pairs = Places.pairs(vocabulary);
  }

  Understanding read(Question asked) {
    return read(asked.text(), asked.focus());
  }

  Understanding read(String typedQuestion, String typedFocus) {
    String question = inChinese(typedQuestion);
    String focus = inChinese(typedFocus);
    String typed = NormalForm.of(question).text();
    String normal = sounds.written(typed);
    Set<String> own = terms(matter(normal));
    Map<String, Double> terms = new LinkedHashMap<>();
    own.forEach(term -> terms.put(term, 1.0));
    Set<String> official = held(equivalents.of(typed));
    for (String word : official) {
      for (String term : Terms.of(word)) terms.putIfAbsent(term, EQUIVALENT);
    }
    for (String term : own) {
      if (term.length() == 2 && !vocabulary.contains(term)) {
        sounds.meant(term).ifPresent(meant -> terms.putIfAbsent(meant, SOUND));
      }
    }
    places(normal).forEach(pair -> terms.putIfAbsent(pair, SOUND));
    boolean leaning = !focus.equals(question) && question.endsWith(focus.strip());
    String asked = leaning ? NormalForm.of(focus).text() : normal;
    return new Understanding(
        typedQuestion.strip(),
        normal,
        content(normal),
        wanted(asked, normal),
        terms,
        own,
        official,
        leaning ? focus(asked) : Set.of(),
        meaning(matter(question.strip()), matter(typed), matter(normal), official),
        asked);
  }

  /// Without English words, unless they name a section or the outline.
  private String inChinese(String question) {
    String normal = NormalForm.of(question).text();
    return ENGLISH_OUTLINE.matcher(normal).find()
        ? question
        : english.inChinese(question, vocabulary);
  }

  /// A question without who asks it, and what the answer is for.
  static String matter(String question) {
    return WHAT_FOR.matcher(WHO_ASKS.matcher(question).replaceFirst("")).replaceFirst("");
  }

  /// What was asked just now, or where that names only another matter (机场呢), what was asked before.
  private static Wanted wanted(String asked, String normal) {
    Wanted wanted = Wanted.of(Indefinite.plain(asked));
    return wanted == Wanted.ANY ? Wanted.of(Indefinite.plain(normal)) : wanted;
  }

  /// Those of `words` that the documents hold, as far as their terms tell.
  private Set<String> held(Set<String> words) {
    return words.stream()
        .filter(word -> vocabulary.containsAll(Terms.of(word)))
        .collect(toCollection(LinkedHashSet::new));
  }

  private static String content(String normal) {
    return ASKING.matcher(normal).replaceAll(" ").strip();
  }

  /// What the last turn names; a place also by its short name beside another.
  private Set<String> focus(String asked) {
    Set<String> focus = new LinkedHashSet<>(terms(asked));
    places(asked).forEach(focus::add);
    return focus;
  }

  /// The short names beside others, as far as the documents hold them, of places that `normal`
  /// names.
  private Stream<String> places(String normal) {
    return Places.in(normal).stream().flatMap(place -> Places.with(place, pairs));
  }

  private static Set<String> terms(String normal) {
    Set<String> own = new LinkedHashSet<>(Terms.of(content(normal).replace(' ', ',')));
    if (own.isEmpty()) own.addAll(Terms.of(normal));
    return own;
  }

  /// The question itself; in Chinese words where it was typed in pinyin; for one in another
  /// language, the official words for what it names.
  private static String meaning(
      String question, String typed, String normal, Set<String> official) {
    long han = normal.chars().filter(Character::isIdeographic).count();
    if (han * 2 < normal.length() && !official.isEmpty()) return String.join("、", official);
    return typed.equals(normal) ? question : normal;
  }
}
