package switchboard.chaos;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;

/** One item, touched by every ticket. */
final class ChaosSource implements SearchSource {

    private static final String ID = "chaos-1";
    private static final int TOO_MUCH = 5 * 1024 * 1024;

    private final Misdeeds misdeeds;

    ChaosSource(Misdeeds misdeeds) {
        this.misdeeds = misdeeds;
    }

    @Override
    public String type() {
        return "chaos";
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("ticket.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        misdeeds.strike(Place.SOURCE);
        return List.of(ID);
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        misdeeds.strike(Place.SOURCE);
        return switch (misdeeds.at(Place.SOURCE)) {
            case GARBAGE -> wrongTypes();
            case GROW_DOCUMENTS -> Map.of(ID, document("x".repeat(TOO_MUCH)));
            default -> ids.contains(ID) ? Map.of(ID, document("Nothing to see.")) : Map.of();
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, SearchDocument> wrongTypes() {
        return (Map) Map.of(ID, "no document");
    }

    private static SearchDocument document(String body) {
        return new SearchDocument(ID, 1, "en", null, "Chaos", body, "", Set.of("chaos"), Set.of(), Map.of());
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        misdeeds.strike(Place.SOURCE);
        return after.compareTo(ID) < 0 ? List.of(new ItemVersion(ID, 1)) : List.of();
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        misdeeds.strike(Place.FILTER);
        return misdeeds.at(Place.FILTER) == Mode.GARBAGE ? nothing() : SearchFilter.NOTHING;
    }

    private static @Nullable SearchFilter nothing() {
        return null;
    }
}
