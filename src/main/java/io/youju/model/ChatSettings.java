package io.youju.model;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/// Where a language model is and how it is asked.
///
/// @param url base of the service, such as http://localhost:8000/v1
/// @param name the model's name at the service, also told to readers: 1 to 80 letters, digits and
///   `._:/@-`
/// @param key sent as bearer token
public record ChatSettings(Api api, URI url, String name, Secret key, Limits limits) {
  private static final Pattern NAME = Pattern.compile("[\\p{Alnum}._:/@-]{1,80}");

  /// What the service speaks.
  public enum Api {
    OPENAI,
    OLLAMA;

    /// The one of that name.
    ///
    /// @throws IllegalArgumentException naming what is possible
    public static Api of(String name) {
      return switch (name.toLowerCase(Locale.ROOT)) {
        case "openai" -> OPENAI;
        case "ollama" -> OLLAMA;
        default ->
            throw new IllegalArgumentException(
                "youju.writer.api '" + name + "': needs openai or ollama");
      };
    }
  }

  /// How long and how much.
  ///
  /// @param connect 10 ms to 1 min
  /// @param firstToken from asking to the first piece, 10 ms to 10 min
  /// @param whole from asking to the last piece, retries and all, 10 ms to 30 min
  /// @param tokens of a draft, 16 to 8192
  /// @param temperature 0 to 2
  /// @param attempts 1 to 5; more than one only for what may pass: no connection, 429, 5xx
  /// @param backOff wait before the second attempt, doubled for each further, 0 to 1 min; a reply
  ///   waits for it
  /// @param breakerOpen how long a service is left alone that fails half of its latest ten calls or
  ///   is slow once, 10 ms to 1 h
  public record Limits(
      Duration connect,
      Duration firstToken,
      Duration whole,
      int tokens,
      double temperature,
      int attempts,
      Duration backOff,
      Duration breakerOpen) {
    public static final Limits STANDARD =
        new Limits(
            Duration.ofSeconds(2),
            Duration.ofSeconds(8),
            Duration.ofSeconds(30),
            512,
            0,
            2,
            Duration.ofMillis(50),
            Duration.ofSeconds(30));

    public Limits {
      within("connect-timeout", connect, 10, 60_000);
      within("first-token-timeout", firstToken, 10, 600_000);
      within("timeout", whole, 10, 1_800_000);
      within("back-off", backOff, 0, 60_000);
      within("breaker-open", breakerOpen, 10, 3_600_000);
      within("max-tokens", tokens, 16, 8192);
      within("temperature", temperature, 0, 2);
      within("attempts", attempts, 1, 5);
    }

    private static void within(String name, Duration value, long low, long high) {
      if (value.toMillis() < low || value.toMillis() > high) {
        throw new IllegalArgumentException(
            "youju.writer." + name + " " + value + ": needs " + low + " to " + high + " ms");
      }
    }

    private static void within(String name, double value, double low, double high) {
      if (!(value >= low && value <= high)) {
        throw new IllegalArgumentException(
            "youju.writer." + name + " " + value + ": needs " + low + " to " + high);
      }
    }
  }

  public ChatSettings {
    if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?")) {
      throw new IllegalArgumentException(
          "youju.writer.url '" + url + "': needs http or https and a host");
    }
    if (url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "youju.writer.url: needs its key in youju.writer.key, not in the address");
    }
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "youju.writer.model '" + name + "': needs 1 to 80 letters, digits and ._:/@-");
    }
  }
}
