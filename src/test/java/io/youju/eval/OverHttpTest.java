package io.youju.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.youju.answer.Question;
import io.youju.answer.Question.Mode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverHttpTest {
  private static final Question QUESTION =
      new Question("问", List.of(new Question.Turn("先问", "先答")), List.of(), Mode.EXTRACT);

  private final HttpServer server = server();
  private int status = 200;
  private String reply = "{}";
  private String path = "";
  private String body = "";

  private static HttpServer server() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext(
        "/",
        exchange -> {
          path = exchange.getRequestURI().getPath();
          body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] bytes = reply.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Said ask(Optional<String> model) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    return new OverHttp(base, model).ask(QUESTION);
  }

  @Test
  void aYoujuIsAskedByItsContract() {
    reply =
        """
        {"status":"answered","text":"两年〔二、2〕","citations":[
          {"label":"二、2","document":"d","section":"2.2","quote":"两年"}]}\
        """;
    Said said = ask(Optional.empty());
    assertThat(path).isEqualTo("/api/v1/answers");
    assertThat(body).contains("\"history\":[{", "先问", "先答", "\"question\":\"问\"");
    assertThat(said.refused()).isFalse();
    assertThat(said.cited().getFirst().section()).hasToString("d#2.2");
    assertThat(said.plain()).isEqualTo("两年");
  }

  @Test
  void aChatServiceCitesByTheLabelsInItsText() {
    reply = "{\"choices\":[{\"message\":{\"content\":\"两年〔二、2〕，另见〔五、3〕。\"}}]}";
    Said said = ask(Optional.of("m"));
    assertThat(path).isEqualTo("/v1/chat/completions");
    assertThat(body).contains("\"model\":\"m\"", "\"role\":\"assistant\"");
    assertThat(said.cited()).extracting(c -> c.section().toString()).containsExactly("2.2", "5.3");
  }

  @Test
  void aChatReplyWithoutALabelIsARefusal() {
    reply = "{\"choices\":[{\"message\":{\"content\":\"不知道\"}}]}";
    assertThat(ask(Optional.of("m")).refused()).isTrue();
  }

  @Test
  void aRejectedInputIsARefusalAndAFailureIsNone() {
    status = 422;
    assertThat(ask(Optional.empty()).reason()).isEqualTo("http-422");
    status = 503;
    assertThatThrownBy(() -> ask(Optional.empty())).hasMessageContaining("status 503");
    status = 429;
    assertThatThrownBy(() -> ask(Optional.empty())).isInstanceOf(Service.ServiceFailure.class);
  }

  @ParameterizedTest
  @CsvSource({"二、2, 2.2", "第四十三条, 43", "十一、3, 11.3", "四, 4", "前言, 0", "一、（三）, 1.3"})
  void labelsAreReadAsNumbers(String label, String number) {
    assertThat(OverHttp.number(label).orElseThrow()).hasToString(number);
  }

  @Test
  void aLabelWithoutANumberIsNone() {
    assertThat(OverHttp.number("来源")).isEmpty();
  }
}
