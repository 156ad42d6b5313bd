package io.youju.document;

import io.youju.text.ChineseNumerals;
import io.youju.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A 款, 项 or 目 of a section: the parts that people cite below an article, 第二款第三项.
///
/// A paragraph of an article is a 款; one that begins with （一） is a 项 of the 款 before it, and 1. or
/// （1） below that a 目. An article of one 款 is cited without it (第四条第一项), as statutes do. In other
/// sections only the points of a list have numbers, which may run on from a list before. Points on
/// one line are told apart too.
///
/// @param number `k2`, `k2-x3` or `x3-m1`: the part of a permalink after the section's number
/// @param label below the section's label: 第二款第三项
/// @param span its text, the parts below it left out
public record Provision(String number, String label, Span span) {
  private static final Pattern POINT =
      Pattern.compile(
          "[（(][ 　]*([零〇一二三四五六七八九十百]{1,5})[ 　]*[）)]|(?:[（(](\\d{1,3})[）)]|(\\d{1,3})[.．、](?!\\d))");
  private static final String ENDS = "。；：;:";

  /// The 款, 项 and 目 of `section`, in order; empty when nobody would cite any.
  public static List<Provision> of(String text, Section section) {
    return new Reading(text, section).read();
  }

  /// The whole label: 第四条第一项, and after any other label a space between.
  public String below(Section section) {
    return section.label() + (section.numbering() == Numbering.ARTICLE ? "" : " ") + label;
  }

  private static final class Reading {
    private final String text;
    private final Section section;
    private final boolean article;
    private final List<Provision> found = new ArrayList<>();
    private int paragraphs;
    private int paragraph;
    private int point;
    private int last;
    private boolean bracketed;

    Reading(String text, Section section) {
      this.text = text;
      this.section = section;
      this.article = section.numbering() == Numbering.ARTICLE;
    }

    List<Provision> read() {
      List<Span> pieces = pieces();
      if (article)
        for (int i = 0; i < pieces.size(); i++)
          if (i == 0 || point(pieces.get(i)) == null) paragraphs++;
      for (int i = 0; i < pieces.size(); i++) piece(pieces.get(i), i == 0);
      return found;
    }

    /// Lines, cut again before points within them; without the heading.
    private List<Span> pieces() {
      List<Span> pieces = new ArrayList<>();
      int from = start();
      int end = section.own().end();
      for (int i = from; i < end; i++) {
        boolean line = text.charAt(i) == '\n';
        boolean inside =
            i + 1 < end
                && ENDS.indexOf(text.charAt(i)) >= 0
                && (gap(i + 1, end) || points(i + 1, end));
        if (!line && !inside) continue;
        add(pieces, from, i + 1);
        from = i + 1;
      }
      add(pieces, from, end);
      return pieces;
    }

    private int start() {
      int start = section.own().start();
      if (section.clauses().size() > 1 && section.clauses().getFirst().heading())
        start = section.clauses().getFirst().span().end();
      return start;
    }

    private boolean gap(int at, int end) {
      return at + 2 < end && text.charAt(at) == '　' && text.charAt(at + 1) == '　';
    }

    private boolean points(int at, int end) {
      return "（(".indexOf(text.charAt(at)) >= 0
          && POINT.matcher(text).region(at, Math.min(end, at + 12)).lookingAt();
    }

    private void add(List<Span> pieces, int from, int to) {
      Span piece = new Span(from, to).trim(text);
      if (!piece.isEmpty()) pieces.add(piece);
    }

    private @org.jspecify.annotations.Nullable Matcher point(Span piece) {
      Matcher matcher = POINT.matcher(text).region(piece.start(), piece.end());
      return matcher.lookingAt() ? matcher : null;
    }

    private void piece(Span piece, boolean first) {
      boolean own = first && piece.start() == section.own().start() && !section.printed().isEmpty();
      Matcher matcher = own ? null : point(piece);
      if (matcher != null) {
        numbered(piece, matcher);
      } else if (article) {
        paragraph++;
        point = 0;
        last = 0;
        add(piece, "k" + paragraph, "第" + ChineseNumerals.print(paragraph) + "款");
      }
    }

    private void numbered(Span piece, Matcher matcher) {
      String chinese = matcher.group(1);
      String digits = chinese == null ? matcher.group(2) : chinese;
      OptionalInt value = ChineseNumerals.parse(digits == null ? matcher.group(3) : digits);
      if (value.isEmpty() || value.getAsInt() < 1 || value.getAsInt() > 999) return;
      boolean below = chinese == null && point > 0 && bracketed;
      boolean runsOn = !article && point == 0 && !below;
      if (!runsOn && value.getAsInt() != (below ? last : point) + 1) return;
      if (below) last = value.getAsInt();
      else {
        point = value.getAsInt();
        bracketed = chinese != null;
        last = 0;
      }
      boolean named = paragraphs > 1 && paragraph > 0;
      String number = (named ? "k" + paragraph + "-" : "") + "x" + point;
      String label =
          (named ? "第" + ChineseNumerals.print(paragraph) + "款" : "")
              + "第"
              + ChineseNumerals.print(point)
              + "项";
      if (below) {
        number += "-m" + last;
        label += "第" + ChineseNumerals.print(last) + "目";
      }
      add(piece, number, label);
    }

    private void add(Span piece, String number, String label) {
      if (paragraphs == 1 && number.startsWith("k") && article) return;
      found.add(new Provision(number, label, piece));
    }
  }
}
