package switchboard.major.incidents;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.http.Input;
import switchboard.api.persistence.Transaction;
import switchboard.major.ground.Difference;
import switchboard.major.ground.Ground;
import switchboard.major.ground.MajorPermissions;
import switchboard.major.ground.Refusals;
import switchboard.major.notices.Notices;
import switchboard.major.timeline.Entries;
import switchboard.major.timeline.EntryDraft;
import switchboard.major.timeline.EntryKind;

/** Changes of a major incident while it goes on: its fields, its state, its clock. */
public final class IncidentChanges {

    private final Ground ground;
    private final Incidents incidents;
    private final Entries entries;

    public IncidentChanges(Ground ground, Incidents incidents, Entries entries) {
        this.ground = ground;
        this.incidents = incidents;
        this.entries = entries;
    }

    public MajorIncident change(Caller caller, UUID id, @Nullable Long expected, Input input) {
        incidents.find(caller, id, MajorPermissions.MANAGE);
        IncidentFields fields = IncidentFields.read(input, ground);
        return incidents.changing(caller, id, MajorPermissions.MANAGE, (transaction, current) -> {
            fields.differences(current).require(expected, current.version());
            if (!current.isOpen()) {
                throw Refusals.ended();
            }
            MajorIncident next = changed(caller, current, fields);
            if (!next.equals(current)) {
                incidents.update(transaction.dsl(), current, next);
                noteClock(transaction, current, next);
                noteManager(transaction, caller, current, next);
                incidents.append(transaction, "changed", next, caller, Map.of("version", next.version()));
            }
            return next;
        });
    }

    private MajorIncident changed(Caller caller, MajorIncident current, IncidentFields fields) {
        IncidentEdit edit = new IncidentEdit(current);
        if (fields.changesSummary() && !fields.summary().equals(current.summary())) {
            edit.summary = fields.summary();
            edit.summaryBy = caller.id();
        }
        edit.manager = fields.manager() == null ? current.manager() : fields.manager();
        if (fields.changesCadence() && !Objects.equals(fields.cadenceMinutes(), current.cadenceMinutes())) {
            edit.cadenceMinutes = fields.cadenceMinutes();
            edit.nextUpdateDue = current.isActive() ? UpdateClock.next(edit.cadenceMinutes, ground.now()) : null;
        }
        edit.announcement = fields.changesAnnouncement() ? fields.announcement() : current.announcement();
        edit.warRoom = fields.changesWarRoom() ? fields.warRoom() : current.warRoom();
        return edit.build(ground.now());
    }

    private static void noteClock(Transaction transaction, MajorIncident current, MajorIncident next) {
        if (!Objects.equals(current.nextUpdateDue(), next.nextUpdateDue())) {
            UpdateClock.set(transaction.dsl(), next.id(), next.nextUpdateDue());
        }
    }

    private void noteManager(Transaction transaction, Caller caller, MajorIncident current, MajorIncident next) {
        if (!current.manager().equals(next.manager())) {
            String detail = current.manager() + " " + next.manager();
            entries.add(
                    transaction.dsl(),
                    next.id(),
                    EntryDraft.internal(EntryKind.MANAGER, detail, null, ground.actor(caller), ground.now()));
            Notices.assigned(transaction, next.about(), next.manager());
        }
    }

    public MajorIncident move(Caller caller, UUID id, @Nullable Long expected, Input input) {
        incidents.find(caller, id, MajorPermissions.MANAGE);
        String to = String.valueOf(input.oneOf("to", IncidentState.BY_HAND));
        String comment = input.text("comment", DeclarationFields.LONGEST_REASON);
        if (!input.has("to")) {
            input.fail("to", "required", "is required");
        }
        input.check();
        return incidents.changing(caller, id, MajorPermissions.MANAGE, (transaction, current) -> {
            new Difference().of("state", true, to, current.state()).require(expected, current.version());
            List<String> allowed = IncidentState.from(current.state());
            if (!allowed.contains(to)) {
                throw illegal(current, to, allowed);
            }
            return moved(transaction, caller, current, to, comment);
        });
    }

    private static ServiceDeskException illegal(MajorIncident current, String to, List<String> allowed) {
        return new ServiceDeskException(
                Refusal.CONFLICT,
                "majorincident.illegal_transition",
                "What is " + current.state() + " cannot become " + to + " this way.",
                List.of(),
                Map.of("allowed", allowed),
                null);
    }

    /** Moves one whose row is locked. The clock runs as long as it goes on. */
    public MajorIncident moved(
            Transaction transaction, Caller caller, MajorIncident current, String to, @Nullable String comment) {
        Instant now = ground.now();
        IncidentEdit edit = new IncidentEdit(current);
        edit.state = to;
        edit.stabilisedAt = to.equals(IncidentState.DECLARED)
                ? null
                : to.equals(IncidentState.STABILISED) ? now : current.stabilisedAt();
        edit.resolvedAt = to.equals(IncidentState.RESOLVED)
                ? now
                : to.equals(IncidentState.REVIEWED) ? current.resolvedAt() : null;
        edit.endedAt = to.equals(IncidentState.REVIEWED) ? now : null;
        boolean goesOn = IncidentState.ACTIVE.contains(to);
        if (goesOn != current.isActive()) {
            edit.nextUpdateDue = goesOn ? UpdateClock.next(current.cadenceMinutes(), now) : null;
        }
        MajorIncident next = edit.build(now);
        incidents.update(transaction.dsl(), current, next);
        noteClock(transaction, current, next);
        String detail = current.state() + " " + to;
        entries.add(
                transaction.dsl(),
                next.id(),
                EntryDraft.internal(EntryKind.MOVED, detail, comment, ground.actor(caller), now));
        incidents.append(transaction, "moved", next, caller, Map.of("from", current.state(), "to", to));
        return next;
    }

    /** Sets the clock anew after an update. The row is locked. */
    public MajorIncident updated(Transaction transaction, MajorIncident current) {
        IncidentEdit edit = new IncidentEdit(current);
        edit.nextUpdateDue = current.isActive() ? UpdateClock.next(current.cadenceMinutes(), ground.now()) : null;
        MajorIncident next = edit.build(ground.now());
        incidents.update(transaction.dsl(), current, next);
        UpdateClock.set(transaction.dsl(), next.id(), next.nextUpdateDue());
        return next;
    }
}
