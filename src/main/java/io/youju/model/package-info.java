/// Which models run here, and how: embeddings in process. Floor 6.
@org.jspecify.annotations.NullMarked
package io.youju.model;
