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
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The description of the API, kept by hand in `openapi.json` and held against the routes by a
/// test. Its paths also say which methods exist: any other is 405.
public final class OpenApi {
  private final byte[] json;
  private final Map<String, List<String>> methods = new LinkedHashMap<>();

  public OpenApi() {
    try (InputStream file = new ClassPathResource("openapi.json").getInputStream()) {
      json = file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JsonNode paths = JsonMapper.shared().readTree(json).path("paths");
    paths
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
  public RouterFunction<ServerResponse> routes() {
    RouterFunctions.Builder routes =
        RouterFunctions.route()
            .GET(
                "/v3/api-docs",
                _ -> ServerResponse.ok().contentType(MediaType.APPLICATION_JSON).bodyValue(json));
    methods.forEach((path, taken) ->
        routes.route(
            RequestPredicates.path(path).and(OpenApi::isNoPreflight),
            request -> Mono.error(Problem.method(request.method().name(), path, taken))));
    return routes.build();
  }

  private static boolean isNoPreflight(
      org.springframework.web.reactive.function.server.ServerRequest request) {
    return !request.method().equals(org.springframework.http.HttpMethod.OPTIONS);
  }

  static String listed(List<String> methods) {
    return methods.stream().collect(Collectors.joining(", "));
  }
}
