package io.youju.app;

import io.youju.answer.Question.Mode;
import io.youju.model.ChatSettings;
import io.youju.model.ChatSettings.Api;
import io.youju.model.ChatSettings.Limits;
import io.youju.model.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;

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

  /// An embedding service.
  record Remote(URI url, String model, Secret key) {}

  /// These settings with one of their own named otherwise.
  ModelSettings with(Mode other) {
    return new ModelSettings(writer, other, claimCheck, followUps, priceIn, priceOut, embedding);
  }

  /// From the settings. Where none names a model nothing is loaded.
  static ModelSettings read() {
    return Early.named("youju.writer.", "youju.embedding.").map(ModelSettings::held).orElse(NONE);
  }

  /// As [#read], with `over` standing above all.
  static ModelSettings of(Map<String, Object> over) {
    return held(Early.binder(over));
  }

  private static ModelSettings held(Binder binder) {
    try {
      return of(binder);
    } catch (IllegalArgumentException e) {
      throw new WrongUse(String.valueOf(e.getMessage()));
    }
  }

  private static ModelSettings of(Binder binder) {
    String url = Early.text(binder, "writer.url");
    String embedding = Early.text(binder, "embedding.url");
    return new ModelSettings(
        url.isEmpty() ? Optional.empty() : Optional.of(chat(binder, url)),
        mode(Early.text(binder, "writer.mode")),
        value(binder, "writer.claim-check", Boolean.class),
        value(binder, "writer.follow-ups", Boolean.class),
        value(binder, "writer.price-in", Double.class),
        value(binder, "writer.price-out", Double.class),
        embedding.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Remote(
                    URI.create(embedding),
                    Early.text(binder, "embedding.model"),
                    new Secret(Early.text(binder, "embedding.key")))));
  }

  private static ChatSettings chat(Binder binder, String url) {
    return new ChatSettings(
        Api.of(Early.text(binder, "writer.api")),
        URI.create(url),
        Early.text(binder, "writer.model"),
        new Secret(Early.text(binder, "writer.key")),
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
