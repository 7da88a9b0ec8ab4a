package switchboard.major.incidents;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.http.Input;
import switchboard.api.tickets.Ticket;
import switchboard.major.criteria.Criteria;
import switchboard.major.ground.Difference;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.MajorSettings;
import switchboard.major.ground.Refusals;
import switchboard.major.notices.Notices;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** Declares that a ticket is a major incident, and takes that back. */
public final class Declarations {

    private static final Set<String> ENDED = Set.of("closed", "cancelled");

    private final Ground ground;
    private final Incidents incidents;
    private final Criteria criteria;
    private final Entries entries;
    private final TicketPriority priority;

    public Declarations(
            Ground ground, Incidents incidents, Criteria criteria, Entries entries, TicketPriority priority) {
        this.ground = ground;
        this.incidents = incidents;
        this.criteria = criteria;
        this.entries = entries;
        this.priority = priority;
    }

    private static void require(Caller caller, Ticket ticket) {
        if (!caller.reach(MajorPermissions.DECLARE).covers(ticket.organization(), ticket.team(), Set.of())) {
            throw Refusals.forbidden(MajorPermissions.DECLARE);
        }
        if (ENDED.contains(ticket.status())) {
            throw new ConflictException("majorincident.ticket_ended", "The ticket is " + ticket.status() + ".");
        }
    }

    /** The caller sees the ticket; whether more is allowed is looked at before the input is. */
    public MajorIncident declare(Caller caller, Ticket ticket, Input input) {
        require(caller, ticket);
        DeclarationFields fields = DeclarationFields.read(input, ground, criteria.active(ticket.organization()));
        MajorIncident incident = declared(caller, ticket, fields);
        try {
            UUID event = write(caller, incident);
            priority.raise(incident, event);
            return incident;
        } catch (IntegrityConstraintViolationException second) {
            // The database lets a ticket have one at a time, whoever is quicker.
            throw new ConflictException(
                    "majorincident.already_declared", "There is an open major incident of this ticket already.");
        }
    }

    private UUID write(Caller caller, MajorIncident incident) {
        UUID incidentManager = MajorSettings.incidentManager(ground);
        return ground.database().inTransaction(transaction -> {
            IncidentRows.insert(transaction.dsl(), incident);
            UpdateClock.set(transaction.dsl(), incident.id(), incident.nextUpdateDue());
            entries.add(
                    transaction.dsl(),
                    incident.id(),
                    EntryDraft.internal(
                            EntryKind.DECLARED, null, incident.reason(), caller.id(), incident.declaredAt()));
            UUID event = incidents.append(transaction, "declared", incident, caller, Map.of());
            Notices.declared(transaction, incident.about(), incident.manager(), incidentManager);
            transaction.completes(Incidents.PATH + incident.id());
            return event;
        });
    }

    private MajorIncident declared(Caller caller, Ticket ticket, DeclarationFields fields) {
        Instant now = ground.now();
        UUID manager = fields.manager() == null ? caller.id() : fields.manager();
        return new MajorIncident(
                ground.ids().next(),
                ticket.id(),
                ticket.organization(),
                ticket.team(),
                IncidentState.DECLARED,
                fields.summary(),
                caller.id(),
                fields.reason(),
                fields.criteria(),
                manager,
                caller.id(),
                fields.cadenceMinutes(),
                UpdateClock.next(fields.cadenceMinutes(), now),
                fields.announcement(),
                fields.warRoom(),
                null,
                null,
                now,
                null,
                null,
                null,
                now,
                1);
    }

    /** It was none. What the declaration did to the ticket's priority is undone. */
    public MajorIncident undeclare(Caller caller, UUID id, @Nullable Long expected, Input input) {
        incidents.find(caller, id, MajorPermissions.DECLARE);
        String reason = input.requiredText("reason", DeclarationFields.LONGEST_REASON);
        input.check();
        MajorIncident ended = incidents.changing(caller, id, MajorPermissions.DECLARE, (transaction, current) -> {
            new Difference().require(expected, current.version());
            if (!current.isActive()) {
                throw new ConflictException(
                        "majorincident.illegal_transition", "What is " + current.state() + " cannot be undeclared.");
            }
            IncidentEdit edit = new IncidentEdit(current);
            edit.state = IncidentState.UNDECLARED;
            edit.undeclaredBy = caller.id();
            edit.undeclaredReason = reason;
            edit.endedAt = ground.now();
            edit.nextUpdateDue = null;
            MajorIncident next = edit.build(ground.now());
            incidents.update(transaction.dsl(), current, next);
            UpdateClock.set(transaction.dsl(), id, null);
            String moved = current.state() + " " + next.state();
            entries.add(
                    transaction.dsl(),
                    id,
                    EntryDraft.internal(EntryKind.MOVED, moved, reason, caller.id(), ground.now()));
            incidents.append(transaction, "undeclared", next, caller, Map.of());
            return next;
        });
        priority.restore(ended);
        return ended;
    }
}
