package switchboard.major.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.access.Reach;
import switchboard.api.events.Event;
import switchboard.api.search.ItemVersion;
import switchboard.api.search.SearchDocument;
import switchboard.api.search.SearchFilter;
import switchboard.api.search.SearchSource;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.review.Review;
import switchboard.major.review.ReviewRows;

/**
 * Major incidents and their reviews as search hits. Whoever reads the major incident finds all of it; whoever the review was
 * published for finds summary and review, and not why it was declared.
 */
public final class MajorIncidentSource implements SearchSource {

    private final Ground ground;
    private final Incidents incidents;

    public MajorIncidentSource(Ground ground, Incidents incidents) {
        this.ground = ground;
        this.incidents = incidents;
    }

    @Override
    public String type() {
        return Incidents.SUBJECT;
    }

    @Override
    public Set<String> eventTypes() {
        return Set.of("majorincident.*");
    }

    @Override
    public Collection<String> touchedBy(Event event) {
        return event.subject().type().equals(Incidents.SUBJECT)
                ? List.of(event.subject().id())
                : List.of();
    }

    @Override
    public Map<String, SearchDocument> documents(Collection<String> ids) {
        List<UUID> wanted = ids.stream().map(UUID::fromString).toList();
        Map<UUID, Review> reviews = ground.database().read(dsl -> ReviewRows.find(dsl, wanted)).stream()
                .collect(Collectors.toMap(Review::majorIncident, Function.identity()));
        Map<String, SearchDocument> documents = new HashMap<>();
        incidents
                .byId(wanted)
                .forEach(incident ->
                        documents.put(incident.id().toString(), document(incident, reviews.get(incident.id()))));
        return documents;
    }

    @Override
    public List<ItemVersion> items(String after, int limit) {
        UUID start = after.isEmpty() ? new UUID(0, 0) : UUID.fromString(after);
        List<MajorIncident> found = incidents.after(start, limit);
        List<UUID> ids = found.stream().map(MajorIncident::id).toList();
        Map<UUID, Review> reviews = ground.database().read(dsl -> ReviewRows.find(dsl, ids)).stream()
                .collect(Collectors.toMap(Review::majorIncident, Function.identity()));
        return found.stream()
                .map(incident ->
                        new ItemVersion(incident.id().toString(), version(incident, reviews.get(incident.id()))))
                .toList();
    }

    /** Each of the two only grows, and so does their sum. */
    private static long version(MajorIncident incident, @Nullable Review review) {
        return incident.version() + (review == null ? 0 : review.version());
    }

    @Override
    public SearchFilter visibleTo(Caller caller) {
        if (caller.anonymous()) {
            return SearchFilter.NOTHING;
        }
        Reach reach = caller.reach(MajorPermissions.READ);
        Set<String> internal = new HashSet<>();
        reach.organizations().forEach(id -> internal.add("organization:" + id));
        reach.teams().forEach(id -> internal.add("team:" + id));
        if (reach.own() != null) {
            internal.add("person:" + reach.own());
        }
        Set<String> tokens = new HashSet<>(internal);
        tokens.add("published:" + caller.organization());
        return new SearchFilter(reach.all(), tokens, reach.all(), internal);
    }

    private static SearchDocument document(MajorIncident incident, @Nullable Review review) {
        Set<String> readers = new HashSet<>(Set.of("organization:" + incident.organization()));
        readers.add("person:" + incident.manager());
        readers.add("person:" + incident.declaredBy());
        if (incident.team() != null) {
            readers.add("team:" + incident.team());
        }
        Set<String> audience = new HashSet<>(readers);
        if (review != null && review.isForRequesters()) {
            audience.add("published:" + incident.organization());
        }
        String text = review == null ? "" : String.join("\n", review.happened(), review.fixed(), review.prevention());
        return new SearchDocument(
                incident.id().toString(),
                version(incident, review),
                // The language is not known: the host detects it.
                "und",
                null,
                incident.summary(),
                text,
                incident.reason(),
                audience,
                readers,
                Map.of("state", Set.of(incident.state())));
    }
}
