package {{package}};

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;

/** Items can be searched. Who may find one is said twice in the same words: as its audience, and as a caller's filter. */
final class ItemSearchSource implements SearchSource {

    static final String TYPE = "{{noun}}";

    private final Items items;

    ItemSearchSource(Items items) {
        this.items = items;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("{{noun}}.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return List.of(event.subject().id());
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        return items.some(ids.stream().map(UUID::fromString).toList()).stream()
                .map(ItemSearchSource::document)
                .collect(Collectors.toMap(SearchDocument::id, Function.identity()));
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        return items.after(after.isEmpty() ? null : UUID.fromString(after), limit).stream()
                .map(item -> new ItemVersion(item.id().toString(), item.version()))
                .toList();
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        Reach reach = caller.reach(ItemPermissions.READ_KEY);
        if (reach.isNone()) {
            return SearchFilter.NOTHING;
        }
        Set<String> tokens = new HashSet<>();
        reach.organizations().forEach(id -> tokens.add("organization:" + id));
        if (reach.own() != null) {
            tokens.add("person:" + reach.own());
        }
        return new SearchFilter(reach.all(), tokens, false, Set.of());
    }

    static SearchDocument document(Item item) {
        return new SearchDocument(
                item.id().toString(),
                item.version(),
                // The language is not known: the server detects it.
                "und",
                null,
                item.title(),
                "",
                "",
                Set.of("organization:" + item.organization(), "person:" + item.author()),
                Set.of(),
                Map.of("done", Set.of(item.doneAt() == null ? "false" : "true")));
    }
}
