package switchboard.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import switchboard.api.tickets.Ticket;
import switchboard.events.Journal;
import switchboard.notifications.Notifier;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.tickets.codes.CodeTables;

/**
 * What every command to a ticket stands on.
 *
 * @param checks asked in the transaction of every move
 * @param completion told of each command that makes something, inside its transaction
 */
public record TicketGround(
        Transactions transactions,
        Ids ids,
        Clock clock,
        Journal journal,
        Notifier notifier,
        CodeTables codes,
        TicketAccess access,
        TicketFinder finder,
        TicketReferences references,
        TicketGuards guards,
        LoopGuard loops,
        ModuleFields modules,
        List<TransitionCheck> checks,
        TicketClosing closing,
        Completion completion) {

    /** The time as the database keeps it. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** Writes the ticket's row, without a new version or revision: whoever does so is alone with the rows beside it. */
    public boolean mark(Work work, Ticket ticket, Instant at) {
        return TicketRows.mark(work.dsl(), ticket.id(), TicketChange.later(ticket, at));
    }
}
