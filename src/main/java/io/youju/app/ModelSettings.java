package io.youju.app;

import io.youju.answer.Question.Mode;
import io.youju.model.ChatSettings;
import io.youju.model.ChatSettings.Api;
import io.youju.model.ChatSettings.Limits;
import io.youju.model.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/// Language models and embedding services, all named by settings and none by default.
///
/// @param mode what a question gets that does not say
/// @param claimCheck whether the model gives a second opinion on every sentence that stands
/// @param followUps whether the model makes follow-ups standalone
/// @param priceIn of a million tokens sent, in any currency
/// @param priceOut of a million tokens received
record ModelSettings(
    Optional<ChatSettings> writer,
    Mode mode,
    boolean claimCheck,
    boolean followUps,
    double priceIn,
    double priceOut,
    Optional<Remote> embedding) {
  static final ModelSettings NONE =
      new ModelSettings(Optional.empty(), Mode.EXTRACT, false, false, 0, 0, Optional.empty());

  private static final Path FILE = Path.of("application.yml");

  /// An embedding service.
  record Remote(URI url, String model, Secret key) {}

  /// These settings with one of their own named otherwise.
  ModelSettings with(Mode other) {
    return new ModelSettings(writer, other, claimCheck, followUps, priceIn, priceOut, embedding);
  }

  /// From application.yml, the environment (YOUJU_WRITER_URL …) and system properties. Where none
  /// names a model nothing is loaded.
  static ModelSettings read() {
    boolean named =
        Files.isRegularFile(FILE)
            || Stream.concat(
                    System.getenv().keySet().stream(),
                    System.getProperties().stringPropertyNames().stream())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .anyMatch(name ->
                    name.startsWith("youju.writer.") || name.startsWith("youju.embedding."));
    return named ? of(Map.of()) : NONE;
  }

  /// As [#read], with `over` standing above all.
  static ModelSettings of(Map<String, Object> over) {
    StandardEnvironment environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.addFirst(new org.springframework.core.env.MapPropertySource("over", over));
    try {
      YamlPropertySourceLoader yaml = new YamlPropertySourceLoader();
      if (Files.isRegularFile(FILE)) {
        yaml.load("file", new FileSystemResource(FILE)).forEach(sources::addLast);
      }
      yaml.load("defaults", new ClassPathResource("application.yml")).forEach(sources::addLast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ConfigurationPropertySources.attach(environment);
    try {
      return of(Binder.get(environment));
    } catch (IllegalArgumentException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static ModelSettings of(Binder binder) {
    String url = text(binder, "writer.url");
    String embedding = text(binder, "embedding.url");
    return new ModelSettings(
        url.isEmpty() ? Optional.empty() : Optional.of(chat(binder, url)),
        mode(text(binder, "writer.mode")),
        value(binder, "writer.claim-check", Boolean.class),
        value(binder, "writer.follow-ups", Boolean.class),
        value(binder, "writer.price-in", Double.class),
        value(binder, "writer.price-out", Double.class),
        embedding.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Remote(
                    URI.create(embedding),
                    text(binder, "embedding.model"),
                    new Secret(text(binder, "embedding.key")))));
  }

  private static ChatSettings chat(Binder binder, String url) {
    return new ChatSettings(
        Api.of(text(binder, "writer.api")),
        URI.create(url),
        text(binder, "writer.model"),
        new Secret(text(binder, "writer.key")),
        new Limits(
            value(binder, "writer.connect-timeout", Duration.class),
            value(binder, "writer.first-token-timeout", Duration.class),
            value(binder, "writer.timeout", Duration.class),
            value(binder, "writer.max-tokens", Integer.class),
            value(binder, "writer.temperature", Double.class),
            value(binder, "writer.attempts", Integer.class),
            value(binder, "writer.back-off", Duration.class),
            value(binder, "writer.breaker-open", Duration.class)));
  }

  private static Mode mode(String name) {
    return switch (name) {
      case "extract" -> Mode.EXTRACT;
      case "write" -> Mode.WRITE;
      default ->
          throw new IllegalArgumentException(
              "youju.writer.mode '" + name + "': needs extract or write");
    };
  }

  private static String text(Binder binder, String name) {
    return binder.bind("youju." + name, String.class).orElse("").strip();
  }

  private static <T> T value(Binder binder, String name, Class<T> type) {
    try {
      return binder
          .bind("youju." + name, type)
          .orElseThrow(() -> new IllegalArgumentException("youju." + name + ": is missing"));
    } catch (org.springframework.boot.context.properties.bind.BindException e) {
      throw new IllegalArgumentException(
          "youju." + name + ": needs a " + type.getSimpleName().toLowerCase(Locale.ROOT), e);
    }
  }
}
