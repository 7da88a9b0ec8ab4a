package switchboard.api.search;

import java.util.List;
import switchboard.api.ExtensionPoint;

/**
 * The engine behind all search. It holds a copy that can be thrown away; the database is the truth.
 *
 * <p>{@link #search} and {@link #items} answer from {@code start} on, read only, while another generation may still
 * write. The writing methods are called by one thread at a time, between {@code takeOver} and {@code quiesce}.
 */
@ExtensionPoint
public interface SearchEngine {

    /** The best hits. Text that makes no sense as a query finds nothing; it never fails. */
    SearchResult search(SearchQuery query);

    /**
     * The journal position up to which everything is in the index durably, or -1 where the index is absent, damaged, or
     * was made with another analysis and must be rebuilt.
     */
    long position();

    /** Applies changes that bring the index to a journal position. They can be found when this returns. */
    void apply(List<SearchBatch> batches, long position);

    /** Starts a new index beside the live one. The live one goes on answering, and changing, until {@link Rebuild#publish}. */
    Rebuild rebuild();

    /** The items in the live index of one type, in order of id: at most {@code limit} after the given id. */
    List<ItemVersion> items(String type, String after, int limit);

    /** A new index in the making. */
    interface Rebuild extends AutoCloseable {

        /** Adds documents; an id added twice is kept once. */
        void add(SearchBatch batch);

        /** Makes the new index durable at a journal position and switches to it at one instant. */
        void publish(long position);

        /** Drops what was not published. */
        @Override
        void close();
    }
}
