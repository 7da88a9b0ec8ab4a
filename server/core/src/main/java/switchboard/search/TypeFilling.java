package switchboard.search;

import java.util.ArrayList;
import java.util.List;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;

/**
 * Fills the live index with one type that it does not hold completely: a source that has just appeared. Corrects what is
 * there already, so it may be broken off and begun again at any point.
 */
final class TypeFilling {

    private final long head;
    private final ItemWalk walk = new ItemWalk();

    /** @param head the journal's newest position before the first page was read */
    TypeFilling(long head) {
        this.head = head;
    }

    /** Where the type stands once it is filled; the journal is followed from there. */
    long head() {
        return head;
    }

    boolean finished() {
        return walk.finished();
    }

    /** The changes of the next page. */
    List<SearchBatch> next(SearchSource source, SearchEngine engine, SourceReader reader) {
        ItemWalk.Differences differences =
                walk.next(id -> reader.items(source, id), id -> engine.items(source.type(), id, SourceReader.PAGE));
        List<String> ids = new ArrayList<>(differences.missing());
        ids.addAll(differences.stale());
        ids.addAll(differences.extra());
        return reader.batches(source, ids);
    }
}
