package io.youju.library;

import io.youju.document.Metadata;

/// A document as it is held: what it is, and where its bytes are.
///
/// @param file the name it came with, whose ending tells its format; never a path on this machine
/// @param from the folder that it follows, or `upload`
/// @param version 1 for the first text under this id
/// @param supersededBy the id of the document that takes its place, or empty while in force
/// @param withdrawn whether it is not served; it is held so that its folder does not bring it back
public record Holding(
    Metadata metadata,
    String file,
    String from,
    int version,
    String supersededBy,
    boolean withdrawn) {
  public static final String UPLOAD = "upload";

  public Holding {
    if (!metadata.sha256().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(metadata.id() + ": sha256 '" + metadata.sha256() + "'");
    }
  }

  public String id() {
    return metadata.id();
  }

  Holding by(String other) {
    return new Holding(metadata, file, from, version, other, withdrawn);
  }

  /// As an editor left it: the folder that it came from has no more say over it.
  Holding edited(Metadata about, boolean gone) {
    return new Holding(about, file, UPLOAD, version, supersededBy, gone);
  }
}
