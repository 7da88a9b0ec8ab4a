package switchboard.api.search;

import java.util.List;
import java.util.Map;
import switchboard.api.ExtensionPoint;

/**
 * The engine behind all search. It holds a copy that can be thrown away; the database is the truth.
 *
 * <p>{@link #search}, {@link #positions}, {@link #items} and {@link #refresh} answer from {@code start} on, read only,
 * while another generation may still write. The writing methods are called by one thread at a time, between
 * {@code takeOver} and {@code quiesce}.
 *
 * <p>The journal positions stand in the index itself and become durable together with the changes they speak of. So
 * after a crash the index goes on from exactly what it holds, and nothing is missing or twice.
 */
@ExtensionPoint
public interface SearchEngine {

    /** The best hits. Text that makes no sense as a query finds nothing; it never fails. */
    SearchResult search(SearchQuery query);

    /**
     * By type, the journal position up to which everything of that type is in the index durably. A type that is absent
     * has to be indexed from the beginning; an empty map says that the whole index is absent or damaged.
     */
    Map<String, Long> positions();

    /** Whether the index should be made anew though it can be searched: another analysis made it, or a part is damaged. */
    boolean outdated();

    /**
     * Applies changes that bring the types named by these batches to a journal position. They can be found when this
     * returns, and are durable soon after. Empty batches move their type's position on. A position of -1 says that the
     * type is not complete yet: its changes can be found, and {@link #positions} does not name it.
     */
    void apply(List<SearchBatch> batches, long position);

    /** Makes everything applied so far durable. */
    void commit();

    /** Where another generation writes: sees what that one has made durable. Does nothing on the one that writes. */
    void refresh();

    /** Starts a new index beside the live one. The live one goes on answering, and changing, until {@link Rebuild#publish}. */
    Rebuild rebuild();

    /** The items in the live index of one type, in order of id: at most {@code limit} after the given id. */
    List<ItemVersion> items(String type, String after, int limit);

    /** A new index in the making. */
    interface Rebuild extends AutoCloseable {

        /** Adds, replaces and removes documents. An id added twice is kept once. */
        void add(SearchBatch batch);

        /**
         * Makes the new index durable, with every type that was added standing at this journal position, and switches to
         * it at one instant.
         */
        void publish(long position);

        /** Drops what was not published. */
        @Override
        void close();
    }
}
