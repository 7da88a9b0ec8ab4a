package switchboard.assignment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.api.users.Team;
import switchboard.persistence.Work;
import switchboard.tickets.TicketJournal;
import switchboard.tickets.TicketStep;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Workflow;

/** An escalation as one step of the ticket. */
final class EscalationStep implements TicketStep {

    static final String TOLD = "ticket.escalated";

    private final AssignmentGround ground;
    private final HandOver handOver;
    private final CodeBook codes;
    private final EscalationInput said;
    private final Function<Ticket, Target> targetOf;
    private final UUID ticket;
    private final Caller caller;
    private final Origin origin;
    private final @Nullable Instant remindAt;
    private final UUID id;
    private @Nullable Target target;

    /** Where the ticket goes. */
    record Target(Team team, @Nullable String fromTier, String tier, Accepts accepts) {

        /** Asked of the ticket as it becomes: what is urgent only now is what the team is there for. */
        void requireTakes(Ticket ticket, CodeBook codes) {
            if (!accepts.takes(ticket, codes)) {
                throw new ConflictException(
                        "escalation.not_accepted", "The team " + team.name() + " takes only " + accepts.words() + ".");
            }
        }
    }

    EscalationStep(
            AssignmentGround ground,
            HandOver handOver,
            CodeBook codes,
            EscalationInput said,
            Function<Ticket, Target> targetOf,
            UUID ticket,
            Caller caller,
            Origin origin,
            @Nullable Instant remindAt) {
        this.ground = ground;
        this.handOver = handOver;
        this.codes = codes;
        this.said = said;
        this.targetOf = targetOf;
        this.ticket = ticket;
        this.caller = caller;
        this.origin = origin;
        this.remindAt = remindAt;
        this.id = ground.ids().next();
    }

    UUID id() {
        return id;
    }

    @Override
    public Plan plan(Ticket before) {
        Target to = targetOf.apply(before);
        target = to;
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(said.changes());
        fields.put("team", to.team().id().toString());
        fields.put("assignee", null);
        UUID owner = owner(before);
        if (owner != null) {
            fields.put("owner", owner.toString());
        }
        String status = status(before);
        return new Plan(status.equals(before.status()) ? null : Map.of("to", status), fields);
    }

    /** As was asked; else escalated, or where the workflow has no such way, waiting for the upper line. */
    private String status(Ticket before) {
        if (said.status() != null) {
            return said.status();
        }
        Workflow workflow = codes.workflow();
        boolean blocked = !before.status().equals(EscalationInput.ESCALATED)
                && workflow.find(before.kind(), before.status(), EscalationInput.ESCALATED)
                        .isEmpty();
        boolean canWait = before.status().equals(EscalationInput.WAITING)
                || workflow.find(before.kind(), before.status(), EscalationInput.WAITING)
                        .isPresent();
        return blocked && canWait ? EscalationInput.WAITING : EscalationInput.ESCALATED;
    }

    /** Accountability stays where it is; where it was with nobody, it is with who worked on the ticket or escalates it. */
    private @Nullable UUID owner(Ticket before) {
        if (before.owner() != null) {
            return before.owner();
        }
        return before.assignee() != null
                ? before.assignee()
                : TicketJournal.Act.of(caller, origin, ground.now()).actor();
    }

    @Override
    public void written(Work work, Ticket before, Ticket after) {
        Target to = java.util.Objects.requireNonNull(target);
        to.requireTakes(after, codes);
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, after.updatedAt());
        Escalation escalation = new Escalation(
                id,
                before.id(),
                act.actor(),
                before.team(),
                to.fromTier(),
                before.assignee(),
                to.team().id(),
                to.tier(),
                after.owner(),
                said.reason(),
                said.diagnosis(),
                said.actionsTaken(),
                said.expectedAt(),
                handOver.of(work.dsl(), before, id, said.expectedAt()),
                after.updatedAt(),
                null,
                null,
                null,
                remindAt);
        EscalationRows.insert(work.dsl(), escalation);
        int bounces = EscalationRows.returns(work.dsl(), before.id());
        ground.journal()
                .append(
                        work,
                        TicketJournal.entry(
                                ground.ids().next(),
                                "ticket.escalated",
                                after,
                                act,
                                false,
                                data(escalation, bounces),
                                Map.of()));
        if (said.expectedAt() != null) {
            ground.expectations().tellOfEscalation(work, after, act, said.expectedAt(), id);
        }
        tellRequester(work, after, to);
    }

    private static Map<String, Object> data(Escalation escalation, int bounces) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("escalation", escalation.id());
        if (escalation.fromTeam() != null) {
            data.put("fromTeam", escalation.fromTeam());
        }
        if (escalation.fromTier() != null) {
            data.put("fromTier", escalation.fromTier());
        }
        data.put("toTeam", escalation.toTeam());
        data.put("tier", escalation.toTier());
        if (escalation.expectedAt() != null) {
            data.put("expectedAt", escalation.expectedAt());
        }
        data.put("bounces", bounces);
        return data;
    }

    private void tellRequester(Work work, Ticket ticket, Target to) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", ticket.number());
        values.put("title", ticket.title());
        values.put("status", ticket.status());
        values.put("team", to.team().name());
        if (said.expectedAt() != null) {
            values.put("expected", said.expectedAt());
        }
        ground.tell()
                .accept(
                        work,
                        new Notification(
                                TOLD,
                                new Subject("ticket", ticket.id().toString()),
                                ticket.organization(),
                                Set.of(ticket.requester()),
                                values,
                                false,
                                "escalation:" + id));
    }

    @Override
    public String location() {
        return "/api/v1/tickets/" + ticket + "/escalations/" + id;
    }
}
