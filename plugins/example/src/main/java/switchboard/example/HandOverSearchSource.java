package switchboard.example;

import static switchboard.example.HandOverTables.HAND_OVER;
import static switchboard.example.HandOverTables.ID;
import static switchboard.example.HandOverTables.VERSION;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.events.Event;
import switchboard.api.persistence.Database;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;

/**
 * A kind of search hit. The host follows the journal, asks what an event touched, fetches the items as they are, and gives
 * them to whatever engine is enabled. Who may find what is said twice in the same words: in the audience of a document, and in
 * the filter of a caller.
 */
final class HandOverSearchSource implements SearchSource {

    private final Database database;

    HandOverSearchSource(Database database) {
        this.database = database;
    }

    @Override
    public String type() {
        return "handover";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("handover.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return List.of(event.subject().id());
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        List<UUID> wanted = ids.stream().map(UUID::fromString).toList();
        Map<String, SearchDocument> documents = new HashMap<>();
        database.read(dsl -> dsl.select(HandOverTables.ALL)
                        .from(HAND_OVER)
                        .where(ID.in(wanted))
                        .fetch(HandOverTables::handOver))
                .forEach(handOver -> documents.put(handOver.id().toString(), document(handOver)));
        return documents;
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        UUID start = after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after);
        return database.read(dsl -> dsl.select(ID, VERSION)
                .from(HAND_OVER)
                .where(ID.greaterThan(start))
                .orderBy(ID)
                .limit(limit)
                .fetch(row -> new ItemVersion(row.get(ID).toString(), row.get(VERSION))));
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        Reach reach = caller.reach(HandOverPermissions.READ_KEY);
        if (reach.isNone()) {
            return SearchFilter.NOTHING;
        }
        Set<String> tokens = new HashSet<>();
        reach.organizations().forEach(id -> tokens.add("organization:" + id));
        reach.teams().forEach(id -> tokens.add("team:" + id));
        if (reach.own() != null) {
            tokens.add("person:" + reach.own());
        }
        return new SearchFilter(reach.all(), tokens, false, Set.of());
    }

    static SearchDocument document(HandOver handOver) {
        Set<String> audience = new HashSet<>();
        audience.add("organization:" + handOver.organization());
        audience.add("person:" + handOver.author());
        if (handOver.team() != null) {
            audience.add("team:" + handOver.team());
        }
        return new SearchDocument(
                handOver.id().toString(),
                handOver.version(),
                // The language is not known: the host detects it.
                "und",
                null,
                handOver.title(),
                handOver.body(),
                "",
                audience,
                Set.of(),
                Map.of("acknowledged", Set.of(Objects.toString(handOver.acknowledged()))));
    }
}
