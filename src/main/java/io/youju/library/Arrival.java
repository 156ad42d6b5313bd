package io.youju.library;

import io.youju.document.Document;

/// A document that comes in, with the bytes that it was read from.
///
/// @param file the name it came with
public record Arrival(Document document, String file, byte[] bytes) {}
