/// How do bytes become a document, and what was odd about them? Floor 3.
@org.jspecify.annotations.NullMarked
package io.youju.reading;
