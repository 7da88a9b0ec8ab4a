package switchboard.tickets.tasks;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import switchboard.api.error.Refusal;
import switchboard.api.error.ServiceDeskException;
import switchboard.api.tickets.Ticket;
import switchboard.tickets.TransitionCheck;
import switchboard.tickets.codes.CodeBook;
import switchboard.tickets.codes.Phase;

/** Keeps a ticket from being resolved while a task that is required of it is open. */
public final class OpenTasks implements TransitionCheck {

    @Override
    public void check(DSLContext dsl, CodeBook codes, Ticket before, Ticket after) {
        Phase is = codes.phase(after.status());
        boolean ends = is == Phase.RESOLVED || is == Phase.CLOSED;
        if (!ends || !codes.phase(before.status()).isOpen()) {
            return;
        }
        List<UUID> open = dsl.select(TaskTables.ID)
                .from(TaskTables.TASK)
                .where(TaskTables.TICKET.eq(after.id()), TaskTables.STATE.eq(Task.OPEN), TaskTables.REQUIRED.isTrue())
                .orderBy(TaskTables.POSITION)
                .fetch(TaskTables.ID);
        if (!open.isEmpty()) {
            throw new ServiceDeskException(
                    Refusal.CONFLICT,
                    "ticket.open_tasks",
                    "Tasks that are required of the ticket are still open.",
                    List.of(),
                    Map.of("tasks", open),
                    null);
        }
    }
}
