/// Starts everything: main, settings, wiring, command line. Floor 8.
@org.jspecify.annotations.NullMarked
package io.youju.app;
