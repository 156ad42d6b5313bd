package io.youju.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.Metadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages as the programs of public bodies make them, written for this test: what each says of
/// itself, the files it links to, and that nothing around the text is read with it.
class PagesTest {
  record Page(
      String file, String title, String issuer, String date, String first, List<String> files) {}

  static List<Page> pages() {
    return List.of(
        new Page(
            "trs.html",
            "关于印发《某市公共停车场建设管理办法》的通知",
            "某市住房和城乡建设局",
            "2024-03-05",
            "关于印发《某市公共停车场建设管理办法》的通知",
            List.of("P020240308553.docx", "P020240308554(1).pdf")),
        new Page(
            "hanweb.html",
            "某县人民政府关于禁止燃放烟花爆竹的通告",
            "某县人民政府",
            "2021-06-18",
            "为保障公共安全，根据《烟花爆竹安全管理条例》，通告如下：",
            List.of("2106181520.pdf")),
        new Page(
            "aspx.html",
            "某区教育局关于做好2023年义务教育招生工作的通知",
            "",
            "2023-04-20",
            "一、招生原则",
            List.of("附件1：学区划分表.pdf")),
        new Page("vsb.html", "某大学差旅费管理办法", "", "", "第一章 总则", List.of("差旅费标准表.docx")),
        new Page("lawbase.html", "某市养犬管理条例", "某市人大常委会", "2020.11.27", "某市养犬管理条例", List.of()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void aPageIsReadForItsTextAlone(Page page) throws IOException {
    Reading.Page read =
        Reading.page(
            new Metadata("x", "", "", "", "", "", ""),
            page.file,
            Files.readAllBytes(Path.of("src/test/resources/reading", page.file)),
            Limits.DEFAULT);
    Metadata about = read.document().metadata();
    assertThat(List.of(about.title(), about.issuer(), about.date()))
        .containsExactly(page.title, page.issuer, page.date);
    assertThat(read.links()).extracting(Link::file).containsExactlyElementsOf(page.files);
    assertThat(read.document().text())
        .startsWith(page.first + "\n")
        .doesNotContain(
            "首页", "打印", "字号", "浏览", "阅读次数", "点击数", "相关阅读", "版权所有", "主办", "ICP", "脚本", "TRS", "索引号");
  }

  @Test
  void linesOfTheTextThatBeginAsThoseOfAFrameDoAreRead() {
    String text = "一、配备设备：\n打印机\n关闭排污口\n位置示意图见附件\n字体不小于三号\n上一年度预算\n";
    String page = text.lines().map(line -> "<p>" + line + "</p>").collect(Collectors.joining("\n"));
    assertThat(
            Reading.document(
                    new Metadata("x", "", "", "", "", "", ""),
                    "x.html",
                    ("<div class=TRS_Editor>" + page + "</div><p>【打印】【关闭】</p><p>上一篇：别的</p>")
                        .getBytes(UTF_8))
                .text())
        .isEqualTo(text);
  }

  @Test
  void everyRowOfALongTableIsRead() {
    StringBuilder page = new StringBuilder("<div class=TRS_Editor><p>一、表</p><table>\n");
    StringBuilder text = new StringBuilder("一、表\n");
    for (int i = 1; i <= 200; i++) {
      page.append("<tr><td><p align=center>甲").append(i).append("</p></td>\n<td>&nbsp;3.5</td>");
      page.append("<td></td><td>").append(i % 3 == 0 ? "<a href='a.docx'>附</a>" : "无");
      page.append("</td></tr>\n");
      text.append("甲").append(i).append(" | 3.5 | ").append(i % 3 == 0 ? "附" : "无").append('\n');
    }
    Reading.Page read =
        Reading.page(
            new Metadata("x", "", "", "", "", "", ""),
            "x.html",
            page.append("</table></div>").toString().getBytes(UTF_8),
            Limits.DEFAULT);
    assertThat(read.document().text()).isEqualTo(text.toString());
    assertThat(read.links()).hasSize(1);
  }

  @Test
  void aPageOfMoreElementsThanMemoryHoldsIsRefusedByName() {
    byte[] page = "<p>1".repeat(600).getBytes(UTF_8);
    Metadata about = new Metadata("x", "", "", "", "", "", "");
    assertThatThrownBy(() -> Reading.document(about, "x.html", page, new Limits(9_000, 1, 1, 1)))
        .isInstanceOf(Unreadable.class)
        .hasMessage("x.html: 600 elements, at most 500 are read");
  }

  /// Found by the fuzz.
  @ParameterizedTest
  @ValueSource(strings = {"_", "|", " - ", "_某市人民政府", "-某市人民政府", "某市人民政府门户网站"})
  void aPageWhoseTitleNamesOnlyTheSiteHasThatOfItsText(String title) {
    String page = "<title>%s</title><div id=zoom><p>公园管理办法</p><p>第一条 甲。</p></div>".formatted(title);
    Metadata about = new Metadata("x", "", "", "", "", "", "");
    assertThat(Reading.document(about, "x.html", page.getBytes(UTF_8)).title()).isEqualTo("公园管理办法");
  }
}
