package io.youju.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The questions that one sentence asks together: 机场怎么建,空港经济区又怎么搞. What stands before the first of
/// them and asks nothing is their common subject.
final class Parts {
  private static final int MOST = 3;
  private static final int SHORTEST = 4;
  private static final Pattern BREAK = Pattern.compile("[,，;；。?？:：]");
  private static final Pattern ASKS =
      Pattern.compile("什么|啥|怎么|怎样|如何|哪|多少|几|谁|吗|又|分别|各|是不是|有没有|会不会|能不能|给不给|多大|咋");

  private Parts() {}

  /// Two or three questions; one, the whole, when it asks one thing.
  static List<String> of(String question) {
    List<String> asking = new ArrayList<>();
    StringBuilder subject = new StringBuilder();
    for (String piece : BREAK.split(question)) {
      if (piece.isBlank()) continue;
      if (ASKS.matcher(piece).find() && piece.strip().length() >= SHORTEST)
        asking.add(piece.strip());
      else if (asking.isEmpty()) subject.append(piece.strip()).append(',');
    }
    if (asking.size() < 2 || asking.size() > MOST) return List.of(question);
    return asking.stream().map(piece -> subject + piece).toList();
  }
}
