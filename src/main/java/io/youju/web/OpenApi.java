package io.youju.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, kept by hand in `openapi.json` and held against the routes by a
/// test. Its paths also say which methods exist: any other is 405.
public final class OpenApi {
  private final JsonNode description;
  private final Map<String, List<String>> methods = new LinkedHashMap<>();

  public OpenApi() {
    try (InputStream file = new ClassPathResource("openapi.json").getInputStream()) {
      description = JsonMapper.shared().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    description
        .path("paths")
        .properties()
        .forEach(path ->
            methods.put(
                path.getKey(),
                path.getValue().propertyNames().stream()
                    .map(name -> name.toUpperCase(Locale.ROOT))
                    .sorted()
                    .toList()));
  }

  /// Path patterns to the methods they take, in capitals.
  public Map<String, List<String>> methods() {
    return Map.copyOf(methods);
  }

  /// The document itself, and after all other routes of the API the answer to a method that a path
  /// does not take.
  ///
  /// @param examples fills in what the service itself says to the examples' questions
  public RouterFunction<ServerResponse> routes(ApiExamples examples) {
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .GET(
                "/v3/api-docs",
                _ ->
                    examples
                        .into(description)
                        .flatMap(json ->
                            ServerResponse.ok()
                                .contentType(MediaType.APPLICATION_JSON)
                                .bodyValue(json)));
    methods.forEach((path, taken) ->
        routes.route(RequestPredicates.path(path), request -> other(request, path, taken)));
    return routes.build();
  }

  private static Mono<ServerResponse> other(
      ServerRequest request, String path, List<String> taken) {
    if (request.method().equals(HttpMethod.OPTIONS)) {
      return ServerResponse.noContent().header("Allow", listed(taken)).build();
    }
    return Mono.error(Problem.method(request.method().name(), path, taken));
  }

  /// The description as it lies in the file, without what the service says.
  public JsonNode description() {
    return description;
  }

  static String listed(List<String> methods) {
    return methods.stream().collect(Collectors.joining(", "));
  }
}
