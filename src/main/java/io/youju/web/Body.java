package io.youju.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a JSON body of at most [#MOST] bytes, strictly UTF-8.
final class Body {
  /// Bytes: the longest question with the longest history, with room.
  static final int MOST = 256 * 1024;

  private Body() {}

  static Mono<JsonNode> json(ServerRequest request) {
    MediaType type = request.headers().contentType().orElse(MediaType.APPLICATION_OCTET_STREAM);
    if (!type.isCompatibleWith(MediaType.APPLICATION_JSON)
        && !type.getSubtype().endsWith("+json")) {
      return Mono.error(
          new Problem(
              HttpStatus.UNSUPPORTED_MEDIA_TYPE,
              "",
              "content type " + type + ": needs application/json"));
    }
    if (request.headers().contentLength().orElse(0) > MOST) return Mono.error(tooLarge());
    return DataBufferUtils.join(request.exchange().getRequest().getBody(), MOST)
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge())
        .switchIfEmpty(
            Mono.error(() -> Problem.unreadable("the body is empty: needs a JSON object")))
        .map(Body::parse);
  }

  static Problem tooLarge() {
    return new Problem(
        HttpStatus.CONTENT_TOO_LARGE, "", "the body is larger than " + MOST + " bytes");
  }

  private static JsonNode parse(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      JsonNode json = JsonMapper.shared().readTree(text);
      if (json == null || !json.isObject())
        throw Problem.unreadable("the body is not a JSON object");
      return json;
    } catch (CharacterCodingException e) {
      throw Problem.unreadable("the body is not valid UTF-8");
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw Problem.unreadable(
          "the body is not valid JSON"
              + (at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr()));
    }
  }
}
