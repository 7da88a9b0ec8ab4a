package switchboard.tickets.watchers;

import static switchboard.tickets.watchers.WatcherTables.ADDED_AT;
import static switchboard.tickets.watchers.WatcherTables.ADDED_BY;
import static switchboard.tickets.watchers.WatcherTables.MERGED_FROM;
import static switchboard.tickets.watchers.WatcherTables.REASON;
import static switchboard.tickets.watchers.WatcherTables.TICKET;
import static switchboard.tickets.watchers.WatcherTables.USER;
import static switchboard.tickets.watchers.WatcherTables.WATCHER;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Watchers as rows. */
final class WatcherRows {

    private WatcherRows() {}

    /** Why, by whom and when somebody was added. */
    record Added(
            String reason,
            @Nullable UUID mergedFrom,
            @Nullable UUID by,
            Instant at) {}

    static List<Watcher> page(DSLContext dsl, UUID ticket, Condition condition, int limit) {
        return dsl.select(USER, REASON, ADDED_BY, ADDED_AT)
                .from(WATCHER)
                .where(TICKET.eq(ticket).and(condition))
                .orderBy(USER)
                .limit(limit)
                .fetch(row -> new Watcher(row.value1(), row.value2(), row.value3(), row.value4()));
    }

    static Set<UUID> of(DSLContext dsl, UUID ticket) {
        return dsl.select(USER).from(WATCHER).where(TICKET.eq(ticket)).fetchSet(USER);
    }

    /** The watchers of many tickets; tickets without any are missing. */
    static Map<UUID, Set<UUID>> of(DSLContext dsl, Collection<UUID> tickets) {
        Map<UUID, Set<UUID>> watchers = new HashMap<>();
        dsl.select(TICKET, USER).from(WATCHER).where(TICKET.in(tickets)).forEach(row -> watchers.computeIfAbsent(
                        row.value1(), any -> new HashSet<>())
                .add(row.value2()));
        return watchers;
    }

    /** Adds those who do not watch yet. */
    static void insert(DSLContext dsl, UUID ticket, Collection<UUID> people, Added added) {
        if (people.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(WATCHER, TICKET, USER, REASON, MERGED_FROM, ADDED_BY, ADDED_AT);
        for (UUID person : people) {
            insert = insert.values(ticket, person, added.reason(), added.mergedFrom(), added.by(), added.at());
        }
        insert.onDuplicateKeyIgnore().execute();
    }

    static boolean delete(DSLContext dsl, UUID ticket, UUID person) {
        return dsl.deleteFrom(WATCHER).where(TICKET.eq(ticket), USER.eq(person)).execute() == 1;
    }

    static void deleteMerged(DSLContext dsl, UUID ticket, UUID from) {
        dsl.deleteFrom(WATCHER).where(TICKET.eq(ticket), MERGED_FROM.eq(from)).execute();
    }
}
