package io.youju.reading;

import java.util.regex.Pattern;

/// The title of a text that nobody has told: its first line, or the lines over which it goes.
final class Titles {
  private static final int LONGEST = 60;
  private static final int LONGEST_JOINED = 100;
  private static final int LINES = 8;
  private static final int HEAD = 600;

  /// Letters each set apart by a blank.
  private static final Pattern SPACED = Pattern.compile("(?:[^\\s　][\\s　]+){3,60}[^\\s　]");

  private static final Pattern TITLE =
      Pattern.compile(
          "[^。；，：！]{4,}(?:通知|公告|通告|意见|决定|办法|规定|条例|方案|措施|细则|公报|批复|函|法|规划|指南|倡议书|公开信|预案|通报|解释|报告|纲要|标准)(?:[（(].{1,12}[）)])?");

  /// What a paper prints above its title: 附件1, its head, its number, how urgent it is.
  private static final Pattern ABOVE =
      Pattern.compile(
          "附[件录表]?[ 　]*[\\d一二三四五六七八九十]{0,3}[：:]?|[^。，关]{2,30}(?:政府|党委|委员会|办公[厅室]|[局厅部会委院])[ 　]*文[ 　]*件|.{1,20}[〔\\[（(【]\\d{4}[〕\\]）)】].{0,6}\\d+[ 　]*号"
              + "|(?:绝密|机密|秘密|特急|加急|急件).{0,10}|.{2,20}令?[ 　]*第[ 　]*\\d+[ 　]*号");

  private static final Pattern BEGUN = Pattern.compile("[^。；，：！]*(?:关于|印发|转发|批转|中华人民共和国)[^。；：！]*");

  private Titles() {}

  /// The title that the text begins with, or `otherwise` when it begins with nothing of the kind.
  static String of(Source source, String otherwise) {
    String first = "";
    for (int i = 0, seen = 0; i < source.lines().size() && seen < LINES; i++) {
      String words = source.lines().get(i).words(source.text());
      if (words.isEmpty()) continue;
      seen++;
      if (ABOVE.matcher(words).matches()) {
        if (first.isEmpty()) first = words;
        continue;
      }
      String title = title(source, i, words);
      return title.isEmpty() ? otherwise : title;
    }
    return first.isEmpty() ? otherwise : first;
  }

  private static String title(Source source, int at, String words) {
    if (SPACED.matcher(words).matches()) return words.replaceAll("[\\s　]+", "");
    if (words.length() <= LONGEST) return joined(source, at, words);
    // A text whose breaks are lost: what stands before the first gap.
    String first = words.substring(0, LONGEST + 1).split("[\\s　]", 2)[0];
    return TITLE.matcher(first).matches() ? first : "";
  }

  /// The title with the lines on which it goes on.
  private static String joined(Source source, int at, String words) {
    if (TITLE.matcher(words).matches() || !BEGUN.matcher(words).matches()) return words;
    StringBuilder whole = new StringBuilder(words);
    for (int i = at + 1; i < Math.min(source.lines().size(), at + 4); i++) {
      Line line = source.lines().get(i);
      if (Marker.at(source.text(), line.start(), line.end()).isPresent()) return words;
      whole.append(line.words(source.text()));
      if (whole.length() > LONGEST_JOINED) return words;
      if (TITLE.matcher(whole).matches()) return whole.toString();
    }
    return words;
  }

  /// Whether the text begins with `title` or soon comes to it: what a file's properties call it is
  /// often the title of the paper that it was made out of.
  static boolean stands(String title, Source source) {
    String head = source.text().substring(0, Math.min(HEAD, source.text().length()));
    return !title.isBlank() && bare(head).contains(bare(title));
  }

  private static String bare(String words) {
    return words.replaceAll("[\\s　\u00a0]+", "");
  }
}
