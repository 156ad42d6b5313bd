package io.youju.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts a draft into sentences, each with the labels that stand in or right behind it.
final class DraftSentences {
  private static final Pattern LABEL = Pattern.compile("〔([^〔〕]*)〕");
  private static final String ENDS = "。！？!?\n";

  private DraftSentences() {}

  /// One sentence.
  ///
  /// @param text as written, labels and all
  /// @param body without labels and white space at its ends
  record Sentence(String text, String body, List<String> labels) {
    Sentence {
      labels = List.copyOf(labels);
    }
  }

  static List<Sentence> of(String draft) {
    List<Sentence> sentences = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < draft.length(); i++) {
      if (ENDS.indexOf(draft.charAt(i)) < 0) continue;
      int end = behind(draft, i + 1);
      add(sentences, draft.substring(from, end));
      from = end;
      i = end - 1;
    }
    if (from < draft.length()) add(sentences, draft.substring(from));
    return sentences;
  }

  /// The end of the marks and labels that follow an end mark at once.
  private static int behind(String draft, int at) {
    Matcher label = LABEL.matcher(draft);
    int end = at;
    while (end < draft.length()) {
      if (label.find(end) && label.start() == end) end = label.end();
      else if ("”’」』）)".indexOf(draft.charAt(end)) >= 0) end++;
      else break;
    }
    return end;
  }

  private static void add(List<Sentence> sentences, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) return;
    List<String> labels =
        LABEL.matcher(stripped).results().map(m -> m.group(1)).distinct().toList();
    String body = LABEL.matcher(stripped).replaceAll("").strip();
    if (body.isEmpty() || body.chars().allMatch(c -> ENDS.indexOf(c) >= 0)) {
      if (labels.isEmpty()) return;
    }
    sentences.add(new Sentence(stripped, body, labels));
  }
}
