package io.youju.passage;

import io.youju.document.Section;
import io.youju.text.Span;

/// A piece of one section that is searched by itself.
///
/// @param span trimmed, inside the section's own text
/// @param heading whether it is the section's heading
public record Passage(Section section, Span span, boolean heading) {}
