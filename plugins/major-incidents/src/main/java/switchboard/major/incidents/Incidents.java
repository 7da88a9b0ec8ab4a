package switchboard.major.incidents;

import static switchboard.major.incidents.IncidentTables.DECLARED_BY;
import static switchboard.major.incidents.IncidentTables.ID;
import static switchboard.major.incidents.IncidentTables.MANAGER;
import static switchboard.major.incidents.IncidentTables.ORGANIZATION;
import static switchboard.major.incidents.IncidentTables.STATE;
import static switchboard.major.incidents.IncidentTables.TEAM;
import static switchboard.major.incidents.IncidentTables.TICKET;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.events.EventDraft;
import switchboard.api.events.Subject;
import switchboard.api.http.Page;
import switchboard.api.persistence.Transaction;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Pages;
import switchboard.major.ground.Refusals;

/**
 * Finds major incidents, and is the way in to change one: whatever belongs to it is written while its row is locked, so that
 * what happens to one major incident happens one after the other.
 */
public final class Incidents {

    public static final String SUBJECT = "majorincident";
    public static final String PATH = "/api/v1/major-incidents/";

    private static final String LIST = "major-incidents:-id";

    private final Ground ground;

    public Incidents(Ground ground) {
        this.ground = ground;
    }

    /** The newest first; an empty set of states or organizations stands for all. */
    public Page<MajorIncident> list(
            Caller caller, Set<String> states, Set<UUID> organizations, int limit, @Nullable String cursor) {
        Condition condition = visible(caller)
                .and(states.isEmpty() ? DSL.noCondition() : STATE.in(states))
                .and(organizations.isEmpty() ? DSL.noCondition() : ORGANIZATION.in(organizations))
                .and(Pages.before(ID, cursor, LIST));
        return Pages.of(
                ground.database().read(dsl -> IncidentRows.find(dsl, condition, limit + 1)),
                limit,
                LIST,
                MajorIncident::id);
    }

    /** Those of a ticket, the newest first, without any permission check. */
    public List<MajorIncident> ofTicket(UUID ticket, int limit) {
        return ground.database().read(dsl -> IncidentRows.find(dsl, TICKET.eq(ticket), limit));
    }

    /** By id, without any permission check. At most 500. */
    public List<MajorIncident> byId(Collection<UUID> ids) {
        return ground.database().read(dsl -> IncidentRows.find(dsl, ID.in(ids), 500));
    }

    /** Every one there is, in the order of their ids, without any permission check. */
    public List<MajorIncident> after(UUID id, int limit) {
        return ground.database().read(dsl -> IncidentRows.inOrder(dsl, ID.greaterThan(id), limit));
    }

    /** One; 404 where it is not there or not visible, 403 where the permission does not reach it. */
    public MajorIncident find(Caller caller, UUID id, String permission) {
        return ground.database()
                .read(dsl -> require(
                        caller, permission, IncidentRows.find(dsl, ID.eq(id).and(visible(caller)), 1)));
    }

    /** Does something to one whose row is locked meanwhile. */
    public <T> T changing(Caller caller, UUID id, String permission, BiFunction<Transaction, MajorIncident, T> work) {
        return ground.database()
                .inTransaction(transaction -> work.apply(
                        transaction,
                        require(
                                caller,
                                permission,
                                IncidentRows.lock(transaction.dsl(), ID.eq(id).and(visible(caller))))));
    }

    /** The same for the desk itself, in a transaction under way. */
    public Optional<MajorIncident> lock(Transaction transaction, UUID id) {
        return IncidentRows.lock(transaction.dsl(), ID.eq(id)).stream().findFirst();
    }

    private static MajorIncident require(Caller caller, String permission, List<MajorIncident> found) {
        if (found.isEmpty()) {
            throw Refusals.notFound("majorincident", "major incident");
        }
        if (!reaches(caller, permission, found.getFirst())) {
            throw Refusals.forbidden(permission);
        }
        return found.getFirst();
    }

    public static boolean reaches(Caller caller, String permission, MajorIncident incident) {
        Set<UUID> people = permission.equals(MajorPermissions.READ) ? incident.people() : Set.of(incident.manager());
        return caller.reach(permission).covers(incident.organization(), incident.team(), people);
    }

    private Condition visible(Caller caller) {
        return ground.access()
                .condition(caller.reach(MajorPermissions.READ), ORGANIZATION, TEAM, List.of(MANAGER, DECLARED_BY));
    }

    /** Writes what became of it, where it is other than it was. */
    void update(DSLContext dsl, MajorIncident before, MajorIncident next) {
        if (!next.equals(before)) {
            IncidentRows.update(dsl, next);
        }
    }

    /** The journal is never erased: ids and codes go into an event, never what people wrote. */
    public UUID append(
            Transaction transaction, String happened, MajorIncident incident, Caller caller, Map<String, ?> data) {
        Map<String, Object> all = new HashMap<>(data);
        all.put("ticket", incident.ticket().toString());
        all.put("state", incident.state());
        return transaction.append(new EventDraft(
                "majorincident." + happened,
                new Subject(SUBJECT, incident.id().toString()),
                ground.actor(caller),
                MajorPermissions.READ,
                incident.organization(),
                all));
    }
}
