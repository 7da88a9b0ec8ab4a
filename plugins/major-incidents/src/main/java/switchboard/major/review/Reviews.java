package switchboard.major.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.Event;
import switchboard.api.http.Input;
import switchboard.api.persistence.Transaction;
import switchboard.major.actions.Actions;
import switchboard.major.ground.Difference;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.IncidentChanges;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.timeline.Entries;

/** Reviews: written while there is something to learn, published once, and by that the end of the major incident. */
public final class Reviews {

    static final int LONGEST_TEXT = 20_000;

    private static final Set<String> AUDIENCES = Set.of(Review.INTERNAL, Review.REQUESTERS);

    private final Ground ground;
    private final Incidents incidents;
    private final Publication publication;
    private final Consents consents;

    public Reviews(Ground ground, Incidents incidents, IncidentChanges changes, Entries entries, Actions actions) {
        this.ground = ground;
        this.incidents = incidents;
        this.publication = new Publication(ground, incidents, changes, entries, actions);
        this.consents = new Consents(ground, incidents, entries, publication);
    }

    /** The review of a major incident, without any permission check. */
    public Optional<Review> of(UUID incident) {
        return ground.database().read(dsl -> ReviewRows.find(dsl, incident));
    }

    /** For whoever reads the major incident; once published for them, for everybody of the organization. */
    Review find(Caller caller, UUID id) {
        Optional<MajorIncident> incident = incidents.byId(List.of(id)).stream().findFirst();
        Optional<Review> review = of(id);
        if (incident.isPresent() && review.isPresent() && mayRead(caller, incident.get(), review.get())) {
            return review.get();
        }
        throw Refusals.notFound("majorincident", "review");
    }

    private static boolean mayRead(Caller caller, MajorIncident incident, Review review) {
        boolean ofTheOrganization = !caller.anonymous() && caller.organization().equals(incident.organization());
        return Incidents.reaches(caller, MajorPermissions.READ, incident)
                || (review.isForRequesters() && ofTheOrganization);
    }

    Review write(Caller caller, UUID id, @Nullable Long expected, Input input) {
        incidents.find(caller, id, MajorPermissions.REVIEW);
        Text happened = Text.of(input, "happened");
        Text fixed = Text.of(input, "fixed");
        Text prevention = Text.of(input, "prevention");
        input.check();
        return incidents.changing(caller, id, MajorPermissions.REVIEW, (transaction, incident) -> {
            Review before = ReviewRows.find(transaction.dsl(), id).orElse(null);
            Review current = before == null ? empty(caller, id) : before;
            Difference difference = happened.compare(new Difference(), current.happened());
            prevention
                    .compare(fixed.compare(difference, current.fixed()), current.prevention())
                    .require(expected, current.version());
            Publication.requireDraft(incident, current);
            Review next = current.written(
                    happened.or(current.happened()),
                    fixed.or(current.fixed()),
                    prevention.or(current.prevention()),
                    caller.id(),
                    ground.now());
            if (before == null || !next.equals(before)) {
                save(transaction, before == null, next);
                incidents.append(transaction, "review_written", incident, caller, Map.of("version", next.version()));
            }
            return next;
        });
    }

    private Review empty(Caller caller, UUID id) {
        return new Review(
                id,
                "",
                "",
                "",
                caller.id(),
                Review.DRAFT,
                Review.INTERNAL,
                null,
                null,
                null,
                ground.now(),
                ground.now(),
                0);
    }

    private static void save(Transaction transaction, boolean first, Review review) {
        if (first) {
            ReviewRows.insert(transaction.dsl(), review);
        } else {
            ReviewRows.update(transaction.dsl(), review);
        }
    }

    /** Publishes the review, and ends the major incident by it; or asks for consent first, where a setting says so. */
    Review publish(Caller caller, UUID id, Input input) {
        MajorIncident seen = incidents.find(caller, id, MajorPermissions.REVIEW);
        String given = input.oneOf("audience", AUDIENCES);
        input.check();
        String audience = given == null ? Review.INTERNAL : given;
        return ground.settings().get(MajorSettings.REVIEW_APPROVAL)
                ? consents.ask(caller, seen, audience)
                : publication.publish(caller, id, audience);
    }

    /** Heard of what was decided. */
    public void decided(List<Event> events) {
        events.forEach(consents::decided);
    }

    /** One of the texts, where the client gave it. */
    private record Text(String field, boolean given, String value) {

        static Text of(Input input, String field) {
            String value = input.text(field, LONGEST_TEXT);
            return new Text(field, input.has(field), value == null ? "" : value);
        }

        String or(String current) {
            return given ? value : current;
        }

        Difference compare(Difference difference, String current) {
            return difference.of(field, given, value, current);
        }
    }
}
