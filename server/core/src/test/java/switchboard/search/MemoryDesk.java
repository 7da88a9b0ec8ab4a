package switchboard.search;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.events.Subject;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;
import switchboard.events.MovedPosition;
import switchboard.events.NewestPosition;

/** A database and its journal in memory: items of several types, and an event for each change. */
final class MemoryDesk implements Events {

    private final Map<String, Map<String, SearchDocument>> items = new TreeMap<>();
    private final List<Event> journal = new CopyOnWriteArrayList<>();
    final NewestPosition newest = new NewestPosition();

    synchronized void write(String type, String id, String title) {
        SearchDocument before = items(type).get(id);
        long version = before == null ? 1 : before.version() + 1;
        items(type).put(id, new SearchDocument(id, version, "en", null, title, "", "", Set.of(), Set.of(), Map.of()));
        append(type, id);
    }

    synchronized void remove(String type, String id) {
        items(type).remove(id);
        append(type, id);
    }

    /** The data of a plugin goes while it is away; no event of its own tells. */
    synchronized void purge(String plugin, String type) {
        items.remove(type);
        append("plugin.purged", new Subject("plugin", plugin));
    }

    private void append(String type, String id) {
        append(type + ".changed", new Subject(type, id));
    }

    private void append(String eventType, Subject subject) {
        long position = journal.size() + 1L;
        journal.add(
                new Event(new UUID(0, position), position, eventType, Instant.EPOCH, null, null, subject, Map.of()));
        MovedPosition.to(newest, position);
    }

    /** The database as it was, as after a restore. */
    synchronized void restore() {
        journal.clear();
        items.clear();
    }

    private Map<String, SearchDocument> items(String type) {
        return items.computeIfAbsent(type, name -> new ConcurrentSkipListMap<>());
    }

    @Override
    public List<Event> after(long position, int limit) {
        return journal.stream().skip(position).limit(limit).toList();
    }

    @Override
    public Map<UUID, List<Event>> ofTickets(Collection<UUID> tickets, int limit) {
        return Map.of();
    }

    @Override
    public List<Event> ofTicket(UUID ticket, @Nullable UUID after, int limit) {
        return List.of();
    }

    @Override
    public long newest() {
        return journal.size();
    }

    @Override
    public List<UUID> causes(UUID event) {
        return List.of();
    }

    Source source(String type) {
        return new Source(type);
    }

    final class Source implements SearchSource {

        private final String type;
        volatile boolean broken;

        private Source(String type) {
            this.type = type;
        }

        @Override
        public String type() {
            return type;
        }

        @Override
        public Set<String> eventTypes() {
            return Set.of(type + ".*");
        }

        @Override
        public Collection<String> touchedBy(Event event) {
            failWhereBroken();
            return List.of(event.subject().id());
        }

        @Override
        public Map<String, SearchDocument> documents(Collection<String> ids) {
            failWhereBroken();
            Map<String, SearchDocument> found = new TreeMap<>(items(type));
            found.keySet().retainAll(ids);
            return found;
        }

        @Override
        public List<ItemVersion> items(String after, int limit) {
            failWhereBroken();
            return new TreeMap<>(MemoryDesk.this.items(type))
                    .tailMap(after, false).values().stream()
                            .limit(limit)
                            .map(item -> new ItemVersion(item.id(), item.version()))
                            .toList();
        }

        private Map<String, SearchDocument> items(String name) {
            return MemoryDesk.this.items(name);
        }

        private void failWhereBroken() {
            if (broken) {
                throw new IllegalStateException("The source is broken.");
            }
        }

        @Override
        public SearchFilter visibleTo(Caller caller) {
            return caller.has("search:use") ? new SearchFilter(true, Set.of(), false, Set.of()) : SearchFilter.NOTHING;
        }
    }
}
