package io.youju.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;

/// Settings that are wanted before there is a server, or without one: from application.yml, the
/// environment (YOUJU_WRITER_URL …) and system properties.
final class Early {
  private static final Path FILE = Path.of("application.yml");

  private Early() {}

  /// The settings where one that begins with one of `prefixes`, such as `youju.writer.`, may be
  /// named; empty where none is, and then nothing is loaded.
  static Optional<Binder> named(String... prefixes) {
    boolean named =
        Files.isRegularFile(FILE)
            || Stream.concat(
                    System.getenv().keySet().stream(),
                    System.getProperties().stringPropertyNames().stream())
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .anyMatch(name -> Stream.of(prefixes).anyMatch(name::startsWith));
    return named ? Optional.of(binder(Map.of())) : Optional.empty();
  }

  /// The settings, with `over` standing above all.
  static Binder binder(Map<String, Object> over) {
    StandardEnvironment environment = new StandardEnvironment();
    var sources = environment.getPropertySources();
    sources.addFirst(new MapPropertySource("over", over));
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
    return Binder.get(environment);
  }

  /// The words that `youju.` and `name` stand for; empty when there are none.
  static String text(Binder binder, String name) {
    return binder.bind("youju." + name, String.class).orElse("").strip();
  }
}
