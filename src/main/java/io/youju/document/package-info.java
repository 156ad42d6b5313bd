/// What is a document: its outline, its sections and clauses, and the numbers people cite. Floor 2.
@org.jspecify.annotations.NullMarked
package io.youju.document;
