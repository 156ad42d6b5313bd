package io.youju.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// 款, 项 and 目 as a reader meets them: their numbers in the API lead to their places on the page.
class ProvisionsIT {
  private static final String LAW =
      """
      水资源管理试验条例
      第一章　总则
      第一条　为了试验，制定本条例。
      第二条　用水单位应当按照规定取水。
      取水单位应当遵守下列规定：
      （一）按照许可取水；
      （二）安装计量设施，包括：
      1．总表；
      2．分表；
      （三）缴纳水资源费。
      法律另有规定的，从其规定。
      第二章　附则
      第三条　本条例自公布之日起施行。
      """;

  private static String get(String url) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "*/*").build();
    var response = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as(url).isEqualTo(200);
    return response.body();
  }

  @Test
  void everyProvisionOfTheApiHasOnePlaceOnThePageAndItsTextStandsThere(@TempDir Path folder)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("water.txt"), LAW);
    Settings settings = new Settings(folder, folder.resolve("data"), false, Settings.DEFAULT_MODEL);
    Assembly assembly = new Assembly(settings, ModelSettings.NONE);
    List<String> seen = new ArrayList<>();
    try (var context = Server.start(assembly::youju, 0)) {
      String site = "http://localhost:" + Server.port(context);
      Document page = Jsoup.parse(get(site + "/documents/water"));
      for (String number : List.of("1", "2", "3")) {
        JsonNode section =
            JsonMapper.shared().readTree(get(site + "/api/v1/documents/water/sections/" + number));
        for (JsonNode each : section.path("provisions")) {
          String href = each.path("href").asString();
          String id = href.substring(href.indexOf('#') + 1);
          seen.add(each.path("label").asString() + " " + id);
          assertThat(page.getElementsByAttributeValue("id", id)).as(id).hasSize(1);
          Element place = Objects.requireNonNull(page.getElementById(id), id);
          String text = LAW.substring(each.path("start").asInt(), each.path("end").asInt());
          assertThat(text).as(id).contains(after(place).strip());
          assertThat(after(place)).as(id).isNotBlank();
          assertThat(href).startsWith("/documents/water");
          assertThat(get(site + href.replaceFirst("#.*", ""))).contains("id=\"" + id + "\"");
        }
      }
      assertThat(get(site + "/api/v1/search?q=" + URLEncoder.encode("总表", StandardCharsets.UTF_8)))
          .contains("第二条");
    }
    assertThat(seen)
        .containsExactly(
            "第二条第一款 2-k1",
            "第二条第二款 2-k2",
            "第二条第二款第一项 2-k2-x1",
            "第二条第二款第二项 2-k2-x2",
            "第二条第二款第二项第一目 2-k2-x2-m1",
            "第二条第二款第二项第二目 2-k2-x2-m2",
            "第二条第二款第三项 2-k2-x3",
            "第二条第三款 2-k3");
  }

  /// The text that follows a place up to the next one; the article's number is its heading.
  private static String after(Element place) {
    StringBuilder text = new StringBuilder();
    for (Node next = place.nextSibling(); next != null; next = next.nextSibling()) {
      if (next instanceof Element element && element.hasAttr("id")) break;
      if (next instanceof TextNode words) text.append(words.getWholeText());
    }
    return text.toString();
  }
}
