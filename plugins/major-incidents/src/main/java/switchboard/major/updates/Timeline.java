package switchboard.major.updates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Input;
import switchboard.api.http.Page;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.IncidentChanges;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.Entry;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** What happened, as people write it down, and what is told. */
public final class Timeline {

    static final int LONGEST_BODY = 20_000;

    private static final Duration TOLERATED = Duration.ofMinutes(5);

    private final Ground ground;
    private final Incidents incidents;
    private final IncidentChanges changes;
    private final Entries entries;
    private final TicketEvents ofTicket;

    public Timeline(Ground ground, Incidents incidents, IncidentChanges changes, Entries entries) {
        this.ground = ground;
        this.incidents = incidents;
        this.changes = changes;
        this.entries = entries;
        this.ofTicket = new TicketEvents(ground);
    }

    /** The major incident's own entries and, between them, what happened to its ticket, where the caller may see that. */
    Page<Entry> list(Caller caller, UUID id, int limit, @Nullable String cursor) {
        MajorIncident incident = incidents.find(caller, id, MajorPermissions.READ);
        Entries.Place after = TimelinePlace.of(cursor);
        List<Entry> own = ground.database().read(dsl -> entries.inOrder(dsl, id, after, false, limit + 1));
        return TimelinePlace.page(own, ofTicket.of(caller, incident, after, limit + 1), limit);
    }

    Entry find(Caller caller, UUID id, UUID entry) {
        incidents.find(caller, id, MajorPermissions.READ);
        return ground.database()
                .read(dsl -> entries.find(dsl, id, entry))
                .orElseThrow(() -> Refusals.notFound("majorincident", "entry"));
    }

    /** An entry that a person writes. */
    Entry write(Caller caller, UUID id, Input input) {
        String kind = input.oneOf("kind", EntryKind.OF_PEOPLE);
        String body = input.requiredText("body", LONGEST_BODY);
        String visibility = visibility(input, "visibility");
        Instant at = happenedAt(input);
        input.check();
        return incidents.changing(caller, id, MajorPermissions.MANAGE, (transaction, incident) -> {
            requireOpen(incident);
            Entry entry = entries.add(
                    transaction.dsl(),
                    id,
                    new EntryDraft(
                            kind == null ? EntryKind.HAPPENED : kind,
                            visibility,
                            null,
                            body,
                            ground.actor(caller),
                            null,
                            at));
            incidents.append(transaction, "noted", incident, caller, Map.of("entry", number(entry)));
            return entry;
        });
    }

    /** May be written down later, and not before it happened. */
    private Instant happenedAt(Input input) {
        Instant at = input.instant("at");
        if (at != null && at.isAfter(ground.now().plus(TOLERATED))) {
            input.fail("at", "not_allowed", "must not be in the future");
        }
        return at == null ? ground.now() : at;
    }

    /** An update: it sets the clock anew, and goes to everybody concerned where it is for everybody. */
    Entry update(Caller caller, UUID id, Input input) {
        String text = input.requiredText("text", LONGEST_BODY);
        String audience = visibility(input, "audience");
        input.check();
        return incidents.changing(caller, id, MajorPermissions.MANAGE, (transaction, incident) -> {
            requireOpen(incident);
            MajorIncident next = changes.updated(transaction, incident);
            UUID event = incidents.append(transaction, "updated", next, caller, Map.of("audience", audience));
            return entries.add(
                    transaction.dsl(),
                    id,
                    new EntryDraft(EntryKind.UPDATE, audience, null, text, ground.actor(caller), event, ground.now()));
        });
    }

    private static String visibility(Input input, String field) {
        String visibility = input.oneOf(field, Entry.VISIBILITIES);
        return visibility == null ? Entry.INTERNAL : visibility;
    }

    private static void requireOpen(MajorIncident incident) {
        if (!incident.isOpen()) {
            throw Refusals.ended();
        }
    }

    private static long number(Entry entry) {
        Long number = entry.number();
        return number == null ? 0 : number;
    }
}
