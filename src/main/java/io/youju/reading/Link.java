package io.youju.reading;

/// A file that the main text of a page links to or shows.
///
/// @param name what the page calls it; the address where it says nothing
/// @param href as the page has it, often relative to the page's own place
/// @param ending of its name in lower case, such as `docx`
public record Link(String name, String href, String ending) {
  /// The name of the file itself, without folders and query.
  public String file() {
    String path = href.replaceFirst("[?#].*", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    try {
      return java.net.URLDecoder.decode(
          last.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return last; // A percent sign that encodes nothing.
    }
  }
}
