/// What is written, regardless of meaning: spans, the normal form with offsets back, sentence ends,
/// numerals. Floor 1.
@org.jspecify.annotations.NullMarked
package io.youju.text;
