package switchboard.assignment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import switchboard.api.access.Caller;
import switchboard.api.notifications.Notification;
import switchboard.attachments.Attachments;
import switchboard.audit.AuditLog;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.tickets.TicketExpectations;
import switchboard.tickets.Tickets;
import switchboard.users.TeamService;
import switchboard.users.UserService;
import switchboard.users.availability.Absences;

/**
 * What the commands of this room stand on.
 *
 * @param tell tells people things, as part of a transaction
 * @param completion told, inside the transaction, where the result of the request under way can be read
 * @param system the desk itself, who acts where nobody asked
 */
public record AssignmentGround(
        Transactions transactions,
        Ids ids,
        Clock clock,
        Journal journal,
        AuditLog audit,
        Tickets tickets,
        TicketExpectations expectations,
        Attachments attachments,
        UserService users,
        TeamService teams,
        Absences absences,
        BiConsumer<Work, Notification> tell,
        BiConsumer<Work, String> completion,
        Caller system) {

    /** The time as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
