/// How good are the answers? Question sets, runs, metrics, significance, gates, reports. Floor 6.
@org.jspecify.annotations.NullMarked
package io.youju.eval;
