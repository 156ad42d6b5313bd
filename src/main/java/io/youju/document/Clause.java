package io.youju.document;

import io.youju.text.Span;

/// The smallest citable piece inside a section: a sentence or an item. A section's clauses cover
/// its own text without a gap, white space staying with the clause before it.
///
/// @param heading whether this clause is the section's heading
public record Clause(Span span, boolean heading) {}
