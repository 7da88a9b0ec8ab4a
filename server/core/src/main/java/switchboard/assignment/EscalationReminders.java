package switchboard.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Subject;
import switchboard.api.notifications.Notification;
import switchboard.api.tickets.Ticket;
import switchboard.persistence.Work;
import switchboard.tickets.codes.Phase;

/** Reminds owners of what they escalated, until it is closed; while it is resolved they are left in peace. */
final class EscalationReminders {

    static final String EVENT = "ticket.escalation_reminder";

    private static final int AT_ONCE = 200;

    private final AssignmentGround ground;
    private final Supplier<Duration> every;

    /** @param every the pause between reminders, zero for none */
    EscalationReminders(AssignmentGround ground, Supplier<Duration> every) {
        this.ground = ground;
        this.every = every;
    }

    /** Reminds of what is due. To be called now and then, on one node at a time. */
    void run() {
        Instant now = ground.now();
        Duration pause = every.get();
        List<Escalation> due = ground.transactions().read(dsl -> EscalationRows.due(dsl, now, AT_ONCE));
        if (due.isEmpty()) {
            return;
        }
        Map<UUID, Ticket> tickets =
                ground
                        .tickets()
                        .find(
                                ground.system(),
                                due.stream().map(Escalation::ticket).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Ticket::id, ticket -> ticket));
        for (Escalation escalation : due) {
            remind(escalation, tickets.get(escalation.ticket()), now, pause);
        }
    }

    private void remind(Escalation escalation, @Nullable Ticket ticket, Instant now, Duration pause) {
        Phase phase = ticket == null ? Phase.CLOSED : ground.tickets().phase(ticket);
        boolean goesOn = ticket != null && !phase.isFinal() && pause.isPositive();
        ground.transactions().inTransaction(work -> {
            boolean mine = EscalationRows.remind(work.dsl(), escalation, goesOn ? now.plus(pause) : null);
            if (mine && goesOn && phase.isOpen() && ticket.owner() != null) {
                tell(work, escalation, ticket, ticket.owner());
            }
            return mine;
        });
    }

    private void tell(Work work, Escalation escalation, Ticket ticket, UUID owner) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("number", ticket.number());
        values.put("title", ticket.title());
        values.put("status", ticket.status());
        values.put("since", escalation.createdAt());
        if (escalation.expectedAt() != null) {
            values.put("expected", escalation.expectedAt());
        }
        ground.tell()
                .accept(
                        work,
                        new Notification(
                                EVENT,
                                new Subject("ticket", ticket.id().toString()),
                                ticket.organization(),
                                Set.of(owner),
                                values,
                                false,
                                "escalation:" + escalation.id() + ":" + escalation.remindAt()));
    }
}
