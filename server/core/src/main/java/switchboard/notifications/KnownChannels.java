package switchboard.notifications;

import static switchboard.notifications.NotificationTables.CHANNEL;
import static switchboard.notifications.NotificationTables.CHANNEL_NAME;
import static switchboard.notifications.NotificationTables.CHANNEL_SEEN_AT;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import switchboard.persistence.Transactions;

/**
 * The channels there are or were of late. What goes by one whose plugin is being upgraded, has failed or runs on another
 * node waits for it; a week after it went it is forgotten.
 */
final class KnownChannels {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Transactions transactions;
    private final Clock clock;

    KnownChannels(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Says that these are there. */
    void seen(Set<String> names) {
        Instant now = clock.instant();
        for (String name : names) {
            transactions.inTransaction(work -> work.dsl()
                    .insertInto(CHANNEL)
                    .columns(CHANNEL_NAME, CHANNEL_SEEN_AT)
                    .values(name, now)
                    .onDuplicateKeyUpdate()
                    .set(CHANNEL_SEEN_AT, now)
                    .execute());
        }
    }

    /** In the order of their names. */
    Set<String> names() {
        Instant since = clock.instant().minus(KEPT);
        Set<String> names = transactions.read(dsl -> dsl.select(CHANNEL_NAME)
                .from(CHANNEL)
                .where(CHANNEL_SEEN_AT.gt(since))
                .fetchSet(CHANNEL_NAME));
        return new TreeSet<>(names);
    }
}
