package io.youju.library;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.youju.document.Metadata;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is to be different in the next generation.
public sealed interface Change {
  /// What is held afterwards.
  ///
  /// @throws IllegalArgumentException naming the document when there is nothing to change
  List<Holding> apply(List<Holding> held);

  /// One sentence, for the list of generations.
  String words();

  /// Documents whose bytes must be stored first.
  default List<Arrival> arrivals() {
    return List.of();
  }

  /// A new document, or a new version of one.
  ///
  /// @param supersedes the id of a document that this one takes the place of, or empty
  record Publish(Arrival arrival, String supersedes) implements Change {
    @Override
    public List<Holding> apply(List<Holding> held) {
      Metadata metadata = arrival.document().metadata();
      if (supersedes.equals(metadata.id())) {
        throw new IllegalArgumentException(supersedes + ": cannot supersede itself");
      }
      List<Holding> next = put(held, arrival, Holding.UPLOAD);
      return supersedes.isEmpty() ? next : new Supersede(supersedes, metadata.id()).apply(next);
    }

    @Override
    public String words() {
      return "发布《" + arrival.document().title() + "》";
    }

    @Override
    public List<Arrival> arrivals() {
      return List.of(arrival);
    }
  }

  /// Several changes at once.
  record Together(List<Change> changes) implements Change {
    /// @throws IllegalArgumentException when two documents that come in have one id
    public Together {
      changes = List.copyOf(changes);
      Set<String> ids = new HashSet<>();
      for (Change change : changes) {
        for (Arrival arrival : change.arrivals()) {
          String id = arrival.document().id();
          if (!ids.add(id)) throw new IllegalArgumentException(id + ": is published twice at once");
        }
      }
    }

    @Override
    public List<Holding> apply(List<Holding> held) {
      List<Holding> next = held;
      for (Change change : changes) next = change.apply(next);
      return next;
    }

    @Override
    public String words() {
      return changes.stream().map(Change::words).collect(joining("；"));
    }

    @Override
    public List<Arrival> arrivals() {
      return changes.stream().flatMap(change -> change.arrivals().stream()).toList();
    }
  }

  /// A document takes another's place, or, with an empty `by`, the other is in force again.
  record Supersede(String id, String by) implements Change {
    @Override
    public List<Holding> apply(List<Holding> held) {
      if (id.equals(by)) throw new IllegalArgumentException(id + ": cannot supersede itself");
      if (!by.isEmpty()) find(held, by);
      return replace(held, find(held, id).by(by));
    }

    @Override
    public String words() {
      return by.isEmpty() ? id + " 恢复有效" : id + " 由 " + by + " 替代";
    }
  }

  /// Other title, issuer, dates, origin or licence; the text stays.
  record Describe(Metadata metadata) implements Change {
    @Override
    public List<Holding> apply(List<Holding> held) {
      Holding old = find(held, metadata.id());
      Metadata next = metadata.withSha256(old.metadata().sha256());
      return next.equals(old.metadata()) ? held : replace(held, old.edited(next, old.withdrawn()));
    }

    @Override
    public String words() {
      return "修改《" + metadata.title() + "》的说明";
    }
  }

  /// A document is served no more, or again.
  record Withdraw(String id, boolean gone) implements Change {
    @Override
    public List<Holding> apply(List<Holding> held) {
      Holding old = find(held, id);
      List<Holding> next =
          old.withdrawn() == gone ? held : replace(held, old.edited(old.metadata(), gone));
      if (next.stream().allMatch(Holding::withdrawn)) {
        throw new IllegalArgumentException(id + " is the last document; nothing would be served");
      }
      return next.stream()
          .map(one -> gone && one.supersededBy().equals(id) ? one.by("") : one)
          .toList();
    }

    @Override
    public String words() {
      return (gone ? "撤下 " : "恢复 ") + id;
    }
  }

  /// All that a folder holds now; what came from it and is there no more is let go.
  record Follow(String folder, List<Arrival> arrivals) implements Change {
    public Follow {
      arrivals = List.copyOf(arrivals);
    }

    @Override
    public List<Holding> apply(List<Holding> held) {
      Set<String> here = new HashSet<>();
      arrivals.forEach(arrival -> here.add(arrival.document().id()));
      List<Holding> next =
          new ArrayList<>(
              held.stream()
                  .filter(one -> !one.from().equals(folder) || here.contains(one.id()))
                  .toList());
      for (Arrival arrival : arrivals) {
        Optional<Holding> other =
            next.stream()
                .filter(one -> one.id().equals(arrival.document().id()))
                .filter(one -> !one.from().equals(folder))
                .findFirst();
        // What an editor uploaded, edited or withdrew under the same id stands above the folder.
        if (other.isEmpty()) next = new ArrayList<>(put(next, arrival, folder));
      }
      return next;
    }

    @Override
    public String words() {
      return "读入文件夹 " + folder;
    }
  }

  private static List<Holding> put(List<Holding> held, Arrival arrival, String from) {
    Metadata metadata = arrival.document().metadata();
    Map<String, Holding> byId =
        held.stream().collect(toMap(Holding::id, one -> one, (a, _) -> a, LinkedHashMap::new));
    Holding old = byId.get(metadata.id());
    boolean same = old != null && old.metadata().sha256().equals(metadata.sha256());
    int version = old == null ? 1 : same ? old.version() : old.version() + 1;
    String by = old == null ? "" : old.supersededBy();
    byId.put(metadata.id(), new Holding(metadata, arrival.file(), from, version, by, false));
    return List.copyOf(byId.values());
  }

  private static Holding find(List<Holding> held, String id) {
    return held.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no document has the id " + id));
  }

  private static List<Holding> replace(List<Holding> held, Holding next) {
    return held.stream().map(one -> one.id().equals(next.id()) ? next : one).toList();
  }
}
