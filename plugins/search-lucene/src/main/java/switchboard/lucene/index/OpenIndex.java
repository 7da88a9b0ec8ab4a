package switchboard.lucene.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.NRTCachingDirectory;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchDocument;
import switchboard.lucene.document.Documents;

/**
 * One index that is open: for reading only, or for writing too. The journal positions stand in the user data of each
 * commit, so that what a crash leaves is a set of documents and the positions that belong to exactly those.
 */
final class OpenIndex {

    private static final Logger LOG = LoggerFactory.getLogger(OpenIndex.class);
    private static final String POSITION = "position.";
    /** Memory for documents not yet in a segment; small, because the whole server has little. */
    private static final double BUFFER_MB = 12;

    private static final double SEGMENT_IN_MEMORY_MB = 1;
    private static final double SEGMENTS_IN_MEMORY_MB = 8;

    /**
     * Up to which size segments count as equally small. Every change is a segment of its own for a moment, so that many
     * are merged all the time: with Lucene's default of 16 MB each of those merges would write a whole small index again.
     */
    private static final double SMALL_SEGMENT_MB = 0.25;

    private final Path path;
    private final Directory directory;
    private final @Nullable IndexWriter writer;
    private final SearcherManager searchers;
    private final Map<String, Long> applied = new ConcurrentHashMap<>();
    private volatile Map<String, Long> durable;
    private long changes;

    private OpenIndex(
            Path path,
            Directory directory,
            @Nullable IndexWriter writer,
            SearcherManager searchers,
            Map<String, Long> at) {
        this.path = path;
        this.directory = directory;
        this.writer = writer;
        this.searchers = searchers;
        this.durable = at;
        this.applied.putAll(at);
    }

    /** Opens the last commit. */
    static OpenIndex forReading(Path path, SearcherFactory factory) throws IOException {
        Directory directory = FSDirectory.open(path);
        try {
            DirectoryReader reader = DirectoryReader.open(directory);
            Map<String, Long> positions =
                    positions(reader.getIndexCommit().getUserData().entrySet());
            return new OpenIndex(path, directory, null, new SearcherManager(reader, factory), positions);
        } catch (IOException | RuntimeException failure) {
            IOUtils.closeWhileHandlingException(directory);
            throw failure;
        }
    }

    /** Opens for writing, from the last commit or, in an empty folder, with nothing. */
    static OpenIndex forWriting(Path path, Analyzer analyzer, SearcherFactory factory) throws IOException {
        Directory directory =
                new NRTCachingDirectory(FSDirectory.open(path), SEGMENT_IN_MEMORY_MB, SEGMENTS_IN_MEMORY_MB);
        IndexWriter writer = null;
        try {
            writer = new IndexWriter(directory, configuration(analyzer, factory));
            Iterable<Map.Entry<String, String>> data = writer.getLiveCommitData();
            Map<String, Long> positions = data == null ? Map.of() : positions(data);
            return new OpenIndex(path, directory, writer, new SearcherManager(writer, factory), positions);
        } catch (IOException | RuntimeException failure) {
            IOUtils.closeWhileHandlingException(writer, directory);
            throw failure;
        }
    }

    private static IndexWriterConfig configuration(Analyzer analyzer, SearcherFactory factory) {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        merges.setMaxMergesAndThreads(3, 1);
        TieredMergePolicy sizes = new TieredMergePolicy();
        sizes.setFloorSegmentMB(SMALL_SEGMENT_MB);
        return new IndexWriterConfig(analyzer)
                .setMergePolicy(sizes)
                .setRAMBufferSizeMB(BUFFER_MB)
                .setMergeScheduler(merges)
                .setCommitOnClose(false);
    }

    private static Map<String, Long> positions(Iterable<Map.Entry<String, String>> data) {
        Map<String, Long> positions = new TreeMap<>();
        for (Map.Entry<String, String> entry : data) {
            if (entry.getKey().startsWith(POSITION)) {
                positions.put(entry.getKey().substring(POSITION.length()), Long.parseLong(entry.getValue()));
            }
        }
        return Map.copyOf(positions);
    }

    Path path() {
        return path;
    }

    SearcherManager searchers() {
        return searchers;
    }

    /** The positions that the last commit speaks of. */
    Map<String, Long> durable() {
        return durable;
    }

    /** Documents changed since the last commit. */
    long uncommitted() {
        return changes;
    }

    /** Whether the writer still takes changes; a failure such as a full disk ends it. */
    boolean sound() {
        return writer == null || writer.isOpen();
    }

    void change(SearchBatch batch, Documents documents) throws IOException {
        for (SearchDocument document : batch.documents()) {
            change(batch.type(), document, documents);
            changes++;
        }
        for (String id : batch.removed()) {
            writer().deleteDocuments(Documents.term(batch.type(), id));
            changes++;
        }
    }

    /** An item whose text no analysis can take is found by its number and keywords at least, and stops no other. */
    private void change(String type, SearchDocument document, Documents documents) throws IOException {
        Term key = Documents.term(type, document.id());
        try {
            writer().updateDocument(key, documents.of(type, document));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            if (!writer().isOpen()) {
                throw refused;
            }
            LOG.warn("The text of {} {} cannot be indexed", type, document.id(), refused);
            writer().updateDocument(key, documents.withoutText(type, document));
        }
    }

    /** Where a type stands after its changes; -1 says that it is not complete. */
    void stands(String type, long position) {
        if (position < 0) {
            applied.remove(type);
        } else {
            applied.put(type, position);
        }
    }

    void commit() throws IOException {
        if (changes == 0 && applied.equals(durable)) {
            return;
        }
        Map<String, Long> positions = Map.copyOf(applied);
        Map<String, String> data = new TreeMap<>();
        positions.forEach((type, position) -> data.put(POSITION + type, position.toString()));
        writer().setLiveCommitData(data.entrySet());
        writer().commit();
        durable = positions;
        changes = 0;
    }

    private IndexWriter writer() {
        if (writer == null) {
            throw new IllegalStateException("This generation may not write to the search index.");
        }
        return writer;
    }

    /** Lets the writer go after what was committed; searching goes on with what is there. */
    void stopWriting() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }

    /** Closes everything. What was not committed is gone, as after a crash. */
    void close() throws IOException {
        if (writer != null && writer.isOpen()) {
            writer.rollback();
        }
        searchers.close();
        directory.close();
    }
}
