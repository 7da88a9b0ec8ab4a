package switchboard.tickets;

import static switchboard.tickets.TicketTables.NOTE;
import static switchboard.tickets.TicketTables.NOTE_IN_REPLY_TO;
import static switchboard.tickets.TicketTables.NOTE_THREAD;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;
import switchboard.tickets.TicketTables.EntryTable;

/** Replies and notes as rows. */
final class EntryRows {

    /** Whoever wrote so long ago in a thread is told of it no more. */
    private static final int NEWEST = 200;

    private EntryRows() {}

    record New(
            UUID id,
            UUID ticket,
            @Nullable UUID author,
            String channel,
            String body,
            @Nullable String externalId,
            Instant createdAt,
            @Nullable NoteThread thread) {

        /** Outside of any thread. */
        New(
                UUID id,
                UUID ticket,
                @Nullable UUID author,
                String channel,
                String body,
                @Nullable String externalId,
                Instant createdAt) {
            this(id, ticket, author, channel, body, externalId, createdAt, null);
        }
    }

    static SelectJoinStep<? extends Record> select(DSLContext dsl, EntryTable table) {
        List<Field<?>> columns = new ArrayList<>(
                List.of(table.id, table.ticket, table.author, table.channel, table.body, table.createdAt));
        if (table == NOTE) {
            columns.add(NOTE_IN_REPLY_TO);
            columns.add(NOTE_THREAD);
        }
        return dsl.select(columns).from(table.table);
    }

    /** Who wrote in the newest part of a thread, and who began it; the desk itself left out. */
    static Set<UUID> authors(DSLContext dsl, UUID root) {
        Set<UUID> authors = new LinkedHashSet<>(dsl.select(NOTE.author)
                .from(NOTE.table)
                .where(NOTE.id.eq(root), NOTE.author.isNotNull())
                .fetch(NOTE.author));
        dsl.select(NOTE.author)
                .from(NOTE.table)
                .where(NOTE_THREAD.eq(root))
                .orderBy(NOTE.createdAt.desc(), NOTE.id.desc())
                .limit(NEWEST)
                .forEach(row -> {
                    if (row.value1() != null) {
                        authors.add(row.value1());
                    }
                });
        return authors;
    }

    static void insert(DSLContext dsl, EntryTable table, Collection<New> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<Field<?>> columns = new ArrayList<>(List.of(
                table.id, table.ticket, table.author, table.channel, table.body, table.externalId, table.createdAt));
        if (table == NOTE) {
            columns.add(NOTE_IN_REPLY_TO);
            columns.add(NOTE_THREAD);
        }
        var insert = dsl.insertInto(table.table).columns(columns);
        for (New row : rows) {
            insert = insert.values(values(table, row));
        }
        insert.execute();
    }

    private static List<@Nullable Object> values(EntryTable table, New row) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(row.id());
        values.add(row.ticket());
        values.add(row.author());
        values.add(row.channel());
        values.add(row.body());
        values.add(row.externalId());
        values.add(row.createdAt());
        if (table == NOTE) {
            NoteThread thread = row.thread();
            values.add(thread == null ? null : thread.inReplyTo());
            values.add(thread == null ? null : thread.root());
        }
        return values;
    }
}
