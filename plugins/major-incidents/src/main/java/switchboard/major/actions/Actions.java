package switchboard.major.actions;

import static switchboard.major.actions.ActionTables.ACTION;
import static switchboard.major.actions.ActionTables.DUE_AT;
import static switchboard.major.actions.ActionTables.ID;
import static switchboard.major.actions.ActionTables.INCIDENT;
import static switchboard.major.actions.ActionTables.OWNER;
import static switchboard.major.actions.ActionTables.PURPOSE;
import static switchboard.major.actions.ActionTables.RESULT;
import static switchboard.major.actions.ActionTables.RESULT_BY;
import static switchboard.major.actions.ActionTables.STATE;
import static switchboard.major.actions.ActionTables.TITLE;
import static switchboard.major.actions.ActionTables.UPDATED_AT;
import static switchboard.major.actions.ActionTables.VERSION;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.http.Page;
import switchboard.api.persistence.Transaction;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Pages;
import switchboard.major.ground.Refusals;
import switchboard.major.incidents.IncidentState;
import switchboard.major.incidents.Incidents;
import switchboard.major.incidents.MajorIncident;
import switchboard.major.notices.Notices;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** What is to be done, while a major incident goes on and after it. */
public final class Actions {

    /** The most actions of one major incident. */
    public static final int MOST = 500;

    private static final String LIST = "major-incident-actions:id";

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;

    public Actions(Ground ground, Incidents incidents, Entries entries) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
    }

    Page<Action> list(Caller caller, UUID incident, int limit, @Nullable String cursor) {
        incidents.find(caller, incident, MajorPermissions.READ);
        return Pages.of(
                ground.database().read(dsl -> dsl.select(ActionTables.ALL)
                        .from(ACTION)
                        .where(INCIDENT.eq(incident))
                        .and(Pages.after(ID, cursor, LIST))
                        .orderBy(ID)
                        .limit(limit + 1)
                        .fetch(ActionTables::action)),
                limit,
                LIST,
                Action::id);
    }

    /** All of them, the oldest first, without any permission check. */
    public List<Action> all(DSLContext dsl, UUID incident) {
        return dsl.select(ActionTables.ALL)
                .from(ACTION)
                .where(INCIDENT.eq(incident))
                .orderBy(ID)
                .limit(MOST)
                .fetch(ActionTables::action);
    }

    /** Whoever has had something to do. */
    public Set<UUID> owners(DSLContext dsl, UUID incident) {
        return dsl.selectDistinct(OWNER)
                .from(ACTION)
                .where(INCIDENT.eq(incident))
                .limit(MOST)
                .fetchSet(OWNER);
    }

    Action find(Caller caller, UUID incident, UUID id) {
        incidents.find(caller, incident, MajorPermissions.READ);
        return ground.database().read(dsl -> find(dsl, incident, id));
    }

    private static Action find(DSLContext dsl, UUID incident, UUID id) {
        Action found = dsl.select(ActionTables.ALL)
                .from(ACTION)
                .where(ID.eq(id))
                .and(INCIDENT.eq(incident))
                .fetchOne(ActionTables::action);
        if (found == null) {
            throw Refusals.notFound("majorincident", "action");
        }
        return found;
    }

    Action add(Caller caller, UUID incident, ActionFields fields) {
        return incidents.changing(caller, incident, MajorPermissions.MANAGE, (transaction, current) -> {
            requireNotUndeclared(current);
            requireRoom(transaction.dsl(), incident);
            Instant now = ground.now();
            Action action = new Action(
                    ground.ids().next(),
                    incident,
                    fields.purpose() == null ? Action.RESPONSE : fields.purpose(),
                    String.valueOf(fields.title()),
                    Objects.requireNonNull(fields.owner()),
                    fields.due(),
                    fields.state() == null ? Action.OPEN : fields.state(),
                    fields.result(),
                    fields.result() == null ? null : caller.id(),
                    caller.id(),
                    now,
                    now,
                    1);
            insert(transaction.dsl(), action);
            note(transaction, caller, current, action, "action_added");
            tellOwner(transaction, caller, current, action);
            transaction.completes(ActionResource.path(incident) + action.id());
            return action;
        });
    }

    private static void requireNotUndeclared(MajorIncident incident) {
        if (incident.state().equals(IncidentState.UNDECLARED)) {
            throw Refusals.ended();
        }
    }

    private static void requireRoom(DSLContext dsl, UUID incident) {
        if (dsl.fetchCount(ACTION, INCIDENT.eq(incident)) >= MOST) {
            throw Refusals.tooMany("actions", MOST);
        }
    }

    private static void insert(DSLContext dsl, Action action) {
        dsl.insertInto(ACTION)
                .columns(ActionTables.ALL)
                .values(
                        action.id(),
                        action.majorIncident(),
                        action.purpose(),
                        action.title(),
                        action.owner(),
                        action.due(),
                        action.state(),
                        action.result(),
                        action.resultBy(),
                        action.createdBy(),
                        action.createdAt(),
                        action.updatedAt(),
                        action.version())
                .execute();
    }

    /** The owner says how far it has come; everything else is for whoever manages. */
    Action change(Caller caller, UUID incident, UUID id, @Nullable Long expected, ActionFields fields) {
        return incidents.changing(caller, incident, MajorPermissions.READ, (transaction, current) -> {
            Action before = find(transaction.dsl(), incident, id);
            boolean mine = before.owner().equals(caller.id()) && fields.onlyProgress();
            if (!mine && !Incidents.reaches(caller, MajorPermissions.MANAGE, current)) {
                throw Refusals.forbidden(MajorPermissions.MANAGE);
            }
            fields.differences(before).require(expected, before.version());
            Action next = changed(caller, before, fields);
            if (!next.equals(before)) {
                update(transaction.dsl(), next);
                note(transaction, caller, current, next, "action_changed");
                if (!next.owner().equals(before.owner())) {
                    tellOwner(transaction, caller, current, next);
                }
            }
            return next;
        });
    }

    private Action changed(Caller caller, Action before, ActionFields fields) {
        boolean saysResult = fields.changesResult() && !Objects.equals(fields.result(), before.result());
        Action same = new Action(
                before.id(),
                before.majorIncident(),
                fields.purpose() == null ? before.purpose() : fields.purpose(),
                fields.title() == null ? before.title() : fields.title(),
                fields.owner() == null ? before.owner() : fields.owner(),
                fields.changesDue() ? fields.due() : before.due(),
                fields.state() == null ? before.state() : fields.state(),
                saysResult ? fields.result() : before.result(),
                saysResult ? caller.id() : before.resultBy(),
                before.createdBy(),
                before.createdAt(),
                before.updatedAt(),
                before.version());
        return same.equals(before) ? before : stamped(same);
    }

    private Action stamped(Action action) {
        return new Action(
                action.id(),
                action.majorIncident(),
                action.purpose(),
                action.title(),
                action.owner(),
                action.due(),
                action.state(),
                action.result(),
                action.resultBy(),
                action.createdBy(),
                action.createdAt(),
                ground.now(),
                action.version() + 1);
    }

    private static void update(DSLContext dsl, Action next) {
        dsl.update(ACTION)
                .set(PURPOSE, next.purpose())
                .set(TITLE, next.title())
                .set(OWNER, next.owner())
                .set(DUE_AT, next.due())
                .set(STATE, next.state())
                .set(RESULT, next.result())
                .set(RESULT_BY, next.resultBy())
                .set(UPDATED_AT, next.updatedAt())
                .set(VERSION, next.version())
                .where(ID.eq(next.id()))
                .execute();
    }

    private static void tellOwner(Transaction transaction, Caller caller, MajorIncident incident, Action action) {
        if (!action.owner().equals(caller.id())) {
            Notices.actionAssigned(transaction, incident.about(), action.owner(), action.title(), action.due());
        }
    }

    private void note(Transaction transaction, Caller caller, MajorIncident incident, Action action, String event) {
        String detail = action.id() + " " + action.state();
        entries.add(
                transaction.dsl(),
                incident.id(),
                EntryDraft.internal(EntryKind.ACTION, detail, null, ground.actor(caller), action.updatedAt()));
        incidents.append(
                transaction,
                event,
                incident,
                caller,
                Map.of(
                        "action", action.id().toString(),
                        "owner", action.owner().toString(),
                        "actionState", action.state()));
    }
}
