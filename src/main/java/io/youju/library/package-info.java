/// Which documents are held, and how a new generation of them takes over from the one that serves.
/// Floor 6.
@org.jspecify.annotations.NullMarked
package io.youju.library;
