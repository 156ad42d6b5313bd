package io.youju;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the table of floors in ARCHITECTURE.md against the byte code: imports go down only, and a
/// library is used only where it is at home.
class FloorsTest {
  private static final Path CLASSES = Path.of("target/classes");
  private static final Pattern NAME = Pattern.compile("L?([a-z][\\w]*(?:/[\\w$]+)+);?");

  /// Package to floor.
  private static final Map<String, Integer> FLOORS =
      Map.ofEntries(
          Map.entry("text", 1),
          Map.entry("prompt", 1),
          Map.entry("document", 2),
          Map.entry("reading", 3),
          Map.entry("passage", 3),
          Map.entry("search", 4),
          Map.entry("answer", 5),
          Map.entry("conversation", 6),
          Map.entry("model", 6),
          Map.entry("ledger", 6),
          Map.entry("library", 6),
          Map.entry("eval", 6),
          Map.entry("web", 7),
          Map.entry("app", 8));

  /// Library (prefix of its packages) to the packages that may use it.
  private static final Map<String, Set<String>> LIBRARIES =
      Map.ofEntries(
          Map.entry("com/ibm/icu", Set.of("text")),
          Map.entry("org/apache/lucene", Set.of("search")),
          Map.entry("org/jsoup", Set.of("reading")),
          Map.entry("org/commonmark", Set.of("reading")),
          Map.entry("org/apache/hc", Set.of("reading")),
          Map.entry("org/apache/poi", Set.of("reading")),
          Map.entry("org/apache/commons/compress", Set.of("reading")),
          Map.entry("org/apache/pdfbox", Set.of("reading")),
          Map.entry("org/apache/commons/io", Set.of("reading")),
          Map.entry("ai/onnxruntime", Set.of("model")),
          Map.entry("ai/djl", Set.of("model")),
          Map.entry("dev/langchain4j", Set.of("model")),
          Map.entry("io/github/resilience4j", Set.of("model")),
          Map.entry("org/springframework", Set.of("web", "app")),
          Map.entry("reactor", Set.of("web")),
          Map.entry("org/reactivestreams", Set.of("web")),
          Map.entry("io/github/bucket4j", Set.of("web")),
          Map.entry("io/micrometer", Set.of("web", "app")),
          Map.entry("org/slf4j", Set.of("model", "web")),
          Map.entry("org/flywaydb", Set.of("ledger")),
          Map.entry("picocli", Set.of("app")),
          Map.entry("org/yaml/snakeyaml", Set.of("eval")),
          Map.entry("org/apache/commons/math3", Set.of("eval")),
          Map.entry("javax/xml/stream", Set.of("eval", "reading")),
          Map.entry("tools/jackson", Set.of("eval", "library", "web", "app")));

  private static final Set<String> EVERYWHERE = Set.of("java", "org/jspecify");

  /// What one class uses.
  record Uses(String owner, Set<String> classes) {}

  @Test
  void importsGoDownAndLibrariesStayHome() throws IOException {
    assertThat(all().flatMap(uses -> violations(uses).stream())).isEmpty();
  }

  @Test
  void everyLibraryRightIsUsed() throws IOException {
    Set<String> used = new TreeSet<>();
    all()
        .forEach(uses ->
            uses.classes()
                .forEach(c ->
                    library(c).ifPresent(l -> used.add(l + " in " + packageOf(uses.owner())))));
    Set<String> granted = new TreeSet<>();
    LIBRARIES.forEach(
        (library, homes) -> homes.forEach(home -> granted.add(library + " in " + home)));
    assertThat(used).containsExactlyElementsOf(granted);
  }

  @Test
  void anUpwardImportIsNamed() {
    assertThat(violations(new Uses("io/youju/text/Span", Set.of("io/youju/search/Hit"))))
        .containsExactly(
            "io/youju/text/Span imports io/youju/search/Hit: text is floor 1, search is floor 4");
  }

  @Test
  void aStrayLibraryIsNamed() {
    assertThat(
            violations(new Uses("io/youju/answer/Guard", Set.of("org/apache/lucene/index/Term"))))
        .containsExactly(
            "io/youju/answer/Guard imports org/apache/lucene/index/Term: not at home in answer");
  }

  @Test
  void anUnknownPackageOrLibraryIsNamed() {
    assertThat(violations(new Uses("io/youju/helper/X", Set.of("com/example/Y")))).hasSize(1);
    assertThat(violations(new Uses("io/youju/text/X", Set.of("com/example/Y")))).hasSize(1);
  }

  private static Stream<Uses> all() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES)) {
      return files
          .filter(f -> f.toString().endsWith(".class"))
          .map(FloorsTest::uses)
          .toList()
          .stream();
    }
  }

  private static Uses uses(Path file) {
    try {
      ClassModel model = ClassFile.of().parse(file);
      Set<String> classes = new TreeSet<>();
      for (PoolEntry entry : model.constantPool()) {
        if (entry instanceof ClassEntry c) classes.add(c.asInternalName());
        if (entry instanceof Utf8Entry u
            && u.stringValue().startsWith("(")
            && u.stringValue().matches("\\([\\[\\w/$;]*\\)[\\[\\w/$;]+")) {
          NAME.matcher(u.stringValue()).results().forEach(m -> classes.add(m.group(1)));
        }
      }
      classes.removeIf(c -> c.startsWith("["));
      return new Uses(model.thisClass().asInternalName(), classes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<String> violations(Uses uses) {
    String home = packageOf(uses.owner());
    Integer floor = FLOORS.get(home);
    if (floor == null) return List.of(uses.owner() + ": package " + home + " is not in the table");
    List<String> found = new ArrayList<>();
    for (String used : uses.classes()) {
      if (used.startsWith("io/youju/")) {
        String other = packageOf(used);
        int below = FLOORS.getOrDefault(other, 99);
        if (!other.equals(home) && below >= floor) {
          found.add(
              uses.owner()
                  + " imports "
                  + used
                  + ": "
                  + home
                  + " is floor "
                  + floor
                  + ", "
                  + other
                  + " is floor "
                  + below);
        }
      } else if (EVERYWHERE.stream().noneMatch(prefix -> used.startsWith(prefix + "/"))) {
        Optional<String> library = library(used);
        if (library.isEmpty() || !LIBRARIES.getOrDefault(library.get(), Set.of()).contains(home)) {
          found.add(uses.owner() + " imports " + used + ": not at home in " + home);
        }
      }
    }
    return found;
  }

  private static Optional<String> library(String used) {
    return LIBRARIES.keySet().stream().filter(prefix -> used.startsWith(prefix + "/")).findFirst();
  }

  private static String packageOf(String name) {
    String[] parts = name.split("/");
    return parts.length > 3 ? parts[2] : "";
  }
}
