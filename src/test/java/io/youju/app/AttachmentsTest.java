package io.youju.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.reading.Fetch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that a page links to, from a server on loopback, a folder and a ZIP.
class AttachmentsTest {
  private static final String PLAN = "一、目标\n要办好。\n二、任务\n要快。\n";

  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<String> unread = new ArrayList<>();
  private HttpServer server;
  private String site;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    site = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        e -> {
          String path = e.getRequestURI().toString();
          asked.add(path);
          byte[] body = files.get(path);
          String type = path.endsWith(".html") ? "text/html;charset=utf-8" : "text/plain";
          if (body != null) e.getResponseHeaders().set("Content-Type", type);
          e.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (body != null) e.getResponseBody().write(body);
          e.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<Document> index(String source) {
    Sources sources = new Sources(unread::add, Fetch.inTests(20_000, Duration.ofSeconds(5)));
    return sources.read(source).stream().map(Sources.Found::document).toList();
  }

  private static String page(String... links) {
    StringBuilder page = new StringBuilder("<div id=zoom><p>一、高度重视。</p><p>二、抓好落实。</p>");
    for (String link : links)
      page.append("<p><a href='").append(link).append("'>附件：").append(link).append("</a></p>");
    return page.append("</div><div class=footer><a href='/chrome.docx'>下载</a></div>").toString();
  }

  private static List<String> notes(Document page) {
    return page.faults().stream().map(Fault::message).filter(m -> m.contains("linked")).toList();
  }

  @Test
  void whatAPageLinksToOnItsHostIsADocumentThatNamesThePage() {
    files.put("/n/t1.html", page("./t1.txt", "/files/%E6%96%B9%E6%A1%88.md").getBytes(UTF_8));
    files.put("/n/t1.txt", PLAN.getBytes(UTF_8));
    files.put("/files/%E6%96%B9%E6%A1%88.md", "# 方案\n\n一、甲\n\n二、乙\n".getBytes(UTF_8));
    List<Document> read = index(site + "/n/t1.html");
    assertThat(read).hasSize(3);
    assertThat(read.get(1).metadata().origin()).isEqualTo(site + "/n/t1.html#t1.txt");
    assertThat(read.get(1).id()).isNotEqualTo(read.getFirst().id()).startsWith("t1-");
    assertThat(read.get(1).sections()).hasSize(2);
    assertThat(read.get(2).metadata().origin()).isEqualTo(site + "/n/t1.html#方案.md");
    assertThat(notes(read.getFirst()))
        .containsExactly(
            "linked file is the document " + read.get(1).id() + ": 附件：./t1.txt (./t1.txt)",
            "linked file is the document "
                + read.get(2).id()
                + ": 附件：/files/%E6%96%B9%E6%A1%88.md (/files/%E6%96%B9%E6%A1%88.md)");
    assertThat(unread).isEmpty();
    assertThat(asked).doesNotContain("/chrome.docx");
  }

  @Test
  void whatIsNotFetchedIsAFaultOfThePage() {
    files.put(
        "/t.html",
        page(
                "gone.pdf",
                "large.txt",
                "table.xls",
                "http://localhost:1/x.docx",
                "http://10.0.0.1/x.docx",
                "closed/x.txt",
                "broken.docx",
                "ht!tp://[/x.pdf")
            .getBytes(UTF_8));
    files.put("/robots.txt", "User-agent: *\nDisallow: /closed/\n".getBytes(UTF_8));
    files.put("/closed/x.txt", PLAN.getBytes(UTF_8));
    files.put("/large.txt", new byte[20_001]);
    files.put("/broken.docx", "PK\u0003\u0004".getBytes(UTF_8));
    List<Document> read = index(site + "/t.html");
    assertThat(read).hasSize(1);
    List<String> notes = notes(read.getFirst());
    assertThat(notes).hasSize(8).allMatch(note -> note.startsWith("linked file is not read: "));
    assertThat(notes.get(0)).contains("answers 404");
    assertThat(notes.get(1)).contains("more than 20000 bytes");
    assertThat(notes.get(2)).endsWith("not of a format that is read");
    assertThat(notes.get(3)).endsWith("lies on another host");
    assertThat(notes.get(4)).endsWith("lies on another host");
    assertThat(notes.get(5)).contains("robots.txt asks not to fetch it");
    assertThat(notes.get(6)).contains("cannot be read as DOCX");
    assertThat(notes.get(7)).endsWith("is no address");
    assertThat(asked).doesNotContain("/closed/x.txt");
    assertThat(unread).hasSize(4);
  }

  @Test
  void noMoreThanTwentyFilesOfAPageAreFetched() {
    String[] links = new String[25];
    for (int i = 0; i < links.length; i++) {
      links[i] = "f" + i + ".txt";
      files.put("/" + links[i], (PLAN + i + "\n").getBytes(UTF_8));
    }
    files.put("/t.html", page(links).getBytes(UTF_8));
    List<Document> read = index(site + "/t.html");
    assertThat(read).hasSize(1 + Attachments.MOST);
    assertThat(notes(read.getFirst()).subList(20, 25))
        .allMatch(note -> note.endsWith("more than 20 files are not fetched"));
    assertThat(asked).doesNotContain("/f20.txt");
  }

  @Test
  void filesBesideAPageOnTheDiskAreTiedToIt(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("notice.html"),
        page("http://example.gov.cn/2024/notice.txt", "../secret.txt", "gone.docx"));
    Files.writeString(folder.resolve("notice.txt"), PLAN);
    List<Document> alone = index(folder.resolve("notice.html").toString());
    List<Document> together = index(folder.toString());
    assertThat(together).extracting(Document::id).containsExactlyElementsOf(ids(alone));
    for (List<Document> read : List.of(alone, together)) {
      assertThat(read).hasSize(2);
      assertThat(read.get(1).metadata().origin()).isEqualTo("notice#notice.txt");
      assertThat(notes(read.getFirst()).getFirst())
          .startsWith("linked file is the document " + read.get(1).id());
      assertThat(notes(read.getFirst()).subList(1, 3)).allMatch(n -> n.contains("is not read"));
    }
  }

  private static List<String> ids(List<Document> documents) {
    return documents.stream().map(Document::id).toList();
  }

  @Test
  void filesBesideAPageInAZipAreTiedToItAlsoWhenTheyAreServed(@TempDir Path folder)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : List.of("a/plan.txt", "a/page.html")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((name.endsWith("txt") ? PLAN : page("plan.txt")).getBytes(UTF_8));
      }
    }
    Path file = Files.write(folder.resolve("x.zip"), bytes.toByteArray());
    Sources sources = new Sources(unread::add, Fetch.inTests(20_000, Duration.ofSeconds(5)));
    Path kept = folder.resolve("kept");
    Sources.keep(sources.read(file.toString()), kept);
    List<Document> served = Seeds.read(kept, unread::add);
    assertThat(ids(served)).containsExactly("plan", "page");
    assertThat(served.getFirst().metadata().origin()).isEqualTo("page#plan.txt");
    assertThat(notes(served.getLast()))
        .containsExactly("linked file is the document plan: 附件：plan.txt (plan.txt)");
    assertThat(unread).isEmpty();
  }
}
