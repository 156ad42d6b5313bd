/// What is indexed: the one rule by which a document is cut into passages. Floor 3.
@org.jspecify.annotations.NullMarked
package io.youju.passage;
