package switchboard.tickets;

import static switchboard.tickets.TicketTables.HISTORY;
import static switchboard.tickets.TicketTables.HISTORY_AFTER;
import static switchboard.tickets.TicketTables.HISTORY_AT;
import static switchboard.tickets.TicketTables.HISTORY_BEFORE;
import static switchboard.tickets.TicketTables.HISTORY_NAME;
import static switchboard.tickets.TicketTables.HISTORY_TICKET;
import static switchboard.tickets.TicketTables.HISTORY_VERSION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.FieldChange;
import switchboard.api.tickets.Ticket;
import switchboard.json.Json;
import switchboard.persistence.WholeGroups;
import switchboard.tickets.fields.FieldBook;
import switchboard.tickets.fields.FieldValues;

/**
 * How the values of custom fields became what they are. They stand apart from the journal: its entries are for everybody
 * who sees the ticket and never change, while a field is for some roles, which may be others tomorrow, and a person may be
 * erased. Only changes are written: what was there from the beginning is what the first change, or the ticket, says.
 */
final class FieldHistoryRows {

    private FieldHistoryRows() {}

    /** Writes what differs, as far as it is kept: words are not. */
    static void append(DSLContext dsl, Ticket before, Ticket after, FieldBook fields) {
        List<FieldChange> changes = between(before, after, fields);
        if (changes.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(HISTORY)
                .columns(HISTORY_TICKET, HISTORY_VERSION, HISTORY_NAME, HISTORY_AT, HISTORY_BEFORE, HISTORY_AFTER);
        for (FieldChange change : changes) {
            insert = insert.values(
                    after.id(),
                    change.version(),
                    change.name(),
                    change.at(),
                    json(change.before()),
                    json(change.after()));
        }
        insert.execute();
    }

    private static List<FieldChange> between(Ticket before, Ticket after, FieldBook fields) {
        if (before.fields().equals(after.fields())) {
            return List.of();
        }
        Set<String> names = new TreeSet<>(before.fields().keySet());
        names.addAll(after.fields().keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            Object old = kept(fields, name, before);
            Object value = kept(fields, name, after);
            if (!Objects.equals(old, value)) {
                changes.add(new FieldChange(after.version(), name, after.updatedAt(), old, value));
            }
        }
        return changes;
    }

    private static @Nullable Object kept(FieldBook fields, String name, Ticket ticket) {
        Object value = ticket.fields().get(name);
        return value == null || FieldValues.isWords(fields.find(name), value) ? null : value;
    }

    /**
     * The changes of one ticket in order.
     *
     * @param visible says whether the ticket may be seen
     */
    static List<FieldChange> of(
            DSLContext dsl, UUID ticket, Condition visible, FieldSight sight, @Nullable FieldChange after, int limit) {
        Condition behind = after == null
                ? DSL.noCondition()
                : HISTORY_VERSION
                        .gt(after.version())
                        .or(HISTORY_VERSION.eq(after.version()).and(HISTORY_NAME.gt(after.name())));
        return dsl.select(HISTORY_VERSION, HISTORY_NAME, HISTORY_AT, HISTORY_BEFORE, HISTORY_AFTER)
                .from(HISTORY)
                .join(TicketTables.TICKET)
                .on(TicketTables.ID.eq(HISTORY_TICKET))
                .where(HISTORY_TICKET.eq(ticket), visible, readable(sight), behind)
                .orderBy(HISTORY_VERSION, HISTORY_NAME)
                .limit(limit)
                .fetch(FieldHistoryRows::change);
    }

    /** The changes of several tickets, each ticket's in order, of as many tickets as fit into the limit. */
    static Map<UUID, List<FieldChange>> ofSeveral(
            DSLContext dsl, Collection<UUID> tickets, Condition visible, FieldSight sight, int limit) {
        List<? extends Record> rows = dsl.select(
                        HISTORY_TICKET, HISTORY_VERSION, HISTORY_NAME, HISTORY_AT, HISTORY_BEFORE, HISTORY_AFTER)
                .from(HISTORY)
                .straightJoin(TicketTables.TICKET)
                .on(TicketTables.ID.eq(HISTORY_TICKET))
                .where(HISTORY_TICKET.in(tickets), visible, readable(sight))
                .orderBy(HISTORY_TICKET, HISTORY_VERSION, HISTORY_NAME)
                .limit(WholeGroups.rowsFor(limit))
                .fetch();
        return WholeGroups.of(tickets, rows, row -> row.get(HISTORY_TICKET), FieldHistoryRows::change, limit);
    }

    private static FieldChange change(Record row) {
        return new FieldChange(
                row.get(HISTORY_VERSION),
                row.get(HISTORY_NAME),
                row.get(HISTORY_AT),
                value(row.get(HISTORY_BEFORE)),
                value(row.get(HISTORY_AFTER)));
    }

    private static Condition readable(FieldSight sight) {
        Condition readable = sight.names().isEmpty() ? DSL.noCondition() : HISTORY_NAME.notIn(sight.names());
        for (String mount : sight.mounts()) {
            readable = readable.and(HISTORY_NAME.startsWith(mount + ".").not());
        }
        return readable;
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Json.write(value);
    }

    private static @Nullable Object value(@Nullable String json) {
        return json == null ? null : Json.parse(json);
    }
}
