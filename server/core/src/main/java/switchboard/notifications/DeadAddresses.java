package switchboard.notifications;

import static switchboard.notifications.NotificationTables.DEAD_ADDRESS;
import static switchboard.notifications.NotificationTables.DEAD_CHANNEL;
import static switchboard.notifications.NotificationTables.DEAD_CREATED_AT;
import static switchboard.notifications.NotificationTables.DEAD_ID;
import static switchboard.notifications.NotificationTables.DEAD_REASON;
import static switchboard.notifications.NotificationTables.DEAD_USER;
import static switchboard.notifications.NotificationTables.DEAD_VALUE;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.persistence.Ids;
import switchboard.persistence.Transactions;
import switchboard.persistence.Work;

/**
 * Addresses that a channel has found dead. The row is the person's: with another address it is lifted by itself, so that
 * whoever comes back to an old address is tried once more.
 */
final class DeadAddresses {

    static final int LONGEST = 320;
    static final int LONGEST_REASON = 1_000;

    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    DeadAddresses(Transactions transactions, Ids ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** One of them as it is answered. */
    public record DeadAddress(UUID id, String channel, String address, UUID user, String reason, Instant since) {}

    /** An address of a channel, as they are compared. */
    record Place(String channel, String address) {

        static Place of(String channel, String address) {
            return new Place(channel, normalized(address));
        }
    }

    /** Those that were found dead when these people had them. */
    static Set<Place> of(DSLContext dsl, Collection<UUID> people) {
        return dsl.select(DEAD_CHANNEL, DEAD_VALUE)
                .from(DEAD_ADDRESS)
                .where(DEAD_USER.in(people))
                .fetchSet(row -> new Place(row.value1(), row.value2()));
    }

    /** Whether nothing is sent to this address; lifts what was said of another address of the same person. */
    boolean contains(String channel, String address, UUID user) {
        String value = normalized(address);
        boolean found = transactions.read(
                dsl -> dsl.fetchExists(DSL.selectOne().from(DEAD_ADDRESS).where(of(channel, value))));
        if (!found) {
            boolean another = transactions.read(dsl -> dsl.fetchExists(
                    DSL.selectOne().from(DEAD_ADDRESS).where(DEAD_USER.eq(user), DEAD_CHANNEL.eq(channel))));
            if (another) {
                transactions.inTransaction(work -> work.dsl()
                        .deleteFrom(DEAD_ADDRESS)
                        .where(DEAD_USER.eq(user), DEAD_CHANNEL.eq(channel))
                        .execute());
            }
        }
        return found;
    }

    /** The row as it stands now; one that was there keeps its id, and has this reason. */
    DeadAddress add(Work work, String channel, String address, UUID user, String reason) {
        String said = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        String value = normalized(address);
        work.dsl()
                .insertInto(DEAD_ADDRESS)
                .columns(DEAD_ID, DEAD_CHANNEL, DEAD_VALUE, DEAD_USER, DEAD_REASON, DEAD_CREATED_AT)
                .values(ids.next(), channel, value, user, said, clock.instant())
                .onDuplicateKeyUpdate()
                .set(DEAD_REASON, said)
                .set(DEAD_USER, user)
                .execute();
        return select(work.dsl(), of(channel, value), 1).getFirst();
    }

    static Optional<DeadAddress> find(DSLContext dsl, UUID id) {
        return select(dsl, DEAD_ID.eq(id), 1).stream().findFirst();
    }

    /** In the order of their ids. */
    static List<DeadAddress> page(DSLContext dsl, @Nullable UUID after, int most) {
        return select(dsl, after == null ? DSL.noCondition() : DEAD_ID.gt(after), most);
    }

    private static List<DeadAddress> select(DSLContext dsl, Condition which, int most) {
        return dsl.select(DEAD_ID, DEAD_CHANNEL, DEAD_VALUE, DEAD_USER, DEAD_REASON, DEAD_CREATED_AT)
                .from(DEAD_ADDRESS)
                .where(which)
                .orderBy(DEAD_ID)
                .limit(most)
                .fetch(row -> new DeadAddress(
                        row.value1(), row.value2(), row.value3(), row.value4(), row.value5(), row.value6()));
    }

    static boolean lift(DSLContext dsl, UUID id) {
        return dsl.deleteFrom(DEAD_ADDRESS).where(DEAD_ID.eq(id)).execute() == 1;
    }

    private static Condition of(String channel, String value) {
        return DEAD_CHANNEL.eq(channel).and(DEAD_VALUE.eq(value));
    }

    /** E-mail addresses and the like are the same in any case. */
    private static String normalized(String address) {
        String value = address.strip().toLowerCase(Locale.ROOT);
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }
}
