package io.youju.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The questions that one sentence asks together: 机场怎么建,空港经济区又怎么搞. What stands before the first of
/// them and asks nothing is their common subject.
final class Parts {
  private static final int MOST = 3;
  private static final int SHORTEST = 4;

  /// A piece of this many characters may stand without its subject.
  private static final int ALONE = 7;

  private static final Pattern BREAK = Pattern.compile("[,，;；。?？:：]");
  private static final Pattern ASKS =
      Pattern.compile("什么|啥|怎么|怎样|如何|哪|多少|几|谁|吗|又|分别|各|是不是|有没有|会不会|能不能|给不给|多大|咋");

  private static final Pattern EMPTY =
      Pattern.compile(
          "什么|啥|怎么|怎样|如何|哪些?|多少|几|谁|又|分别|各自?|是不是|有没有|会不会|能不能|说|讲|写|做|提|规定|要求|文件|里|的|是|有|在|呢|吗|了|样|它们|都|一共|总共|共|几?[种个类项条]");
  private static final Pattern EACH = Pattern.compile("各是|各自|分别|[哪几两三]处|连同|两方面|两头|两边|各有|各怎么|各要");

  private Parts() {}

  /// Whether one question wants what several sections say.
  static boolean wantsEach(String question) {
    return EACH.matcher(question).find();
  }

  /// One of several questions.
  ///
  /// @param subject what stands before all of them; empty or ended by a comma
  record Part(String subject, String piece) {
    /// The ways to read it, with its subject and, when it may stand alone, without.
    List<String> readings() {
      return subject.isEmpty() || piece.length() < ALONE
          ? List.of(subject + piece)
          : List.of(subject + piece, piece);
    }
  }

  /// Two or three questions; none when it asks one thing.
  static List<Part> of(String question) {
    List<String> asking = new ArrayList<>();
    StringBuilder subject = new StringBuilder();
    for (String piece : BREAK.split(question)) {
      if (piece.isBlank()) continue;
      boolean matter = EMPTY.matcher(piece).replaceAll("").strip().length() >= 2;
      if (ASKS.matcher(piece).find() && piece.strip().length() >= SHORTEST && matter)
        asking.add(piece.strip());
      else if (asking.isEmpty() && !ASKS.matcher(piece).find())
        subject.append(piece.strip()).append(',');
    }
    if (asking.size() < 2 || asking.size() > MOST) return List.of();
    return asking.stream().map(piece -> new Part(subject.toString(), piece)).toList();
  }
}
