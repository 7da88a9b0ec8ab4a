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
import switchboard.plugins.quotas.DocumentQuotas;

/** A plugin's source as search knows it. Type and event types never change within a generation and are asked once. */
final class PluginSearchSource implements SearchSource {

    private final SearchSource source;
    private final String type;
    private final Set<String> eventTypes;
    private final DocumentQuotas quotas;
    private final Using<SearchSource> using;

    private PluginSearchSource(
            SearchSource source, String type, Set<String> eventTypes, Generation generation, LiveGenerations live) {
        this.source = source;
        this.type = type;
        this.eventTypes = Set.copyOf(eventTypes);
        this.quotas = new DocumentQuotas(generation.quotas());
        this.using = new Using<>(generation, live, other -> other.searchSources().stream()
                .filter(candidate -> candidate.type().equals(type))
                .findAny()
                .orElse(null));
    }

    static SearchSource of(Generation generation, SearchSource source, LiveGenerations live) {
        return new PluginSearchSource(
                source,
                Answers.text(source.type(), "the type of a search source"),
                Answers.texts(source.eventTypes(), "the event types of a search source"),
                generation,
                live);
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
        return using.get(
                CallKind.SEARCH_ITEMS,
                type,
                () -> Answers.touched(source.touchedBy(event)),
                other -> other.touchedBy(event));
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        return using.get(CallKind.SEARCH_SOURCE, type, () -> askDocuments(ids), other -> other.documents(ids));
    }

    private Map<String, SearchDocument> askDocuments(Collection<String> ids) {
        Map<String, SearchDocument> documents = Answers.documents(source.documents(ids), ids);
        quotas.require(documents.values());
        return documents;
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        return using.get(
                CallKind.SEARCH_ITEMS,
                type,
                () -> Answers.items(source.items(after, limit), after, limit),
                other -> other.items(after, limit));
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        return using.get(
                CallKind.SEARCH_FILTER,
                type,
                () -> Answers.filter(source.visibleTo(caller)),
                other -> other.visibleTo(caller));
    }
}
