package io.youju.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// A request that cannot be served, as RFC 9457 problem details. The message names the value, the
/// limit and the place.
final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatus status;
  private final String field;
  private String allowed = "";

  Problem(HttpStatus status, String field, String message) {
    super(message);
    this.status = status;
    this.field = field;
  }

  static Problem unreadable(String message) {
    return new Problem(HttpStatus.BAD_REQUEST, "", message);
  }

  static Problem field(String field, String message) {
    return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, field, message);
  }

  static Problem missing(String what) {
    return new Problem(HttpStatus.NOT_FOUND, "", what);
  }

  static Problem method(String method, String path, List<String> taken) {
    Problem problem =
        new Problem(
            HttpStatus.METHOD_NOT_ALLOWED,
            "",
            method + " " + path + ": takes " + OpenApi.listed(taken));
    problem.allowed = OpenApi.listed(taken);
    return problem;
  }

  /// Methods that the path takes, where the method was at fault.
  Optional<String> allowed() {
    return allowed.isEmpty() ? Optional.empty() : Optional.of(allowed);
  }

  HttpStatus status() {
    return status;
  }

  Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  Map<String, Object> json() {
    return json(status, String.valueOf(getMessage()), field());
  }

  static Map<String, Object> json(HttpStatus status, String detail, Optional<String> field) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "about:blank");
    json.put("title", status.getReasonPhrase());
    json.put("status", status.value());
    json.put("detail", detail);
    field.ifPresent(name -> json.put("field", name));
    return json;
  }
}
