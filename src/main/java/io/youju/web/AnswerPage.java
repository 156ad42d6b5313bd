package io.youju.web;

import io.youju.answer.Citation;
import io.youju.answer.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One question and its reply as a page that needs no script.
final class AnswerPage {
  private static final Pattern LABEL = Pattern.compile("〔([^〔〕]+)〕");

  private final StringBuilder html = new StringBuilder();

  private AnswerPage() {}

  static String of(String question, Reply reply) {
    AnswerPage page = new AnswerPage();
    page.html
        .append("<h1>")
        .append(Frame.escaped(question.isBlank() ? "提问" : question))
        .append("</h1>");
    switch (reply) {
      case Reply.Answer answer -> page.answered(answer);
      case Reply.Refusal refusal -> page.refused(refusal);
    }
    page.html.append(FORM);
    return Frame.page(question.isBlank() ? "提问" : question, page.html.toString(), "/document.js");
  }

  private static final String FORM =
      """
      <form class="plain-ask" method="post" action="/ask"><label for="question">再问一个问题</label>
      <input id="question" name="question" maxlength="2000" required autocomplete="off"><button>提问</button></form>
      <p class="small">参考回答：内容为所收录文件的原文摘录，不作解释，不代替有关部门的正式答复。</p>
      """;

  private void answered(Reply.Answer answer) {
    boolean written = answer.kind() == Reply.Kind.WRITTEN;
    html.append("<div class=\"replied\"><p class=\"kind\"><span class=\"chip\">")
        .append(written ? "AI 生成" : "原文摘录")
        .append("</span></p><p class=\"said\">");
    linked(answer.text(), answer.citations());
    html.append("</p></div><h2>出处</h2>");
    quotes(answer.citations());
  }

  private void refused(Reply.Refusal refusal) {
    html.append(
            "<div class=\"replied refused\"><p class=\"kind\"><span class=\"chip\">没有回答</span></p><p class=\"said\">")
        .append(Frame.escaped(refusal.text()))
        .append("</p></div>");
    if (refusal.nearest().isEmpty()) return;
    html.append("<h2>最接近的几处原文，供您核对</h2>");
    quotes(refusal.nearest());
  }

  /// The n-th label of a name leads to the n-th citation of that name.
  private void linked(String text, List<Citation> citations) {
    List<Citation> left = new ArrayList<>(citations);
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (label.find()) {
      html.append(Frame.escaped(text.substring(at, label.start())));
      String name = label.group(1);
      at = label.end();
      left.stream()
          .filter(c -> c.label().equals(name))
          .findFirst()
          .or(() -> citations.stream().filter(c -> c.label().equals(name)).findFirst())
          .ifPresentOrElse(
              citation -> {
                left.remove(citation);
                link(citation, "〔" + name + "〕");
              },
              () -> html.append(Frame.escaped(label.group())));
    }
    html.append(Frame.escaped(text.substring(at)));
  }

  private void link(Citation citation, String name) {
    html.append("<a href=\"")
        .append(Frame.escaped(permalink(citation)))
        .append("\">")
        .append(Frame.escaped(name))
        .append("</a>");
  }

  /// Where the quote stands marked in its document.
  private static String permalink(Citation citation) {
    String quote = "?quote=" + citation.start() + "-" + citation.end() + "#";
    return citation.href().replaceFirst("#", quote);
  }

  private void quotes(List<Citation> citations) {
    html.append("<ul class=\"sources\">");
    for (Citation citation : citations) {
      html.append("<li>");
      link(
          citation,
          "〔"
              + citation.label()
              + "〕 "
              + citation.documentTitle()
              + " › "
              + String.join(" › ", citation.headingPath()));
      html.append("<blockquote><span class=\"chip\">原文摘录</span>")
          .append(Frame.escaped(citation.quote()))
          .append("</blockquote></li>");
    }
    html.append("</ul>");
  }
}
