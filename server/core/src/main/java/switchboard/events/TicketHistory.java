package switchboard.events;

import static switchboard.events.EventTables.ACTOR;
import static switchboard.events.EventTables.AT;
import static switchboard.events.EventTables.CHANNEL;
import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.INTERNAL;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.JOURNAL_TEXT;
import static switchboard.events.EventTables.POSITION;
import static switchboard.events.EventTables.POSITIONS;
import static switchboard.events.EventTables.POSITION_ENTRY;
import static switchboard.events.EventTables.TEXT;
import static switchboard.events.EventTables.TEXT_ENTRY;
import static switchboard.events.EventTables.TICKET;
import static switchboard.events.EventTables.TYPE;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import switchboard.json.Json;

/** The journal of one ticket, with its free text. Checks no permission: the room of tickets does. */
public final class TicketHistory {

    private TicketHistory() {}

    /**
     * One entry.
     *
     * @param position null where the sequencer has not come to it yet
     * @param text empty where there was none or it was erased
     */
    public record Entry(
            UUID id,
            @Nullable Long position,
            String type,
            Instant at,
            @Nullable UUID actor,
            String channel,
            boolean internal,
            Map<String, @Nullable Object> data,
            Map<String, @Nullable Object> text) {}

    /**
     * The entries of a ticket in the order in which they were made.
     *
     * @param after the last entry already read, or null for the beginning
     * @param internalToo whether internal entries are among them
     * @param content what the type and the data of an entry must fulfil
     */
    public static List<Entry> of(
            DSLContext dsl,
            UUID ticket,
            @Nullable UUID after,
            boolean internalToo,
            BiFunction<Field<String>, Field<String>, Condition> content,
            int limit) {
        Condition which = TICKET.eq(ticket);
        which = after == null ? which : which.and(ID.gt(after));
        which = (internalToo ? which : which.and(INTERNAL.isFalse())).and(content.apply(TYPE, DATA));
        return dsl.select(ID, POSITION, TYPE, AT, ACTOR, CHANNEL, INTERNAL, DATA, TEXT)
                .from(JOURNAL)
                .leftJoin(POSITIONS)
                .on(POSITION_ENTRY.eq(ID))
                .leftJoin(JOURNAL_TEXT)
                .on(TEXT_ENTRY.eq(ID))
                .where(which)
                .orderBy(ID)
                .limit(limit)
                .fetch(TicketHistory::entry);
    }

    private static Entry entry(Record row) {
        String text = row.get(TEXT);
        return new Entry(
                row.get(ID),
                row.get(POSITION),
                row.get(TYPE),
                row.get(AT),
                row.get(ACTOR),
                row.get(CHANNEL),
                row.get(INTERNAL),
                Json.parseObject(row.get(DATA)),
                text == null ? Map.of() : Json.parseObject(text));
    }
}
