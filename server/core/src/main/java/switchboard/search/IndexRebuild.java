package switchboard.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchBatch;
import switchboard.api.search.SearchEngine;
import switchboard.api.search.SearchSource;

/**
 * A whole index made beside the live one, a page at a time: first every item, then what the journal says happened
 * meanwhile, then the switch.
 */
final class IndexRebuild {

    private final SearchEngine.Rebuild target;
    private final SourceReader reader;
    private final Set<String> types;
    private final Deque<String> left;
    private String after = "";
    private long position;
    private long done;

    /** @param head the journal's newest position before the first item is read */
    IndexRebuild(SearchEngine.Rebuild target, SourceReader reader, Set<String> types, long head) {
        this.target = target;
        this.reader = reader;
        this.types = new TreeSet<>(types);
        this.left = new ArrayDeque<>(this.types);
        this.position = head;
        this.types.forEach(type -> target.add(new SearchBatch(type, List.of(), List.of())));
    }

    Set<String> types() {
        return types;
    }

    /** How many items are in the new index so far. */
    long done() {
        return done;
    }

    /** The type whose items are being read, or an empty string when all have been. */
    String reading() {
        return left.isEmpty() ? "" : left.peek();
    }

    /** One page. Answers the position at which the new index was published, or -1 while there is more to do. */
    long step(Map<String, SearchSource> sources, Events events) {
        if (left.isEmpty()) {
            return catchUp(sources, events);
        }
        SearchSource source = sources.get(left.peek());
        List<ItemVersion> page = reader.items(source, after);
        List<String> ids = page.stream().map(ItemVersion::id).toList();
        reader.batches(source, ids).forEach(target::add);
        done += ids.size();
        if (page.size() < SourceReader.PAGE) {
            left.remove();
            after = "";
        } else {
            after = ids.getLast();
        }
        return -1;
    }

    private long catchUp(Map<String, SearchSource> sources, Events events) {
        List<Event> page = events.after(position, SourceReader.PAGE);
        for (String type : types) {
            reader.touched(sources.get(type), page).forEach(target::add);
        }
        if (!page.isEmpty()) {
            position = page.getLast().position();
        }
        if (page.size() == SourceReader.PAGE) {
            return -1;
        }
        target.publish(position);
        return position;
    }

    void close() {
        target.close();
    }
}
