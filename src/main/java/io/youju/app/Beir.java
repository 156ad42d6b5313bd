package io.youju.app;

import io.youju.answer.Youju;
import io.youju.document.Document;
import io.youju.eval.BeirFolder;
import io.youju.eval.Figures;
import io.youju.eval.QuestionSet;
import io.youju.eval.Report;
import io.youju.eval.Retrieval;
import io.youju.eval.Trec;
import io.youju.search.Hit;
import io.youju.search.Query;
import io.youju.search.SearchIndex;
import io.youju.search.Terms;
import io.youju.search.VectorCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/// Options of `youju eval --beir`, and what they do: a collection through the search that serves.
final class Beir {
  @Option(
      names = "--beir",
      required = true,
      paramLabel = "DIR",
      description = "corpus.jsonl, queries.jsonl")
  private Path folder = Path.of("");

  @Option(
      names = "--qrels",
      required = true,
      paramLabel = "QRELS.tsv",
      description = "judgements; a bare name is looked for in DIR/qrels too")
  private Path qrels = Path.of("");

  @Option(names = "--trec-out", paramLabel = "RUN", description = "write the run as TREC does")
  private @Nullable Path out;

  @ArgGroup(exclusive = true)
  private Part part = new Part();

  /// Which part of the search is measured; the whole by default.
  static final class Part {
    @SuppressWarnings("unused") // Says what holds anyway, and excludes the others.
    @Option(names = "--hybrid", description = "the whole search, as it serves (default)")
    private boolean hybrid;

    @Option(names = "--bm25", description = "the search as it serves without a model: words alone")
    private boolean words;

    @Option(names = "--dense", description = "vectors alone")
    private boolean dense;

    @Option(
        names = "--bm25-bigrams",
        description =
            "the textbook: BM25 (k1 1.2, b .75) over pairs of characters of title and text")
    private boolean textbook;

    String name() {
      if (words) return "bm25";
      if (dense) return "dense";
      if (textbook) return "bm25-bigrams";
      return "hybrid";
    }
  }

  Report run(Settings all, Figures.Draws draws) {
    Path judgements = Files.exists(qrels) ? qrels : folder.resolve("qrels").resolve(qrels);
    var grades = Trec.qrels(judgements);
    BeirFolder collection = BeirFolder.read(folder);
    boolean meaning =
        all.embeddings() && (part.name().equals("dense") || part.name().equals("hybrid"));
    Settings settings = new Settings(all.seeds(), all.data(), meaning, all.model());
    ProgressLine progress = ProgressLine.standard();
    Map<String, Object> origin = new LinkedHashMap<>();
    Retrieval.Search search = search(collection, settings, progress, origin);
    String name = QuestionSet.name(judgements);
    Retrieval.Outcome outcome = Retrieval.run(name, collection.queries(), grades, search, progress);
    if (out != null) Retrieval.write(out, outcome.run(), "youju-" + part.name());
    origin.put("collection", folder.toString());
    origin.put("qrels", judgements.toString());
    origin.put("records", collection.records().size());
    origin.put("search", part.name());
    origin.put("model", meaning ? settings.model() : "none");
    origin.put("seed", draws.seed());
    origin.put("commit", ReportFiles.commit());
    return Report.of("beir", origin, outcome.judged(), draws);
  }

  private Retrieval.Search search(
      BeirFolder collection, Settings settings, ProgressLine progress, Map<String, Object> origin) {
    List<Document> documents = part.textbook ? collection.bareDocuments() : collection.documents();
    Map<String, String> ids = collection.ids();
    Assembly assembly = new Assembly(settings);
    VectorCache.Progress embedded = (done, of) -> progress.done("records embedded", done, of);
    if (part.dense || part.textbook) {
      SearchIndex index = assembly.index(documents, embedded);
      return (query, limit) ->
          scores(
              index
                  .find(new Query(query, part.dense ? Map.of() : counts(query)), Set.of(), limit)
                  .hits(),
              ids);
    }
    Youju youju = assembly.youju(documents, embedded);
    origin.put("index", youju.generation());
    return (query, limit) -> scores(youju.search(query, List.of(), limit), ids);
  }

  private static Map<String, Double> counts(String query) {
    Map<String, Double> counts = new LinkedHashMap<>();
    Terms.of(query).forEach(term -> counts.merge(term, 1.0, Double::sum));
    return counts;
  }

  private static Map<String, Double> scores(List<Hit> hits, Map<String, String> ids) {
    Map<String, Double> scores = new HashMap<>();
    hits.forEach(hit -> scores.put(ids.getOrDefault(hit.document().id(), ""), hit.score()));
    return scores;
  }
}
