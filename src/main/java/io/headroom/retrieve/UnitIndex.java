package io.headroom.retrieve;

import io.headroom.text.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ObjIntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Search by a Lucene index in memory, one document per piece.
final class UnitIndex implements UnitSearch {
  private static final String FIELD = "words";
  private static final int BUFFER_MB = 256;
  private static final int REPORT_EVERY = 4_096;
  private static final FieldType TYPE = new FieldType();

  // Lucene advises a JVM flag that speeds up vectors only, of which there are none here. Held,
  // since
  // a logger that nobody holds forgets its level.
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization");

  static {
    VECTORS.setLevel(Level.SEVERE);
    TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    TYPE.setTokenized(true);
    TYPE.freeze();
  }

  private final DirectoryReader reader;
  private final IndexSearcher searcher;
  private final long bytes;

  private UnitIndex(DirectoryReader reader, long bytes) {
    this.reader = reader;
    this.searcher = new IndexSearcher(reader);
    this.searcher.setSimilarity(new BM25Similarity());
    this.bytes = bytes;
  }

  static UnitIndex of(String text, List<Piece> pieces, Work work) {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    // Without merges documents stay in the order they came, so that a document's number is its
    // piece's.
    IndexWriterConfig config =
        new IndexWriterConfig()
            .setSimilarity(new BM25Similarity())
            .setMergePolicy(NoMergePolicy.INSTANCE)
            .setMergeScheduler(new SerialMergeScheduler())
            .setUseCompoundFile(false)
            .setRAMBufferSizeMB(BUFFER_MB);
    try {
      try (IndexWriter writer = new IndexWriter(directory, config);
          WordStream words = new WordStream()) {
        Field field = new Field(FIELD, words, TYPE);
        Document document = new Document();
        document.add(field);
        for (int i = 0; i < pieces.size(); i++) {
          if (i % REPORT_EVERY == 0) {
            work.at(i, pieces.size());
          }
          words.of(pieces.get(i).span().of(text));
          writer.addDocument(document);
        }
      }
      long bytes = 0;
      for (String file : directory.listAll()) {
        bytes += directory.fileLength(file);
      }
      return new UnitIndex(DirectoryReader.open(directory), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory does no I/O", e);
    }
  }

  @Override
  public List<Hit> rank(Set<String> words, ToDoubleFunction<String> weight, int most) {
    if (words.isEmpty()) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    words.stream()
        .limit(IndexSearcher.getMaxClauseCount())
        .forEach(word -> query.add(weighed(word, weight.applyAsDouble(word)), Occur.SHOULD));
    try {
      List<Hit> hits = new ArrayList<>();
      for (ScoreDoc found : searcher.search(query.build(), most).scoreDocs) {
        hits.add(new Hit(found.doc, found.score));
      }
      return hits;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Query weighed(String word, double weight) {
    return new BoostQuery(new TermQuery(new Term(FIELD, word)), (float) weight);
  }

  @Override
  public Set<String> absent(Set<String> words) {
    Set<String> absent = new LinkedHashSet<>(words);
    absent.removeIf(word -> holders(word) > 0);
    return absent;
  }

  private int holders(String word) {
    try {
      return reader.docFreq(new Term(FIELD, word));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void vocabulary(ObjIntConsumer<String> sink) {
    try {
      Terms terms = MultiTerms.getTerms(reader, FIELD);
      if (terms == null) {
        return;
      }
      TermsEnum each = terms.iterator();
      for (int i = 0; i < MOST_WORDS && each.next() != null; i++) {
        sink.accept(each.term().utf8ToString(), each.docFreq());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long bytes() {
    return bytes;
  }
}
