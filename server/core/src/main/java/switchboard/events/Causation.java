package switchboard.events;

import static switchboard.events.EventTables.ACTOR;
import static switchboard.events.EventTables.CAUSE;
import static switchboard.events.EventTables.CHANNEL;
import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.TICKET;
import static switchboard.events.EventTables.TYPE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** What led to what, and how much of a ticket's journal no person wrote. Every question goes by a key of the journal. */
public final class Causation {

    private Causation() {}

    /** The causes of an event, nearest first; one read by primary key for each, and one for the event itself. */
    public static List<UUID> of(DSLContext dsl, UUID event, int most) {
        List<UUID> causes = new ArrayList<>();
        UUID cause = causeOf(dsl, event);
        while (cause != null && causes.size() < most) {
            causes.add(cause);
            cause = causes.size() < most ? causeOf(dsl, cause) : null;
        }
        return List.copyOf(causes);
    }

    private static @Nullable UUID causeOf(DSLContext dsl, UUID event) {
        return dsl.select(CAUSE).from(JOURNAL).where(ID.eq(event)).fetchOne(CAUSE);
    }

    /** The ticket whose journal an event belongs to. */
    public static Optional<UUID> ticketOf(DSLContext dsl, UUID event) {
        return dsl.select(TICKET).from(JOURNAL).where(ID.eq(event)).fetchOptional(TICKET);
    }

    /**
     * How many entries a ticket has since then that no person made, or that something led to; counted up to a most. What
     * was imported happened elsewhere and does not count.
     */
    public static int unattended(DSLContext dsl, UUID ticket, Instant since, int most) {
        return dsl.select(ID)
                .from(JOURNAL)
                .where(TICKET.eq(ticket), ID.ge(earliest(since)), CHANNEL.ne("import"))
                .and(CAUSE.isNotNull().or(ACTOR.isNull()))
                .limit(most)
                .fetch()
                .size();
    }

    /** The data of a ticket's entries of one type since then, newest first. */
    public static List<Map<String, @Nullable Object>> told(
            DSLContext dsl, UUID ticket, String type, Instant since, int most) {
        return dsl.select(DATA)
                .from(JOURNAL)
                .where(TICKET.eq(ticket), ID.ge(earliest(since)), TYPE.eq(type))
                .orderBy(ID.desc())
                .limit(most)
                .fetch(row -> Json.parseObject(row.value1()));
    }

    /** The smallest id of that millisecond: ids are ordered by time. */
    private static UUID earliest(Instant since) {
        return new UUID(Math.max(0, since.toEpochMilli()) << 16, 0);
    }
}
