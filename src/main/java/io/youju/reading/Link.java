package io.youju.reading;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that the main text of a page links to or shows.
///
/// @param name what the page calls it; the address where it says nothing
/// @param href as the page has it, often relative to the page's own place
/// @param ending of its name in lower case, such as `docx`
public record Link(String name, String href, String ending) {
  private static final Pattern FILE =
      Pattern.compile("(?i).*\\.(docx?|md|wps|pdf|ofd|xlsx?|et|csv|pptx?|zip|rar|7z|txt|rtf)");

  /// The link of that address when it leads to a file: its path, a field of its query, or what the
  /// page calls it ends as a file's name does.
  ///
  /// @param words that the page shows for it
  static Optional<Link> of(String address, String words) {
    String shown = words.isBlank() ? address : words.strip().replaceAll("\\s+", " ");
    Link link = new Link(shown, address, "");
    Matcher file = FILE.matcher(link.file());
    return file.matches()
        ? Optional.of(new Link(shown, address, file.group(1).toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }

  /// The name of the file itself, without folders: where the address is a program's
  /// (`down.jsp?filename=a.pdf`) the name that its query or the page gives.
  public String file() {
    int query = href.indexOf('?');
    String path = bare(query < 0 ? href : href.substring(0, query));
    if (FILE.matcher(path).matches()) return path;
    for (String field : query < 0 ? List.<String>of() : fields(href.substring(query + 1)))
      if (FILE.matcher(field).matches()) return field;
    String called = bare(name.replaceFirst("(?s)[?#].*", ""));
    return FILE.matcher(called).matches() ? called : path;
  }

  private static List<String> fields(String query) {
    return Pattern.compile("&")
        .splitAsStream(query)
        .map(field -> bare(field.substring(field.indexOf('=') + 1)))
        .toList();
  }

  /// Decoded, without fragment and folders.
  private static String bare(String path) {
    String decoded = decoded(path.replaceFirst("(?s)#.*", "")).replaceAll("\\p{Cntrl}", "");
    return decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1);
  }

  private static String decoded(String path) {
    try {
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // A percent sign that encodes nothing.
    }
  }
}
