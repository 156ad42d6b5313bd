package io.youju.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// BM25 over sections (Robertson and Zaragoza 2009; k1 1.2, b .75), their words and their headings
/// as two fields. Entry number n is the n-th text given.
final class WordIndex {
  private static final String WORDS = "words";
  private static final String HEADING = "heading";
  private static final String NUMBER = "number";
  private static final float HEADING_BOOST = 0.5f;

  private final DirectoryReader reader;
  private final IndexSearcher searcher;

  /// What is indexed of one section.
  record Entry(String text, String heading) {}

  WordIndex(List<Entry> entries) {
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
      config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (int i = 0; i < entries.size(); i++) writer.addDocument(record(i, entries.get(i)));
        writer.forceMerge(1);
      }
      reader = DirectoryReader.open(directory);
      searcher = new IndexSearcher(reader);
      searcher.setSimilarity(config.getSimilarity());
    } catch (IOException e) {
      throw new UncheckedIOException("index of " + entries.size() + " sections failed", e);
    }
  }

  private static org.apache.lucene.document.Document record(int number, Entry entry) {
    org.apache.lucene.document.Document record = new org.apache.lucene.document.Document();
    record.add(new NumericDocValuesField(NUMBER, number));
    record.add(new TextField(WORDS, String.join(" ", Terms.of(entry.text())), Field.Store.NO));
    record.add(new TextField(HEADING, String.join(" ", Terms.of(entry.heading())), Field.Store.NO));
    return record;
  }

  /// Scores of the entries that hold any of `terms` (term to weight), at most `limit` of them.
  Map<Integer, Double> scores(Map<String, Double> terms, int limit) {
    if (terms.isEmpty() || reader.maxDoc() == 0) return Map.of();
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    int room = IndexSearcher.getMaxClauseCount() / 2 - 1;
    terms.entrySet().stream()
        .limit(room)
        .forEach(term -> {
          add(query, WORDS, term.getKey(), term.getValue().floatValue());
          add(query, HEADING, term.getKey(), HEADING_BOOST * term.getValue().floatValue());
        });
    try {
      Map<Integer, Double> scores = new java.util.HashMap<>();
      ScoreDoc[] hits = searcher.search(query.build(), Math.min(limit, reader.maxDoc())).scoreDocs;
      // Values by document are read forwards.
      Arrays.sort(hits, Comparator.comparingInt(hit -> hit.doc));
      NumericDocValues numbers = MultiDocValues.getNumericValues(reader, NUMBER);
      for (ScoreDoc hit : hits) {
        if (numbers == null || !numbers.advanceExact(hit.doc)) {
          throw new IllegalStateException("record " + hit.doc + " of the index has no number");
        }
        scores.put((int) numbers.longValue(), (double) hit.score);
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What BM25 tends to for an entry whose words hold all of `terms` (term to weight) often.
  double ideal(Map<String, Double> terms) {
    return rarity(terms.keySet()).entrySet().stream()
        .mapToDouble(rare -> rare.getValue() * terms.getOrDefault(rare.getKey(), 0.0))
        .sum();
  }

  private static void add(BooleanQuery.Builder query, String field, String term, float weight) {
    query.add(new BoostQuery(new TermQuery(new Term(field, term)), weight), Occur.SHOULD);
  }

  /// Inverse document frequency of each term, ln(1 + (N - n + .5) / (n + .5)), as BM25 weighs it.
  Map<String, Double> rarity(Collection<String> terms) {
    Map<String, Double> rarity = new java.util.HashMap<>();
    try {
      double total = reader.maxDoc();
      for (String term : terms) {
        double holders = reader.docFreq(new Term(WORDS, term));
        rarity.put(term, Math.log(1 + (total - holders + 0.5) / (holders + 0.5)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rarity;
  }
}
