package switchboard.tickets;

import static switchboard.tickets.TicketTables.MERGE;
import static switchboard.tickets.TicketTables.MERGE_AT;
import static switchboard.tickets.TicketTables.MERGE_AUTHOR;
import static switchboard.tickets.TicketTables.MERGE_BEFORE;
import static switchboard.tickets.TicketTables.MERGE_INTO;
import static switchboard.tickets.TicketTables.MERGE_LINK;
import static switchboard.tickets.TicketTables.MERGE_TICKET;
import static switchboard.tickets.TicketTables.MERGE_VERSION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;

/** Merges as rows. There is one for as long as the ticket stays cancelled. */
final class MergeRows {

    private static final int LONGEST_CHAIN = 1_000;

    private MergeRows() {}

    /**
     * A merge as it is stored.
     *
     * @param link the one that the merge made; null where the tickets were linked so before
     * @param version of the ticket after the merge
     * @param before what the merge changed, as it was
     */
    record Row(
            UUID ticket,
            UUID into,
            @Nullable UUID link,
            @Nullable UUID author,
            Instant at,
            long version,
            TicketRestoration before) {}

    static void insert(DSLContext dsl, Row row) {
        dsl.insertInto(MERGE)
                .columns(MERGE_TICKET, MERGE_INTO, MERGE_LINK, MERGE_AUTHOR, MERGE_AT, MERGE_VERSION, MERGE_BEFORE)
                .values(
                        row.ticket(),
                        row.into(),
                        row.link(),
                        row.author(),
                        row.at(),
                        row.version(),
                        row.before().toJson())
                .execute();
    }

    static @Nullable Row find(DSLContext dsl, UUID ticket) {
        return dsl.select(MERGE_TICKET, MERGE_INTO, MERGE_LINK, MERGE_AUTHOR, MERGE_AT, MERGE_VERSION, MERGE_BEFORE)
                .from(MERGE)
                .where(MERGE_TICKET.eq(ticket))
                .fetchOne(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        TicketRestoration.ofJson(row.value7())));
    }

    static void delete(DSLContext dsl, UUID ticket) {
        dsl.deleteFrom(MERGE).where(MERGE_TICKET.eq(ticket)).execute();
    }

    /** Where a ticket went, and where that one went, the last of them last; nothing where it was not merged. One statement. */
    static List<UUID> chain(DSLContext dsl, UUID ticket) {
        Field<UUID> id = DSL.field(DSL.name("went", "id"), Columns.ID);
        Field<Integer> step = DSL.field(DSL.name("went", "step"), SQLDataType.INTEGER);
        var went = DSL.name("went")
                .fields("id", "step")
                .as(DSL.select(MERGE_INTO, DSL.inline(1))
                        .from(MERGE)
                        .where(MERGE_TICKET.eq(ticket))
                        .unionAll(DSL.select(MERGE_INTO, step.plus(1))
                                .from(MERGE)
                                .join(DSL.table(DSL.name("went")))
                                .on(MERGE_TICKET.eq(id))
                                .where(step.lt(LONGEST_CHAIN))));
        return dsl.withRecursive(went)
                .select(id)
                .from(went)
                .orderBy(step)
                .limit(LONGEST_CHAIN)
                .fetch(id);
    }
}
