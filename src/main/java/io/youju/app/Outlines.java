package io.youju.app;

import io.youju.document.Document;
import io.youju.document.Numbering;
import io.youju.document.Provision;
import io.youju.document.Section;
import io.youju.text.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An outline as one line of JSON,
/// `{"file","title","sections":[{"number","title","level","kind","lead","items"}]}`, the preamble
/// left out, lead and items only where there are any.
final class Outlines {
  private static final int LONGEST_LEAD = 40;
  private static final int SHOWN = 24;
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:第[^条]{1,9}条(?:之[一二三四五六七八九十]+)?|[（(][^）)]{1,5}[）)]|[\\d.．]+[）)]?|[零〇一二三四五六七八九十百]+(?=[、．.])|[①-⑳㈠-㈩⑴-⒛])[、.．]?[\\s　]*");

  private Outlines() {}

  /// Prints the line section by section: an outline can be longer than its file.
  static void json(String file, Document document, PrintStream out) {
    // Flushed, not closed: the stream is its owner's.
    JsonGenerator line = JsonMapper.shared().createGenerator(out);
    line.writeStartObject();
    line.writeStringProperty("file", file);
    line.writeStringProperty("title", document.title());
    line.writeArrayPropertyStart("sections");
    headed(document).forEach(section -> line.writePOJO(json(document, section)));
    line.writeEndArray();
    line.writeEndObject();
    line.flush();
    out.println();
  }

  private static Map<String, Object> json(Document document, Section section) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("number", section.printed());
    json.put("title", section.title());
    json.put("level", section.level());
    json.put("kind", section.numbering().example());
    lead(document, section).ifPresent(lead -> json.put("lead", lead));
    List<String> points = points(document, section);
    if (!points.isEmpty()) json.put("items", points);
    return json;
  }

  /// The first sentence of a numbered paragraph without a title, when it is short.
  private static Optional<String> lead(Document document, Section section) {
    if (!section.title().isEmpty() || section.clauses().isEmpty()) return Optional.empty();
    String first = section.clauses().getFirst().span().trim(document.text()).of(document.text());
    String lead = NUMBER.matcher(first).replaceFirst("").replaceFirst("[。；：]$", "");
    return lead.isEmpty() || lead.length() > LONGEST_LEAD ? Optional.empty() : Optional.of(lead);
  }

  /// The numbers of the points directly inside a section, as printed without 、 or dot.
  static List<String> points(Document document, Section section) {
    List<String> points = new ArrayList<>();
    for (Provision each : Provision.of(document.text(), section)) {
      if (!each.number().matches("(?:k\\d+-)?x\\d+")) continue;
      Matcher number = NUMBER.matcher(each.span().of(document.text()));
      if (number.lookingAt()) points.add(number.group().replaceAll("[\\s　.．、]+", ""));
    }
    return points;
  }

  /// One line a section: its canonical number and its heading, indented by level.
  static List<String> tree(Document document) {
    return document.sections().stream()
        .map(s -> "  ".repeat(s.level() - 1) + s.number() + "\t" + document.heading(s))
        .toList();
  }

  /// The tree with the 款, 项 and 目 of each section below it, and the first words of each.
  static List<String> provisions(Document document) {
    List<String> lines = new ArrayList<>();
    for (Section section : document.sections()) {
      String indent = "  ".repeat(section.level());
      String heading = document.heading(section);
      boolean bare = heading.equals(section.label());
      lines.add(
          indent.substring(2)
              + section.number()
              + "\t"
              + heading
              + (bare ? "\t" + begun(document, section.own()) : ""));
      for (Provision each : Provision.of(document.text(), section))
        lines.add(
            indent
                + section.number()
                + "-"
                + each.number()
                + "\t"
                + each.below(section)
                + "\t"
                + begun(document, each.span()));
    }
    return lines;
  }

  private static String begun(Document document, Span span) {
    String words = span.of(document.text()).replaceAll("[\\s　]+", " ").strip();
    return words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
  }

  /// Prints how the files of `folder` compare with their gold outlines, the whole last.
  static int compare(Path folder, Path gold, Consumer<String> print) {
    Score whole = Score.NONE;
    for (String json : lines(gold)) {
      JsonNode wanted = JsonMapper.shared().readTree(json);
      String file = wanted.path("file").asString();
      List<Line> read = headed(Seeds.file(folder.resolve(file))).stream().map(Line::of).toList();
      Score score = Score.of(read, wanted.path("sections").valueStream().map(Line::of).toList());
      print.accept(file + "\t" + score);
      whole = whole.plus(score);
    }
    print.accept("all\t" + whole);
    return 0;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new WrongUse("file cannot be read: " + file);
    }
  }

  static List<Section> headed(Document document) {
    return document.sections().stream().filter(s -> s.numbering() != Numbering.NONE).toList();
  }

  /// What is compared of one section.
  record Line(String number, int level, String kind, String title) {
    static Line of(Section section) {
      return new Line(
          section.printed(), section.level(), section.numbering().example(), section.title());
    }

    static Line of(JsonNode json) {
      return new Line(
          json.path("number").asString(""),
          json.path("level").asInt(),
          json.path("kind").asString(),
          json.path("title").asString(""));
    }

    boolean sameSection(Line other) {
      return bare(number).equals(bare(other.number))
          && level == other.level
          && kind.equals(other.kind);
    }

    boolean sameTitle(Line other) {
      return bare(title).equals(bare(other.title));
    }

    private static String bare(String text) {
      return text.replaceAll("[\\s　。]", "").replace('(', '（').replace(')', '）');
    }
  }

  /// How a reading compares with a gold outline, section by section in order.
  ///
  /// @param titled gold sections that have a title
  record Score(int right, int read, int gold, int titles, int titled) {
    static final Score NONE = new Score(0, 0, 0, 0, 0);

    static Score of(List<Line> read, List<Line> gold) {
      List<int[]> pairs = aligned(read, gold);
      int titled = (int) gold.stream().filter(line -> !line.title.isEmpty()).count();
      int titles = 0;
      for (int[] pair : pairs) {
        Line wanted = gold.get(pair[1]);
        if (!wanted.title.isEmpty() && wanted.sameTitle(read.get(pair[0]))) titles++;
      }
      return new Score(pairs.size(), read.size(), gold.size(), titles, titled);
    }

    Score plus(Score other) {
      return new Score(
          right + other.right,
          read + other.read,
          gold + other.gold,
          titles + other.titles,
          titled + other.titled);
    }

    double f1() {
      return read + gold == 0 ? 1 : 2.0 * right / (read + gold);
    }

    double titleShare() {
      return titled == 0 ? 1 : (double) titles / titled;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "F1 %.4f (%d right, %d read, %d gold), titles %.4f (%d of %d)",
          f1(),
          right,
          read,
          gold,
          titleShare(),
          titles,
          titled);
    }
  }

  /// The longest common subsequence, as pairs of places.
  private static List<int[]> aligned(List<Line> a, List<Line> b) {
    int[][] best = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        best[i][j] =
            a.get(i).sameSection(b.get(j))
                ? best[i + 1][j + 1] + 1
                : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0, j = 0; i < a.size() && j < b.size(); ) {
      if (a.get(i).sameSection(b.get(j))) pairs.add(new int[] {i++, j++});
      else if (best[i + 1][j] >= best[i][j + 1]) i++;
      else j++;
    }
    return pairs;
  }
}
