package io.youju.reading;

import io.youju.document.Document;
import io.youju.document.Fault;
import io.youju.document.Fault.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Ties pages to the files that they link to. A linked file that is read is a document of its own
/// whose origin names the page and the file, `PAGE#FILE`; every link has a note on the page that
/// says which document it is, or why it was not read.
public final class Attached {
  private static final String UNREAD = "linked file is not read: ";
  private static final Pattern NOTE =
      Pattern.compile(Pattern.quote(UNREAD) + "(?<name>.*) \\((?<href>[^()]*)\\)(?:: .*)?");

  private Attached() {}

  /// The page's document with a note for each link.
  public static Document noted(Reading.Page page) {
    if (page.links().isEmpty()) return page.document();
    List<Fault> faults = new ArrayList<>(page.document().faults());
    page.links().forEach(link -> faults.add(new Fault(Severity.NOTE, 0, UNREAD + shown(link))));
    return page.document().withFaults(faults);
  }

  private static String shown(Link link) {
    return link.name() + " (" + link.href().replace("(", "%28").replace(")", "%29") + ")";
  }

  /// The same page, whose note on `link` says why it was not read.
  public static Document refused(Document page, Link link, String why) {
    String note = UNREAD + shown(link);
    return page.withFaults(
        page.faults().stream()
            .map(f ->
                f.message().equals(note) ? new Fault(Severity.WARNING, 0, note + ": " + why) : f)
            .toList());
  }

  /// Whether a page links to the document.
  public static boolean isAttached(Document document) {
    return document.metadata().origin().contains("#");
  }

  /// The origin of `file` that `page` links to.
  public static String origin(Document page, String file) {
    String place = page.metadata().origin();
    return (place.isEmpty() ? page.id() : place) + "#" + file;
  }

  /// The same documents, the notes of pages telling the ids of linked files among them.
  public static List<Document> tied(List<Document> documents) {
    Map<String, String> ids = new HashMap<>();
    for (Document document : documents)
      if (isAttached(document)) ids.putIfAbsent(document.metadata().origin(), document.id());
    if (ids.isEmpty()) return documents;
    return documents.stream().map(page -> tied(page, ids)).toList();
  }

  private static Document tied(Document page, Map<String, String> ids) {
    if (page.faults().stream().noneMatch(f -> f.message().startsWith(UNREAD))) return page;
    return page.withFaults(page.faults().stream().map(f -> tied(page, f, ids)).toList());
  }

  private static Fault tied(Document page, Fault fault, Map<String, String> ids) {
    Matcher note = NOTE.matcher(fault.message());
    if (!note.matches()) return fault;
    Link link = new Link(note.group("name"), note.group("href"), "");
    String id = ids.get(origin(page, link.file()));
    return id == null
        ? fault
        : new Fault(Severity.NOTE, 0, "linked file is the document " + id + ": " + shown(link));
  }
}
