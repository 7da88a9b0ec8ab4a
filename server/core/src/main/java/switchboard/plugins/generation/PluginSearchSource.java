package switchboard.plugins.generation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;
import switchboard.plugins.calls.CallKind;

/** A plugin's source as search knows it. Type and event types never change within a generation and are asked once. */
final class PluginSearchSource implements SearchSource {

    private final SearchSource source;
    private final String type;
    private final Set<String> eventTypes;
    private final Using<SearchSource> using;

    private PluginSearchSource(
            SearchSource source, String type, Set<String> eventTypes, Generation generation, LiveGenerations live) {
        this.source = source;
        this.type = type;
        this.eventTypes = Set.copyOf(eventTypes);
        this.using = new Using<>(generation, live, other -> other.searchSources().stream()
                .filter(candidate -> candidate.type().equals(type))
                .findAny()
                .orElse(null));
    }

    static SearchSource of(Generation generation, SearchSource source, LiveGenerations live) {
        return new PluginSearchSource(source, source.type(), source.eventTypes(), generation, live);
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public Set<String> eventTypes() {
        return eventTypes;
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return using.get(CallKind.INDEXING, () -> source.touchedBy(event), other -> other.touchedBy(event));
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        return using.get(CallKind.INDEXING, () -> source.documents(ids), other -> other.documents(ids));
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        return using.get(CallKind.INDEXING, () -> source.items(after, limit), other -> other.items(after, limit));
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        return using.get(CallKind.SEARCH_FILTER, () -> source.visibleTo(caller), other -> other.visibleTo(caller));
    }
}
