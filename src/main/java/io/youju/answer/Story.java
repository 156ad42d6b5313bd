package io.youju.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What people tell of themselves before they ask: 我们村三百户,桥是六十年代的,也旧了,这回会一道修么. Nothing of it is
/// said of the documents.
final class Story {
  private static final Pattern BREAK = Pattern.compile("(?<=[,，。;；?？!！])");
  private static final Pattern STOP = Pattern.compile("(?<=[。;；?？!！])");

  /// Who tells of themselves and theirs.
  private static final Pattern PERSON = Pattern.compile("[我俺咱]|邻居|隔壁|老[公婆伴妈爸]|儿子|女儿|囡|孙[子女]|[爸妈]");

  private static final Pattern ASKS =
      Pattern.compile(
          "什么|啥|怎么|怎样|如何|哪|多少|(?<![好十那这])几|谁|吗|[么没呢不](?:[?？]|$)|多[大高长远久]|有没有|咋|([\\u4e00-\\u9fff])不\\1|凭");

  /// What is said of the documents, or of what they do.
  private static final Pattern SOURCE =
      Pattern.compile("文件|决定|政策|规定|白纸黑字|市里|政府|上头|官方|听说|听.{0,4}[讲说]|都?在?传|新闻|网上|通知|要求");

  private static final Pattern TWO = Pattern.compile("一[来头是边].*[一二两][来头是边]|还有|另外|再就是|顺便|又想");

  /// Fewer clauses tell no story.
  private static final int CLAUSES = 3;

  /// A last sentence of fewer characters leans on the one before it.
  private static final int BRIEF = 8;

  private Story() {}

  /// `question` without the clauses before the first that asks, or speaks of the documents, where
  /// it begins with a person.
  static String untold(String question) {
    List<String> clauses = List.of(BREAK.split(question));
    if (clauses.size() < CLAUSES || !PERSON.matcher(clauses.getFirst()).find()) return question;
    int from = 0;
    while (from < clauses.size() - 1
        && !ASKS.matcher(clauses.get(from)).find()
        && !SOURCE.matcher(clauses.get(from)).find()) from++;
    return String.join("", clauses.subList(from, clauses.size()));
  }

  /// Whether a story of several sentences asks one thing: no more than one sentence asks.
  static boolean asksOne(String question) {
    return asked(question).isPresent()
        && !Parts.wantsEach(question)
        && !TWO.matcher(question).find()
        && STOP.splitAsStream(question).filter(each -> ASKS.matcher(each).find()).count() < 2;
  }

  /// The last sentence of a story of several, with the one before it where it is brief; empty where
  /// no story is told.
  static Optional<String> asked(String question) {
    List<String> sentences = new ArrayList<>();
    for (String sentence : STOP.split(question.strip())) {
      if (!sentence.isBlank()) sentences.add(sentence);
    }
    boolean story = BREAK.split(question).length >= CLAUSES && PERSON.matcher(question).find();
    if (!story || sentences.size() < 2) return Optional.empty();
    int from = sentences.size() - 1;
    if (sentences.get(from).length() < BRIEF) from--;
    return from == 0
        ? Optional.empty()
        : Optional.of(String.join("", sentences.subList(from, sentences.size())));
  }
}
