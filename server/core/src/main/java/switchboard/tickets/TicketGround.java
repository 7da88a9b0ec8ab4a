package switchboard.tickets;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.tickets.codes.CodeTables;

/**
 * What every command to a ticket stands on.
 *
 * @param completion told of each command that makes something, inside its transaction
 */
record TicketGround(
        Transactions transactions,
        Ids ids,
        Clock clock,
        Journal journal,
        CodeTables codes,
        TicketAccess access,
        TicketFinder finder,
        TicketReferences references,
        TicketGuards guards,
        ModuleFields modules,
        Completion completion) {

    /** The time as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
