package io.youju.reading;

import io.youju.text.ChineseNumerals;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/// A random document whose outline is known, and its renderings.
record MadeOutline(String title, List<Paragraph> paragraphs, List<String> sections) {
  /// @param level of a heading, 0 for text
  record Paragraph(String words, int level, Shape shape) {
    Paragraph(String words, int level) {
      this(words, level, Shape.PLAIN);
    }
  }

  /// How a paragraph is set. A row of a table is left out of plain text, which has none.
  enum Shape {
    PLAIN,
    CENTRED,
    ROW
  }

  private static final String[] WORDS = {
    "健全创新机制", "完善服务体系", "推进试点工作", "强化资金保障", "压实各方责任", "优化营商环境", "支持企业发展", "加强组织领导"
  };
  private static final String[] TEXT = {
    "力争达到3.5万亿元以上，年均增长2.5%。",
    "依照第十二条、本法第三章的规定办理。",
    "各地区要结合实际，一是抓好落实；二是加强检查。",
    "自2025.1.1起执行，（以下简称《办法》）按有关规定实施。",
    "见附件所列清单。其中第（三）项除外。",
  };

  static MadeOutline of(Random random) {
    Making making = new Making(random);
    making.kind();
    if (random.nextInt(4) == 0) making.attachedPlan();
    int attachments = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
    for (int a = 1; a <= attachments; a++) making.attachment(a, attachments);
    return new MadeOutline("关于试验工作的若干意见", making.paragraphs, making.sections);
  }

  private static final class Making {
    final Random random;
    final List<Paragraph> paragraphs = new ArrayList<>();
    final List<String> sections = new ArrayList<>();
    int below;

    Making(Random random) {
      this.random = random;
      text();
    }

    void kind() {
      switch (random.nextInt(6)) {
        case 0 -> paper();
        case 1 -> statute();
        case 2 -> plan();
        case 3 -> code();
        case 4 -> outlineOfYears();
        default -> opinion();
      }
    }

    /// 编, 章, 节 and articles past 100 that run on through all of them.
    void code() {
      int article = random.nextInt(2) * 90;
      int chapter = 0;
      int parts = 2 + random.nextInt(2);
      boolean digits = random.nextInt(3) == 0;
      String space = random.nextInt(3) == 0 ? " " : "";
      for (int p = 1; p <= parts; p++) {
        String part = "第" + ChineseNumerals.print(p) + "编";
        section(1, "编", part, part + "　", words(), true);
        int chapters = 1 + random.nextInt(3);
        for (int c = 0; c < chapters; c++) {
          String number = "第" + ChineseNumerals.print(++chapter) + "章";
          section(2, "章", number, number + "　", words(), true);
          int divisions = random.nextBoolean() ? 0 : 2 + random.nextInt(2);
          for (int d = 1; d <= Math.max(1, divisions); d++) {
            if (divisions > 0) {
              String division = "第" + ChineseNumerals.print(d) + "节";
              section(3, "节", division, division + "　", words(), true);
            }
            int articles = 1 + random.nextInt(6);
            for (int a = 0; a < articles; a++) {
              article++;
              String value = digits ? String.valueOf(article) : ChineseNumerals.print(article);
              String printed = "第" + space + value + space + "条";
              section(
                  divisions > 0 ? 4 : 3,
                  "条",
                  "第" + value + "条",
                  printed + "　",
                  "为了试验，" + TEXT[random.nextInt(5)],
                  false);
              if (random.nextInt(5) == 0) list();
            }
          }
        }
      }
    }

    /// A plan of five years: 篇, 章 that run on, 节, 一、, and a box of figures.
    void outlineOfYears() {
      int chapter = 0;
      int books = 2 + random.nextInt(3);
      for (int b = 1; b <= books; b++) {
        String book = "第" + ChineseNumerals.print(b) + "篇";
        section(1, "编", book, book + " ", words(), true);
        int chapters = 1 + random.nextInt(3);
        for (int c = 0; c < chapters; c++) {
          String number = "第" + ChineseNumerals.print(++chapter) + "章";
          section(2, "章", number, number + " ", words(), true);
          int divisions = 1 + random.nextInt(3);
          for (int d = 1; d <= divisions; d++) {
            String division = "第" + ChineseNumerals.print(d) + "节";
            section(3, "节", division, division + " ", words(), true);
            text();
            int commas = random.nextInt(3) == 0 ? 2 + random.nextInt(3) : 0;
            for (int i = 1; i <= commas; i++) {
              String comma = ChineseNumerals.print(i);
              section(4, "一、", comma, comma + "、", words() + "。" + TEXT[0], false);
            }
            if (random.nextInt(3) == 0) row();
          }
        }
      }
    }

    /// 一、 （一） 1. （1）, all beginning anew, in the signs of one or another keyboard.
    void opinion() {
      boolean signs = random.nextInt(3) == 0;
      int chapters = 2 + random.nextInt(4);
      for (int c = 1; c <= chapters; c++) {
        String chapter = ChineseNumerals.print(c);
        section(1, "一、", chapter, chapter + "、", words(), true);
        int brackets = 1 + random.nextInt(5);
        for (int b = 1; b <= brackets; b++) {
          String number = "（" + ChineseNumerals.print(b) + "）";
          String printed = signs ? String.valueOf((char) ('㈠' + b - 1)) : number;
          section(2, "（一）", number, printed, words() + "。要" + TEXT[0], false);
          int points = random.nextInt(3) == 0 ? 2 + random.nextInt(4) : 0;
          for (int p = 1; p <= points; p++) {
            String point = signs ? String.valueOf((char) ('⒈' + p - 1)) : p + "、";
            section(3, "1.", "" + p, point, words() + "。" + TEXT[random.nextInt(5)], false);
            int parens = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 0;
            for (int n = 1; n <= parens; n++) {
              String paren = signs ? String.valueOf((char) ('⑴' + n - 1)) : "(" + n + ")";
              section(4, "（1）", "（" + n + "）", paren, words() + "。" + TEXT[2], false);
            }
          }
          if (random.nextInt(6) == 0) row();
        }
      }
    }

    /// The plan that a signed notice sends out, counting anew.
    void attachedPlan() {
      paragraphs.add(new Paragraph("2024年8月12日", 0));
      paragraphs.add(new Paragraph("全市试验工作实施方案", 0, Shape.CENTRED));
      sections.add("1 题名 ");
      inside(1);
    }

    void attachment(int number, int of) {
      String printed = "附件" + (of > 1 ? number : "");
      paragraphs.add(new Paragraph(printed, 0));
      paragraphs.add(new Paragraph("试验任务分工表", 0, Shape.CENTRED));
      below = 0;
      sections.add("1 附件 " + printed);
      sections.add("2 题名 ");
      inside(2);
    }

    private void inside(int levels) {
      below = levels;
      text();
      switch (random.nextInt(4)) {
        case 0 -> paper();
        case 1 -> statute();
        case 2 -> opinion();
        default -> row();
      }
    }

    /// A row of a table, its cells numbered as sections are.
    void row() {
      paragraphs.add(new Paragraph("一、试验 | 1.2 | 第三条", 0, Shape.ROW));
    }

    String words() {
      return WORDS[random.nextInt(WORDS.length)];
    }

    void text() {
      paragraphs.add(new Paragraph("为了试验，" + TEXT[random.nextInt(TEXT.length)], 0));
    }

    void section(
        int level, String kind, String number, String printed, String title, boolean heading) {
      paragraphs.add(new Paragraph(printed + title, heading ? level : 0));
      sections.add((level + below) + " " + kind + " " + number);
    }

    /// 一、 （一） 1. with counters that restart, or one that runs on.
    void paper() {
      boolean runsOn = random.nextBoolean();
      boolean wide = random.nextBoolean();
      int bracket = 0;
      int chapters = 2 + random.nextInt(12);
      for (int c = 1; c <= chapters; c++) {
        String chapter = ChineseNumerals.print(c);
        section(1, "一、", chapter, chapter + "、", words(), true);
        if (!runsOn) bracket = 0;
        int brackets = random.nextInt(13);
        for (int b = 0; b < brackets; b++) {
          String number = ChineseNumerals.print(++bracket);
          String open = wide ? "（" + number + "）" : "(" + number + ")";
          section(2, "（一）", "（" + number + "）", open, words() + "。要" + TEXT[0], false);
          int points = random.nextInt(3) == 0 ? 2 + random.nextInt(11) : 0;
          for (int p = 1; p <= points; p++)
            section(
                3,
                "1.",
                String.valueOf(p),
                p + (wide ? "．" : "."),
                words() + "。" + TEXT[random.nextInt(5)],
                false);
        }
        if (random.nextBoolean()) text();
      }
    }

    void statute() {
      int article = 0;
      int chapters = 1 + random.nextInt(9);
      for (int c = 1; c <= chapters; c++) {
        String chapter = "第" + ChineseNumerals.print(c) + "章";
        section(1, "章", chapter, chapter + "　", words(), true);
        int articles = 1 + random.nextInt(18);
        for (int a = 0; a < articles; a++) {
          String number = "第" + ChineseNumerals.print(++article) + "条";
          section(2, "条", number, number + "　", "为了试验，" + TEXT[random.nextInt(5)], false);
          if (random.nextInt(4) == 0) list();
          if (random.nextInt(4) == 0) text();
        }
        if (random.nextInt(5) == 0) {
          String number = "第" + ChineseNumerals.print(article) + "条之一";
          section(2, "条", number, number + "　", "为了试验，" + TEXT[random.nextInt(5)], false);
        }
      }
    }

    void list() {
      paragraphs.add(new Paragraph("有下列情形之一的，从其规定：", 0));
      int points = 2 + random.nextInt(4);
      for (int p = 1; p <= points; p++)
        paragraphs.add(
            new Paragraph(
                "（" + ChineseNumerals.print(p) + "）符合条件的情形" + (p < points ? "；" : "。"), 0));
    }

    void plan() {
      int wholes = 2 + random.nextInt(6);
      for (int w = 1; w <= wholes; w++) {
        section(1, "1", String.valueOf(w), w + "　", words(), true);
        int tens = w == 1 ? 1 + random.nextInt(3) : random.nextInt(5);
        for (int t = 1; t <= tens; t++) {
          section(2, "1.1", w + "." + t, w + "." + t + "　", words(), true);
          int thirds = random.nextInt(4);
          for (int d = 1; d <= thirds; d++)
            section(
                3,
                "1.1",
                w + "." + t + "." + d,
                w + "." + t + "." + d + "　",
                "要" + TEXT[random.nextInt(5)],
                false);
          text();
        }
      }
    }
  }

  byte[] text() {
    StringBuilder out = new StringBuilder(title + "\n");
    for (Paragraph p : paragraphs)
      if (p.shape() != Shape.ROW) out.append("　　").append(p.words()).append("\n");
    return out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  byte[] markdown() {
    StringBuilder out = new StringBuilder("# " + title + "\n\n");
    for (Paragraph p : paragraphs)
      if (p.shape() == Shape.ROW)
        out.append("| 名称 | 数量 | 依据 |\n|---|---|---|\n| ").append(p.words()).append(" |\n\n");
      else
        out.append(p.level() > 0 ? "#".repeat(p.level() + 1) + " " : "")
            .append(p.words())
            .append("\n\n");
    return out.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  byte[] html() {
    StringBuilder out =
        new StringBuilder(
            "<html><head><meta charset=\"gb2312\"><title>"
                + title
                + "_某市人民政府</title><script>var a='一、菜单';</script></head><body><div class=\"nav\"><a href=\"/\">首页</a>"
                + "<a>一、政务公开</a></div><div class=\"main\"><h1>"
                + title
                + "</h1>");
    for (Paragraph p : paragraphs)
      if (p.shape() == Shape.ROW)
        out.append("<table><tr><td>")
            .append(p.words().replace(" | ", "</td><td>"))
            .append("</td></tr></table>\n");
      else if (p.shape() == Shape.CENTRED)
        out.append("<p style=\"text-align: center\">").append(p.words()).append("</p>\n");
      else
        out.append(p.level() > 0 ? "<p><strong>" : "<p>")
            .append(p.words())
            .append(p.level() > 0 ? "</strong></p>\n" : "</p>\n");
    out.append("</div><div class=\"footer\"><p>版权所有</p><p>二、联系我们</p></div></body></html>");
    return out.toString().getBytes(java.nio.charset.Charset.forName("GB18030"));
  }

  byte[] docx() {
    try (XWPFDocument document = new XWPFDocument();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
      XWPFParagraph head = document.createParagraph();
      head.setAlignment(ParagraphAlignment.CENTER);
      head.createRun().setText(title);
      for (Paragraph p : paragraphs) {
        if (p.shape() == Shape.ROW) {
          String[] cells = p.words().split(" \\| ");
          XWPFTableRow row = document.createTable(1, cells.length).getRow(0);
          for (int i = 0; i < cells.length; i++) row.getCell(i).setText(cells[i]);
          continue;
        }
        XWPFParagraph paragraph = document.createParagraph();
        if (p.shape() == Shape.CENTRED) paragraph.setAlignment(ParagraphAlignment.CENTER);
        paragraph.createRun().setText(p.words());
      }
      document.write(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
