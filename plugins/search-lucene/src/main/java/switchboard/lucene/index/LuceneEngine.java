package switchboard.lucene.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LRUQueryCache;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchQuery;
import switchboard.api.search.SearchResult;
import switchboard.lucene.analysis.LanguageAnalyzers;
import switchboard.lucene.document.Documents;
import switchboard.lucene.document.TextAnalyzer;
import switchboard.lucene.query.Searching;
import switchboard.lucene.query.TextSearcher;

/**
 * The engine on one folder. Before {@link #takeOver} and after {@link #quiesce} it only reads; between them it holds the
 * one writer. Changes can be found at once and become durable every few seconds: what a crash loses is followed again
 * from the journal, since the positions are lost with it.
 */
public final class LuceneEngine implements SearchEngine {

    private static final Logger LOG = LoggerFactory.getLogger(LuceneEngine.class);
    private static final Duration LONGEST_UNCOMMITTED = Duration.ofSeconds(10);
    private static final long MOST_UNCOMMITTED = 20_000;
    private static final int MOST_CLAUSES = 32_768;
    private static final int CACHED_FILTERS = 128;
    private static final long CACHE_BYTES = 8 << 20;

    private final IndexFolder folder;
    private final Clock clock;
    private final LanguageAnalyzers languages = new LanguageAnalyzers();
    private final TextAnalyzer analyzer = new TextAnalyzer(languages);
    private final Documents documents = new Documents(languages);
    private final Searching searching = new Searching(languages, analyzer);
    private final SearcherFactory searchers = new Searchers();
    private volatile @Nullable OpenIndex live;
    private volatile boolean damaged;
    private boolean writing;
    private Instant committed = Instant.EPOCH;

    private static final class Searchers extends SearcherFactory {

        private final LRUQueryCache filters = new LRUQueryCache(CACHED_FILTERS, CACHE_BYTES);

        @Override
        public IndexSearcher newSearcher(IndexReader reader, IndexReader before) {
            IndexSearcher searcher = new TextSearcher(reader);
            searcher.setSimilarity(new BM25Similarity());
            searcher.setQueryCache(filters);
            return searcher;
        }
    }

    private interface Reading<T> {
        T with(TextSearcher searcher) throws IOException;
    }

    /** Opens what is there for reading. Where nothing is, or nothing sound, it finds nothing until it is made anew. */
    public LuceneEngine(Path dataFolder, Clock clock) {
        // A long query over many languages has more clauses than Lucene's default; ours are bounded by its words.
        IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
        this.folder = new IndexFolder(dataFolder);
        this.clock = clock;
        openForReading();
    }

    private void openForReading() {
        try {
            Optional<Path> current = folder.current();
            if (current.isPresent()) {
                live = OpenIndex.forReading(current.get(), searchers);
            }
        } catch (IOException | RuntimeException failure) {
            LOG.warn("The search index cannot be opened for reading", failure);
        }
    }

    /** Takes the writer: the only generation from now on. A damaged index gives way to an empty one. */
    public synchronized void takeOver() throws IOException {
        OpenIndex before = live;
        OpenIndex opened = openForWriting();
        live = opened;
        writing = true;
        committed = clock.instant();
        if (before != null) {
            before.close();
        }
        folder.removeAllBut(opened.path());
    }

    private OpenIndex openForWriting() throws IOException {
        Optional<Path> current = folder.current();
        if (current.isPresent()) {
            try {
                return OpenIndex.forWriting(current.get(), analyzer, searchers);
            } catch (org.apache.lucene.store.LockObtainFailedException held) {
                throw held;
            } catch (IOException | RuntimeException failure) {
                LOG.warn("The search index {} is damaged; it is made anew", current.get(), failure);
            }
        }
        Path fresh = folder.create(TextAnalyzer.VERSION);
        OpenIndex empty = OpenIndex.forWriting(fresh, analyzer, searchers);
        empty.commit();
        folder.use(fresh);
        return empty;
    }

    /** Lets the writer go, everything durable. Still answers. */
    public synchronized void quiesce() throws IOException {
        OpenIndex index = live;
        if (writing && index != null) {
            writing = false;
            index.commit();
            index.stopWriting();
        }
    }

    /** Closes everything. */
    public synchronized void close() throws IOException {
        writing = false;
        OpenIndex index = live;
        live = null;
        if (index != null) {
            index.close();
        }
        analyzer.close();
    }

    @Override
    public SearchResult search(SearchQuery query) {
        return reading(searcher -> searching.search(searcher, query), new SearchResult(List.of(), null));
    }

    @Override
    public List<ItemVersion> items(String type, String after, int limit) {
        return reading(searcher -> ItemTerms.page(searcher.getIndexReader(), type, after, limit), List.of());
    }

    private <T> T reading(Reading<T> reading, T fallback) {
        while (true) {
            OpenIndex index = live;
            if (index == null) {
                return fallback;
            }
            try {
                IndexSearcher searcher = index.searchers().acquire();
                try {
                    return reading.with((TextSearcher) searcher);
                } finally {
                    index.searchers().release(searcher);
                }
            } catch (AlreadyClosedException switched) {
                // Another index was put in its place between looking and acquiring: ask that one.
                if (live == index) {
                    throw switched;
                }
            } catch (CorruptIndexException broken) {
                damaged = true;
                throw new UncheckedIOException(broken);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    @Override
    public Map<String, Long> positions() {
        OpenIndex index = live;
        return index == null ? Map.of() : index.durable();
    }

    @Override
    public boolean outdated() {
        OpenIndex index = live;
        return damaged || (index != null && !IndexFolder.madeWith(index.path(), TextAnalyzer.VERSION));
    }

    /** What is wrong, for the administrator; empty where nothing is. */
    public String problem() {
        return damaged ? "A part of the search index is damaged; it is being made anew." : "";
    }

    @Override
    public synchronized void apply(List<SearchBatch> batches, long position) {
        OpenIndex index = writable();
        try {
            boolean changed = false;
            for (SearchBatch batch : batches) {
                index.change(batch, documents);
                index.stands(batch.type(), position);
                changed |= !batch.documents().isEmpty() || !batch.removed().isEmpty();
            }
            if (changed) {
                index.searchers().maybeRefreshBlocking();
            }
            if (index.uncommitted() >= MOST_UNCOMMITTED
                    || clock.instant().isAfter(committed.plus(LONGEST_UNCOMMITTED))) {
                commit();
            }
        } catch (IOException | RuntimeException failure) {
            throw afterFailure(index, failure);
        }
    }

    @Override
    public synchronized void commit() {
        OpenIndex index = writable();
        try {
            index.commit();
            committed = clock.instant();
        } catch (IOException | RuntimeException failure) {
            throw afterFailure(index, failure);
        }
    }

    private OpenIndex writable() {
        OpenIndex index = live;
        if (!writing || index == null) {
            throw new IllegalStateException("This generation may not write to the search index.");
        }
        return index;
    }

    /** A writer that failed for good is opened again from the last commit, so that the next try starts soundly. */
    private RuntimeException afterFailure(OpenIndex index, Exception failure) {
        if (!index.sound()) {
            try {
                index.stopWriting();
                takeOver();
            } catch (IOException | RuntimeException again) {
                failure.addSuppressed(again);
            }
        }
        return failure instanceof IOException broken ? new UncheckedIOException(broken) : (RuntimeException) failure;
    }

    @Override
    public synchronized void refresh() {
        if (writing) {
            return;
        }
        OpenIndex index = live;
        try {
            Optional<Path> current = folder.current();
            if (index == null || current.filter(index.path()::equals).isEmpty()) {
                openForReading();
                if (index != null && live != index) {
                    index.close();
                }
            } else {
                index.searchers().maybeRefreshBlocking();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public synchronized Rebuild rebuild() {
        writable();
        try {
            Path path = folder.create(TextAnalyzer.VERSION);
            return new IndexRebuild(OpenIndex.forWriting(path, analyzer, searchers), documents, this::publish);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private synchronized void publish(OpenIndex made) {
        OpenIndex before = writable();
        try {
            folder.use(made.path());
            live = made;
            damaged = false;
            committed = clock.instant();
            before.close();
            folder.removeAllBut(made.path());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
