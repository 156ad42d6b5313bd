/// Which passages and sections are nearest to a question, and why? Floor 4.
@org.jspecify.annotations.NullMarked
package io.youju.search;
