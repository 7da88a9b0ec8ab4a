package switchboard.major.children;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.tickets.Ticket;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Pages;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.timeline.Entries;

/** Tickets with the same cause as a major incident. */
public final class Children {

    /** The most of one major incident. */
    static final int MOST = 10_000;

    private static final String LIST = "major-incident-children:ticket";

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;

    public Children(Ground ground, Incidents incidents, Entries entries) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
    }

    Page<Child> list(Caller caller, UUID incident, int limit, @Nullable String cursor) {
        incidents.find(caller, incident, MajorPermissions.READ);
        return Pages.of(
                ground.database()
                        .read(dsl ->
                                ChildRows.find(dsl, incident, Pages.after(ChildRows.TICKET, cursor, LIST), limit + 1)),
                limit,
                LIST,
                Child::ticket);
    }

    public int count(DSLContext dsl, UUID incident) {
        return ChildRows.count(dsl, incident);
    }

    /** The major incidents that a ticket is a child of, the newest first. */
    public List<UUID> parents(UUID ticket, int limit) {
        return ground.database().read(dsl -> ChildRows.parents(dsl, ticket, limit));
    }

    /** Whether this ticket may be a child: seen by the caller, of the same organization, and not the incident's own. */
    @Nullable
    Ticket fitting(Caller caller, MajorIncident incident, UUID ticket) {
        return ground.tickets()
                .find(caller, ticket)
                .filter(found -> found.organization().equals(incident.organization()))
                .filter(found -> !found.id().equals(incident.ticket()))
                .orElse(null);
    }

    /** A new one is told of what comes, not of what was. Adding it again changes whether it is told. */
    Child put(Caller caller, UUID incident, UUID ticket, boolean told) {
        return incidents.changing(caller, incident, MajorPermissions.MANAGE, (transaction, current) -> {
            if (!current.isOpen()) {
                throw Refusals.ended();
            }
            DSLContext dsl = transaction.dsl();
            Optional<Child> before = ChildRows.find(dsl, incident, ticket);
            Child child = new Child(
                    ticket,
                    told,
                    before.filter(Child::told).map(Child::toldUpTo).orElseGet(() -> entries.last(dsl, incident)),
                    before.map(Child::addedBy).orElse(caller.id()),
                    before.map(Child::addedAt).orElseGet(ground::now));
            if (before.isPresent()) {
                ChildRows.update(dsl, incident, ticket, child.told(), child.toldUpTo());
            } else {
                requireRoom(dsl, incident);
                ChildRows.insert(dsl, incident, child);
            }
            if (before.isEmpty() || before.get().told() != told) {
                incidents.append(
                        transaction, "child_added", current, caller, Map.of("child", ticket.toString(), "told", told));
            }
            transaction.completes(ChildResource.path(incident) + ticket);
            return child;
        });
    }

    private static void requireRoom(DSLContext dsl, UUID incident) {
        if (ChildRows.count(dsl, incident) >= MOST) {
            throw Refusals.tooMany("tickets with the same cause", MOST);
        }
    }

    Child find(Caller caller, UUID incident, UUID ticket) {
        incidents.find(caller, incident, MajorPermissions.READ);
        return ground.database()
                .read(dsl -> ChildRows.find(dsl, incident, ticket))
                .orElseThrow(() -> Refusals.notFound("majorincident", "ticket with the same cause"));
    }

    void remove(Caller caller, UUID incident, UUID ticket) {
        incidents.changing(caller, incident, MajorPermissions.MANAGE, (transaction, current) -> {
            if (ChildRows.delete(transaction.dsl(), incident, ticket) == 0) {
                throw Refusals.notFound("majorincident", "ticket with the same cause");
            }
            return incidents.append(transaction, "child_removed", current, caller, Map.of("child", ticket.toString()));
        });
    }
}
