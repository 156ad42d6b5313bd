package io.youju.library;

import static java.util.stream.Collectors.joining;

import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.reading.Attached;
import io.youju.reading.Reading;
import io.youju.reading.Unreadable;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Holds the documents and the generation that serves. Every change builds a new generation beside
/// it, checks it, and then puts it in its place at once; the last three are kept. Changes wait for
/// one another; answers wait for none.
public final class Library {
  /// Days begin and end where the server stands.
  private static final ZoneId HERE = ZoneId.systemDefault();

  private final Making making;
  private final Store store;
  private final Serving serving;
  private volatile Generation current;

  private Library(Making making, Serving serving, Generation current) {
    this.making = making;
    this.store = making.store();
    this.serving = serving;
    this.current = current;
  }

  /// Opens the library in `folder` at the generation that served last, or, when `folders` hold
  /// something else by now, at a next one; when that cannot be built, at the newest kept one that
  /// can.
  ///
  /// @param builder makes a service of documents
  /// @param trouble hears which generation could not be built
  public static Library open(
      Path folder,
      Supplier<List<Change.Follow>> folders,
      Function<List<Document>, Youju> builder,
      Check check,
      Supplier<Instant> clock,
      Consumer<String> trouble) {
    Store store = new Store(folder);
    List<Change.Follow> follows = folders.get();
    List<Document> known =
        follows.stream().flatMap(f -> f.arrivals().stream()).map(Arrival::document).toList();
    List<Generation> tries = kept(store, trouble);
    List<Holding> before = tries.isEmpty() ? List.of() : tries.getFirst().holdings();
    List<Holding> held = followed(before, follows);
    if (tries.isEmpty() || !held.equals(before)) {
      int number = store.newest().orElse(0) + 1;
      String why = follows.stream().map(Change::words).collect(joining("；"));
      tries.addFirst(new Generation(number, clock.get(), "", why, held));
      follows.forEach(follow -> follow.arrivals().forEach(arrival -> store.put(arrival.bytes())));
    }
    Making making = new Making(store, builder, check, clock, trouble);
    return making.first(tries, known);
  }

  /// Opens a library as it is, whatever its folders hold by now.
  ///
  /// @throws LibraryException when there is none
  public static Library open(
      Path folder,
      Function<List<Document>, Youju> builder,
      Check check,
      Supplier<Instant> clock,
      Consumer<String> trouble) {
    Store store = new Store(folder);
    return new Making(store, builder, check, clock, trouble).first(kept(store, trouble), List.of());
  }

  /// What a library is made with.
  private record Making(
      Store store,
      Function<List<Document>, Youju> builder,
      Check check,
      Supplier<Instant> clock,
      Consumer<String> trouble) {
    /// The library at the first of `tries` that can be built. A new one must pass the check too,
    /// unless there is no other.
    Library first(List<Generation> tries, List<Document> known) {
      for (Generation generation : tries) {
        try {
          Youju youju = build(generation, known);
          boolean fresh = !store.numbers().contains(generation.number());
          if (fresh && tries.size() > 1) held(check.failures(youju));
          Serving serving = new Serving(youju);
          Library library = new Library(this, serving, generation);
          store.alone(() -> {
            if (fresh) store.write(generation);
            if (store.current().orElse(0) != generation.number()) store.serve(generation.number());
            return true;
          });
          return library;
        } catch (LibraryException | Unreadable e) {
          trouble.accept("generation " + generation.number() + " is left out: " + e.getMessage());
        }
      }
      throw new LibraryException(List.of("there is no generation that can be served"));
    }

    Youju build(Generation generation, List<Document> known) {
      Map<String, Document> byBytes = new HashMap<>();
      known.forEach(document -> byBytes.put(document.metadata().sha256(), document));
      List<Document> documents = new ArrayList<>();
      for (Holding holding : generation.holdings()) {
        if (holding.withdrawn()) continue;
        Document same = byBytes.get(holding.metadata().sha256());
        documents.add(
            same == null
                ? read(store, holding)
                : new Document(holding.metadata(), same.text(), same.outline(), same.faults()));
      }
      return dressed(generation, builder.apply(Attached.tied(documents)));
    }

    /// A service that minds which documents are in force.
    private Youju dressed(Generation generation, Youju youju) {
      Map<String, String> superseded = new HashMap<>();
      for (Holding holding : generation.holdings()) {
        if (!holding.supersededBy().isEmpty()) superseded.put(holding.id(), holding.supersededBy());
      }
      boolean always =
          superseded.isEmpty()
              && youju.documents().stream().noneMatch(document -> document.metadata().hasDays());
      if (always) return youju;
      return new InForce(youju, superseded, () -> LocalDate.ofInstant(clock.get(), HERE));
    }
  }

  /// What is held once all folders are read; what came from a folder that is followed no more is
  /// let go.
  private static List<Holding> followed(List<Holding> before, List<Change.Follow> follows) {
    Set<String> sources = new HashSet<>(Set.of(Holding.UPLOAD));
    follows.forEach(follow -> sources.add(follow.folder()));
    List<Holding> held = before.stream().filter(one -> sources.contains(one.from())).toList();
    for (Change.Follow follow : follows) held = follow.apply(held);
    return held;
  }

  /// The kept generations that can be read: the one that served last, then the newest first.
  private static List<Generation> kept(Store store, Consumer<String> trouble) {
    int wanted = store.current().orElse(0);
    List<Integer> order = new ArrayList<>(store.numbers().reversed());
    if (order.remove(Integer.valueOf(wanted))) order.addFirst(wanted);
    List<Generation> kept = new ArrayList<>();
    for (int number : order) {
      try {
        kept.add(store.generation(number));
      } catch (LibraryException e) {
        trouble.accept("generation " + number + " is left out: " + e.getMessage());
      }
    }
    return kept;
  }

  /// The service, whichever generation serves.
  public Serving serving() {
    return serving;
  }

  public Generation current() {
    return current;
  }

  /// The kept generations, newest first.
  public List<Generation> generations() {
    return store.numbers().reversed().stream().flatMap(n -> store.readable(n).stream()).toList();
  }

  /// Documents that wait to be published.
  public Drafts drafts() {
    return new Drafts(store);
  }

  /// The text of a document as the generation `number` holds it.
  public Optional<Document> document(int number, String id) {
    if (!store.numbers().contains(number)) return Optional.empty();
    return store.generation(number).holdings().stream()
        .filter(holding -> holding.id().equals(id))
        .findFirst()
        .map(holding -> read(store, holding));
  }

  /// Makes, checks and serves the next generation. When this returns, the change is on disk.
  ///
  /// @throws LibraryException saying what the next generation does not do; the old one serves on
  /// @throws IllegalArgumentException when there is nothing to change
  public Generation change(String person, Change change) {
    return store.alone(() -> {
      List<Holding> held = change.apply(current.holdings());
      if (held.equals(current.holdings())) return current;
      Generation next =
          new Generation(
              store.newest().orElse(0) + 1, making.clock().get(), person, change.words(), held);
      List<Document> read = change.arrivals().stream().map(Arrival::document).toList();
      change.arrivals().forEach(arrival -> store.put(arrival.bytes()));
      Youju youju = making.build(next, known(read));
      held(making.check().failures(youju));
      store.write(next);
      return put(next, youju);
    });
  }

  /// Serves a kept generation again.
  public Generation rollback(int number) {
    return store.alone(() -> {
      if (!store.numbers().contains(number)) {
        throw new IllegalArgumentException(
            "generation " + number + " is not kept; kept are " + store.numbers());
      }
      Generation kept = store.generation(number);
      Youju youju = making.build(kept, known(List.of()));
      held(making.check().again(youju));
      return put(kept, youju);
    });
  }

  /// Takes up what another process put in place, if it did.
  public boolean follow() {
    int wanted = store.current().orElse(current.number());
    if (wanted == current.number()) return false;
    Generation kept = store.generation(wanted);
    Youju youju = making.build(kept, known(List.of()));
    current = kept;
    serving.swap(youju);
    return true;
  }

  private static void held(List<String> failures) {
    if (!failures.isEmpty()) throw new LibraryException(failures);
  }

  /// The one moment of change: on disk, then in memory.
  private Generation put(Generation next, Youju youju) {
    store.serve(next.number());
    current = next;
    serving.swap(youju);
    store.prune(next.number(), drafts().needed());
    return next;
  }

  /// Documents that need not be read again.
  private List<Document> known(List<Document> fresh) {
    List<Document> known = new ArrayList<>(serving.documents());
    known.addAll(fresh);
    return known;
  }

  private static Document read(Store store, Holding holding) {
    return Reading.document(
        holding.metadata(), holding.file(), store.bytes(holding.metadata().sha256()));
  }
}
