package switchboard.api.search;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.ExtensionPoint;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;

/**
 * A kind of thing that can be searched. The host asks it what an event touched, fetches the items as they are now, and
 * gives them to the engine; the same methods rebuild a lost index and prove it equal to the database.
 */
@ExtensionPoint
public interface SearchSource {

    /** The type of its hits, for example {@code article}. Unique on the desk. */
    String type();

    /** The event types it wants to see, or nouns followed by {@code .*}. */
    Set<String> eventTypes();

    /** The ids of the items that this event may have changed. */
    Collection<String> touchedBy(Event event);

    /**
     * The items as they are now, by id. An id without an item (deleted, or not to be found by search) is absent from the
     * answer and leaves the index. At most 500 ids.
     */
    Map<String, SearchDocument> documents(Collection<String> ids);

    /** Every item there is, in order of id: at most {@code limit} after the given id (an empty string is the start). */
    List<ItemVersion> items(String after, int limit);

    /** What this caller may find. */
    SearchFilter visibleTo(Caller caller);
}
