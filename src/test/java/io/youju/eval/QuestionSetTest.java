package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.youju.document.SectionNumber;
import io.youju.eval.Topic.Expected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionSetTest {
  private static final Path SMALL = Path.of("src/test/resources/eval/small.jsonl");

  @TempDir private Path folder = Path.of("");

  private List<Topic> read(String text) throws IOException {
    return QuestionSet.read(Files.writeString(folder.resolve("set.jsonl"), text));
  }

  @Test
  void questionsRefusalsAndConversationsAreRead() {
    List<Topic> topics = QuestionSet.read(SMALL);
    assertThat(topics).extracting(Topic::id).containsExactly("q001", "q002", "u001", "c01");
    assertThat(topics).extracting(Topic::set).containsOnly("eval/small");
    assertThat(topics.get(2).turns().getFirst().expected()).isEqualTo(new Expected.Refusal("天气"));
    assertThat(topics.get(3).type()).isEqualTo("conversation");
    assertThat(topics.get(3).turns()).hasSize(2);
  }

  @Test
  void aChapterHeadingWrittenWithPointZeroIsTheChapter() throws IOException {
    Topic topic =
        read("{\"id\":\"a\",\"question\":\"b\",\"gold_sections\":[\"4.0\",\"x#0.0\"]}").getFirst();
    assertThat(((Expected.Answer) topic.turns().getFirst().expected()).gold())
        .containsExactly(
            new SectionName("", SectionNumber.parse("4")),
            new SectionName("x", SectionNumber.PREAMBLE));
  }

  @Test
  void aNoteThatBeginsWithAllNeedsEveryAnswer() throws IOException {
    Topic topic =
        read("{\"id\":\"a\",\"question\":\"b\",\"gold_sections\":[],\"note\":\"ALL of them\"}")
            .getFirst();
    assertThat(((Expected.Answer) topic.turns().getFirst().expected()).all()).isTrue();
  }

  @Test
  void theFirstByteOfTheHashOfTheIdDecidesTheHalf() throws IOException {
    String line = "{\"id\":\"%s\",\"question\":\"b\",\"expect\":\"refuse\"}\n";
    // SHA-256 of a begins with ca, of b with 3e, of c with 2e, of abc with ba, of d with 18, of f
    // with 25.
    List<Topic> topics = read(line.formatted("a") + line.formatted("f"));
    assertThat(topics).extracting(Topic::half).containsExactly(Topic.Half.TUNE, Topic.Half.TEST);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':'a','question':'b'} | field gold_sections: is missing",
        "{'question':'b','gold_sections':[]} | field id: is missing",
        "{'id':'a','gold_sections':[]} | field question: is missing",
        "{'id':'a','question':' ','gold_sections':[]} | field question: is blank",
        "{'id':7,'question':'b','gold_sections':[]} | field id: needs a text",
        "{'id':'a','question':'b','gold_sections':'2.2'} | field gold_sections: needs a list",
        "{'id':'a','question':'b','gold_sections':[2.2]} | field gold_sections: needs texts only",
        "{'id':'a','question':'b','gold_sections':['二、2']} | field gold_sections: section number '二、2'",
        "{'id':'a','question':'b','gold_sections':[],'answers':'x'} | field answers: needs a list",
        "{'id':'a','question':'b','expect':'no'} | field expect: 'no': needs answer or refuse",
        "{'id':'a','turns':[]} | field turns: needs at least one turn",
        "{'id':'a','turns':[{'question':'b','expect':'refuse'},{'expect':'refuse'}]} | field turns[1].question: is missing",
        "{'id':'a','turns':['b']} | field turns: needs objects only",
        "{'id':'ok','question':'b','expect':'refuse'} | field id: 'ok' stands already in line 1",
        "{'id': | is not valid JSON",
        "[1] | is not a JSON object",
      })
  void aMalformedLineIsNamedWithFileLineAndField(String line, String says) {
    String first = "{\"id\":\"ok\",\"question\":\"b\",\"expect\":\"refuse\"}\n\n";
    assertThatThrownBy(() -> read(first + line.replace('\'', '"')))
        .isInstanceOf(Malformed.class)
        .hasMessageStartingWith(folder.resolve("set.jsonl") + ": line 3: ")
        .hasMessageContaining(says);
  }

  @Test
  void bytesThatAreNotUtf8AreNamed() throws IOException {
    Path file = Files.write(folder.resolve("bad.jsonl"), new byte[] {'{', (byte) 0xff, '}'});
    assertThatThrownBy(() -> QuestionSet.read(file)).hasMessage(file + ": is not valid UTF-8");
  }
}
