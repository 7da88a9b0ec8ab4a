package switchboard.assignment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.api.access.Caller;
import switchboard.api.error.ConflictException;
import switchboard.api.tickets.Origin;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;
import switchboard.tickets.TicketJournal;
import switchboard.tickets.TicketStep;
import switchboard.tickets.codes.Statuses;
import switchboard.tickets.codes.Workflow;

/** A return to the line below as one step of the ticket. */
final class ReturnStep implements TicketStep {

    private final AssignmentGround ground;
    private final Workflow workflow;
    private final Escalation escalation;
    private final @Nullable UUID assignee;
    private final String reason;
    private final Caller caller;
    private final Origin origin;

    /** @param assignee who works on it again, null for nobody in particular */
    ReturnStep(
            AssignmentGround ground,
            Workflow workflow,
            Escalation escalation,
            @Nullable UUID assignee,
            String reason,
            Caller caller,
            Origin origin) {
        this.ground = ground;
        this.workflow = workflow;
        this.escalation = escalation;
        this.assignee = assignee;
        this.reason = reason;
        this.caller = caller;
        this.origin = origin;
    }

    @Override
    public Plan plan(Ticket before) {
        if (escalation.returnedAt() != null || !escalation.toTeam().equals(before.team())) {
            throw notCurrent();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put(
                "team",
                escalation.fromTeam() == null ? null : escalation.fromTeam().toString());
        fields.put("assignee", assignee == null ? null : assignee.toString());
        String status = assignee == null ? Statuses.IN_PROGRESS : Statuses.ASSIGNED;
        boolean moves = !before.status().equals(status)
                && workflow.find(before.kind(), before.status(), status).isPresent();
        return new Plan(moves ? Map.of("to", status) : null, fields);
    }

    @Override
    public void written(Work work, Ticket before, Ticket after) {
        TicketJournal.Act act = TicketJournal.Act.of(caller, origin, after.updatedAt());
        if (!EscalationRows.giveBack(work.dsl(), escalation.id(), act.at(), act.actor(), reason)) {
            throw notCurrent();
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("escalation", escalation.id());
        data.put("fromTeam", escalation.toTeam());
        if (escalation.fromTeam() != null) {
            data.put("toTeam", escalation.fromTeam());
        }
        data.put("bounces", EscalationRows.returns(work.dsl(), after.id()));
        ground.journal()
                .append(
                        work,
                        TicketJournal.entry(ground.ids().next(), "ticket.returned", after, act, false, data, Map.of()));
    }

    private static ConflictException notCurrent() {
        return new ConflictException(
                "escalation.not_current", "The ticket is not with the team it was handed to, or came back already.");
    }

    @Override
    public String location() {
        return "/api/v1/tickets/" + escalation.ticket() + "/escalations/" + escalation.id();
    }
}
