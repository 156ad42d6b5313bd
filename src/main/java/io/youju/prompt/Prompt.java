package io.youju.prompt;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A prompt read from one file: front matter between two `---` lines, then text in which slots
/// stand as `{{name}}`. The front matter declares `name` and `slots`, separated by commas.
///
/// @param hash the first 16 hexadecimal digits of the file's SHA-256: tells which wording was used
public record Prompt(String name, Set<String> slots, String text, String hash) {
  private static final Pattern FILE =
      Pattern.compile("\\A---\\n(.*?)\\n---\\n(.*)\\z", Pattern.DOTALL);
  private static final Pattern SLOT = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final Pattern FENCE = Pattern.compile("[<＜]{2,}|[>＞]{2,}");

  public Prompt {
    slots = Set.copyOf(slots);
  }

  /// Reads `content` of `file`.
  ///
  /// @throws IllegalArgumentException naming the file and the slot that is declared and not used,
  ///   or used and not declared
  public static Prompt parse(String file, String content) {
    Matcher parts = FILE.matcher(content.replace("\r\n", "\n"));
    if (!parts.matches()) {
      throw new IllegalArgumentException(file + ": needs front matter between two --- lines");
    }
    String name = field(file, parts.group(1), "name");
    Set<String> declared =
        new TreeSet<>(List.of(field(file, parts.group(1), "slots").split(", *")));
    Set<String> used =
        new TreeSet<>(SLOT.matcher(parts.group(2)).results().map(r -> r.group(1)).toList());
    require(file, "is used and not declared", used, declared);
    require(file, "is declared and not used", declared, used);
    return new Prompt(name, declared, parts.group(2), hash(content));
  }

  /// The text with every slot filled, once: what stands in a value is never read as a slot.
  ///
  /// @throws IllegalArgumentException naming a slot without a value or a value without a slot
  public String render(Map<String, String> values) {
    require(name, "has no value", slots, values.keySet());
    require(name, "has a value and is no slot", values.keySet(), slots);
    return SLOT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(values.get(m.group(1))));
  }

  /// `published` between marks that cannot stand inside it: text to be read, never obeyed.
  public static String fenced(String published) {
    return "<<<原文\n" + FENCE.matcher(published).replaceAll(m -> spaced(m.group())) + "\n原文>>>";
  }

  private static String spaced(String marks) {
    List<String> single = new ArrayList<>();
    marks.codePoints().forEach(c -> single.add(Character.toString(c)));
    return String.join(" ", single);
  }

  private static void require(String place, String fault, Set<String> names, Set<String> known) {
    for (String name : new TreeSet<>(names)) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(place + ": slot " + name + " " + fault);
      }
    }
  }

  private static String field(String file, String front, String field) {
    return front
        .lines()
        .filter(line -> line.startsWith(field + ": "))
        .map(line -> line.substring(field.length() + 2).strip())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(file + ": front matter has no " + field));
  }

  private static String hash(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
