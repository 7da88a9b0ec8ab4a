package switchboard.approvals;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import switchboard.api.notifications.Notification;
import switchboard.events.Journal;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;
import switchboard.users.UserService;

/**
 * What every command of this room stands on.
 *
 * @param tell tells people things, as part of a transaction
 * @param completion told, inside the transaction, where the result of the request under way can be read
 */
public record ApprovalGround(
        Transactions transactions,
        Ids ids,
        Clock clock,
        Journal journal,
        UserService users,
        BiConsumer<Work, Notification> tell,
        BiConsumer<Work, String> completion) {

    /** The time as the database keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
