package io.youju.app;

import java.nio.file.Path;

/// What the programme is told.
///
/// @param seeds the folder of documents, with a manifest
/// @param data where all that is kept lives
/// @param embeddings whether meaning is searched too
/// @param model name of a model in the jar (`youju-embedder`, `bge-small-zh-v1.5`) or the path of
///   an ONNX file
public record Settings(Path seeds, Path data, boolean embeddings, String model) {
  public static final String DEFAULT_MODEL = "youju-embedder";

  /// The folder of the launcher, or the working folder.
  public static Path home() {
    return Path.of(System.getProperty("youju.home", ".")).toAbsolutePath().normalize();
  }

  public static Settings defaults() {
    return new Settings(home().resolve("seeds"), home().resolve("data"), true, DEFAULT_MODEL);
  }
}
