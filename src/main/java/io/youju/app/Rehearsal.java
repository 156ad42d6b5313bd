package io.youju.app;

import io.youju.answer.Question;
import io.youju.document.Document;
import io.youju.document.Section;
import io.youju.eval.OverHttp;
import io.youju.eval.Service;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Questions that are asked while the ahead-of-time cache is recorded, so that it holds what a
/// server runs when it answers, and how often (JEP 515). They are made of the documents' own words.
final class Rehearsal {
  private static final int MOST = 400;
  private static final int LONGEST = 24;
  private static final List<String> WORDINGS =
      List.of("%s", "%s怎么办", "%s有哪些措施？", "请问%s到什么时候完成", "%s是多少钱,谁来负责");

  private Rehearsal() {}

  /// Asks the server at `url`, one question after another.
  static void of(List<Document> documents, URI url) {
    Service service = new OverHttp(url, Optional.empty());
    questions(documents).forEach(service::ask);
  }

  /// At most 400 questions: the beginning of each section in five wordings, and what follows up.
  static List<Question> questions(List<Document> documents) {
    List<Question> questions = new ArrayList<>();
    for (String wording : WORDINGS) {
      for (Document document : documents) {
        for (Section section : document.sections()) {
          String text = section.own().of(document.text()).strip();
          String words = text.substring(0, Math.min(LONGEST, text.length()));
          questions.add(Question.of(wording.formatted(words)));
        }
      }
    }
    return questions.stream().limit(MOST).toList();
  }
}
