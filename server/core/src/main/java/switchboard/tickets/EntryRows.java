package switchboard.tickets;

import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import switchboard.tickets.TicketTables.EntryTable;

/** Replies and notes as rows. */
final class EntryRows {

    private EntryRows() {}

    record New(
            UUID id,
            UUID ticket,
            @Nullable UUID author,
            String channel,
            String body,
            @Nullable String externalId,
            Instant createdAt) {}

    static SelectJoinStep<? extends Record> select(DSLContext dsl, EntryTable table) {
        return dsl.select(table.id, table.ticket, table.author, table.channel, table.body, table.createdAt)
                .from(table.table);
    }

    static void insert(DSLContext dsl, EntryTable table, Collection<New> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(table.table)
                .columns(
                        table.id,
                        table.ticket,
                        table.author,
                        table.channel,
                        table.body,
                        table.externalId,
                        table.createdAt);
        for (New row : rows) {
            insert = insert.values(
                    row.id(), row.ticket(), row.author(), row.channel(), row.body(), row.externalId(), row.createdAt());
        }
        insert.execute();
    }
}
