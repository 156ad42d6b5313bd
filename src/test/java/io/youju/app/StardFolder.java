package io.youju.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// STARD's articles (58,758 in `corpus.jsonl`) as what an office has: one Markdown file a law, with
/// its chapters and articles, and a manifest.
final class StardFolder {
  private StardFolder() {}

  /// Two arguments: STARD's folder, and the folder to make.
  public static void main(String[] args) throws IOException {
    System.out.println(make(Path.of(args[0]), Path.of(args[1])) + " laws");
  }

  /// Writes the laws of the folder `stard` into the folder `into`.
  ///
  /// @return how many laws
  static int make(Path stard, Path into) throws IOException {
    Map<String, StringBuilder> laws = new LinkedHashMap<>();
    Map<String, String> titles = new LinkedHashMap<>();
    Map<String, String> dates = new LinkedHashMap<>();
    Map<String, List<String>> last = new LinkedHashMap<>();
    for (String line : Files.readAllLines(stard.resolve("corpus.jsonl"))) {
      JsonNode record = JsonMapper.shared().readTree(line);
      String source = record.at("/metadata/source").asString("");
      String title = record.get("title").asString();
      StringBuilder law = laws.computeIfAbsent(source, _ -> new StringBuilder("# " + title + "\n"));
      titles.putIfAbsent(source, title);
      dates.putIfAbsent(source, record.at("/metadata/date").asString(""));
      List<String> headings =
          record.at("/metadata/headings").valueStream().map(JsonNode::asString).toList();
      List<String> before = last.getOrDefault(source, List.of());
      for (int i = 0; i < headings.size(); i++) {
        if (i < before.size() && before.get(i).equals(headings.get(i))) continue;
        law.append("\n").append("#".repeat(i + 2)).append(' ').append(headings.get(i));
        law.append('\n');
      }
      last.put(source, headings);
      law.append('\n')
          .append(record.at("/metadata/article").asString(""))
          .append('　')
          .append(record.get("text").asString().replace("\n", "\n\n"))
          .append('\n');
    }
    return write(laws, titles, dates, into);
  }

  private static int write(
      Map<String, StringBuilder> laws,
      Map<String, String> titles,
      Map<String, String> dates,
      Path into)
      throws IOException {
    Files.createDirectories(into);
    List<Map<String, String>> manifest = new java.util.ArrayList<>();
    int number = 0;
    for (Map.Entry<String, StringBuilder> law : laws.entrySet()) {
      String id = "law-" + ++number;
      Files.writeString(into.resolve(id + ".md"), law.getValue());
      Map<String, String> about = new LinkedHashMap<>();
      about.put("id", id);
      about.put("file", id + ".md");
      about.put("title", titles.getOrDefault(law.getKey(), ""));
      about.put("date", dates.getOrDefault(law.getKey(), ""));
      manifest.add(about);
    }
    Files.write(into.resolve("manifest.json"), JsonMapper.shared().writeValueAsBytes(manifest));
    return laws.size();
  }
}
