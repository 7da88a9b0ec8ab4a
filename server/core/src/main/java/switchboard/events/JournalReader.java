package switchboard.events;

import static switchboard.events.EventTables.ACTOR;
import static switchboard.events.EventTables.AT;
import static switchboard.events.EventTables.CAUSE;
import static switchboard.events.EventTables.CHANNEL;
import static switchboard.events.EventTables.DATA;
import static switchboard.events.EventTables.ID;
import static switchboard.events.EventTables.JOURNAL;
import static switchboard.events.EventTables.POSITION;
import static switchboard.events.EventTables.POSITIONS;
import static switchboard.events.EventTables.POSITION_ENTRY;
import static switchboard.events.EventTables.SUBJECT_ID;
import static switchboard.events.EventTables.SUBJECT_TYPE;
import static switchboard.events.EventTables.TICKET;
import static switchboard.events.EventTables.TYPE;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.events.Event;
import switchboard.api.events.Events;
import switchboard.api.events.Subject;
import switchboard.json.Json;
import switchboard.persistence.Transactions;
import switchboard.persistence.WholeGroups;

/** The journal in the order of its positions, without any permission check. */
public final class JournalReader implements Events {

    private static final int MOST = 1_000;
    private static final int MOST_CAUSES = 20;
    private static final int MOST_TICKETS = 200;

    private final Transactions transactions;

    public JournalReader(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Event> after(long position, int limit) {
        requireLimit(limit);
        return transactions.read(dsl -> between(dsl, position, Long.MAX_VALUE, DSL.noCondition(), limit));
    }

    @Override
    public List<Event> ofTicket(UUID ticket, @Nullable UUID after, int limit) {
        requireLimit(limit);
        Condition which = after == null ? TICKET.eq(ticket) : TICKET.eq(ticket).and(ID.gt(after));
        return transactions.read(dsl -> dsl.select(POSITION, ID, TYPE, AT, ACTOR, CAUSE, SUBJECT_TYPE, SUBJECT_ID, DATA)
                .from(JOURNAL)
                .join(POSITIONS)
                .on(POSITION_ENTRY.eq(ID))
                .where(which)
                .orderBy(ID)
                .limit(limit)
                .fetch(JournalReader::event));
    }

    @Override
    public Map<UUID, List<Event>> ofTickets(Collection<UUID> tickets, int limit) {
        requireLimit(limit);
        if (tickets.size() > MOST_TICKETS) {
            throw new IllegalArgumentException("At most " + MOST_TICKETS + " tickets");
        }
        if (tickets.isEmpty()) {
            return Map.of();
        }
        // From the entries in the order of their index, to their positions: the other way round it reads everything.
        List<? extends Record> rows = transactions.read(
                dsl -> dsl.select(TICKET, POSITION, ID, TYPE, AT, ACTOR, CAUSE, SUBJECT_TYPE, SUBJECT_ID, DATA)
                        .from(JOURNAL)
                        .straightJoin(POSITIONS)
                        .on(POSITION_ENTRY.eq(ID))
                        .where(TICKET.in(tickets))
                        .orderBy(TICKET, ID)
                        .limit(WholeGroups.rowsFor(limit))
                        .fetch());
        return WholeGroups.of(tickets, rows, row -> row.get(TICKET), JournalReader::event, limit);
    }

    @Override
    public long newest() {
        return transactions.read(JournalOrder::newest);
    }

    @Override
    public List<UUID> causes(UUID event) {
        return transactions.read(dsl -> Causation.of(dsl, event, MOST_CAUSES));
    }

    private static void requireLimit(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is from 1 to " + MOST);
        }
    }

    /** How entries came in, {@code api}, {@code import} and so on, by their ids. */
    public Map<UUID, String> channels(Collection<UUID> entries) {
        return transactions.read(dsl ->
                dsl.select(ID, CHANNEL).from(JOURNAL).where(ID.in(entries)).fetchMap(ID, CHANNEL));
    }

    /** The entries with a position in (after, to] that meet the condition, in order. */
    static List<Event> between(DSLContext dsl, long after, long to, Condition condition, int limit) {
        // Always from the positions to the entries: the other way round the optimizer might sort the whole journal.
        return dsl.select(POSITION, ID, TYPE, AT, ACTOR, CAUSE, SUBJECT_TYPE, SUBJECT_ID, DATA)
                .from(POSITIONS)
                .straightJoin(JOURNAL)
                .on(ID.eq(POSITION_ENTRY))
                .where(POSITION.gt(after), POSITION.le(to), condition)
                .orderBy(POSITION)
                .limit(limit)
                .fetch(JournalReader::event);
    }

    private static Event event(Record row) {
        return new Event(
                row.get(ID),
                row.get(POSITION),
                row.get(TYPE),
                row.get(AT),
                row.get(ACTOR),
                row.get(CAUSE),
                new Subject(row.get(SUBJECT_TYPE), row.get(SUBJECT_ID)),
                Json.parseObject(row.get(DATA)));
    }
}
