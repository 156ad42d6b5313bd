package io.youju.model;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.youju.answer.Writer.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// LangChain4j's way to HTTP for one [Call]: runs on the caller's thread, so that interrupting it
/// closes the connection, and names what went wrong. Follows no redirect: the key goes nowhere
/// else.
final class ModelHttp implements HttpClient {
  private static final int TOO_MANY = 429;
  private static final int SHOWN = 400;

  private final java.net.http.HttpClient http;
  private final Call call;

  ModelHttp(java.net.http.HttpClient http, Call call) {
    this.http = http;
    this.call = call;
  }

  /// One client for many calls; its threads are virtual.
  static java.net.http.HttpClient shared(Duration connect) {
    return java.net.http.HttpClient.newBuilder()
        .version(java.net.http.HttpClient.Version.HTTP_1_1)
        .connectTimeout(connect)
        .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
        .executor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor())
        .build();
  }

  HttpClientBuilder builder() {
    return new Same();
  }

  /// Always builds this client; times are the call's.
  private final class Same implements HttpClientBuilder {
    @Override
    public Duration connectTimeout() {
      return call.whole();
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
      return this;
    }

    @Override
    public Duration readTimeout() {
      return call.whole();
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
      return this;
    }

    @Override
    public HttpClient build() {
      return ModelHttp.this;
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try {
      HttpResponse<InputStream> response = send(request);
      try (InputStream in = call.reading(response.body())) {
        byte[] body = in.readAllBytes();
        return SuccessfulHttpResponse.builder()
            .statusCode(response.statusCode())
            .headers(response.headers().map())
            .body(body)
            .build();
      }
    } catch (IOException e) {
      call.fail(broken(e));
      throw new ModelException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response = send(request);
      listener.onOpen(
          SuccessfulHttpResponse.builder()
              .statusCode(response.statusCode())
              .headers(response.headers().map())
              .build());
      try (InputStream in = call.reading(response.body())) {
        parser.parse(in, listener);
      }
      listener.onClose();
    } catch (IOException | HttpException | ModelException e) {
      if (e instanceof IOException cut) call.fail(broken(cut));
      listener.onError(e);
    }
  }

  /// @throws HttpException for a status other than 2xx
  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(request.url())).timeout(call.whole());
    request.headers().forEach((name, values) -> values.forEach(v -> builder.header(name, v)));
    String body = request.body();
    builder.method(
        request.method().name(),
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    HttpResponse<InputStream> response;
    try {
      response = http.send(builder.build(), BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      call.fail(Failure.STOPPED);
      Thread.currentThread().interrupt();
      throw new ModelException("stopped", e);
    } catch (ConnectException | HttpConnectTimeoutException e) {
      call.fail(Failure.UNREACHABLE);
      throw e;
    }
    if (response.statusCode() / 100 != 2) throw refused(response);
    return response;
  }

  private HttpException refused(HttpResponse<InputStream> response) throws IOException {
    int status = response.statusCode();
    call.status(status);
    call.fail(
        status == TOO_MANY
            ? Failure.RATE_LIMITED
            : status >= 500 ? Failure.SERVER_ERROR : Failure.REJECTED);
    response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,4}"))
        .ifPresent(value -> call.retryAfter(Duration.ofSeconds(Integer.parseInt(value))));
    try (InputStream in = response.body()) {
      in.readNBytes(SHOWN);
    }
    return new HttpException(status, "status " + status);
  }

  private static Failure broken(IOException e) {
    if (Thread.currentThread().isInterrupted()) return Failure.STOPPED;
    return e instanceof java.net.http.HttpTimeoutException ? Failure.SLOW : Failure.CUT_OFF;
  }
}
