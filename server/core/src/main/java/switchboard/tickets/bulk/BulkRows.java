package switchboard.tickets.bulk;

import static switchboard.tickets.bulk.BulkTables.ACTION;
import static switchboard.tickets.bulk.BulkTables.BEFORE;
import static switchboard.tickets.bulk.BulkTables.BULK;
import static switchboard.tickets.bulk.BulkTables.CALLER;
import static switchboard.tickets.bulk.BulkTables.CODE;
import static switchboard.tickets.bulk.BulkTables.CREATED_AT;
import static switchboard.tickets.bulk.BulkTables.DETAIL;
import static switchboard.tickets.bulk.BulkTables.GIVEN;
import static switchboard.tickets.bulk.BulkTables.ID;
import static switchboard.tickets.bulk.BulkTables.ITEM;
import static switchboard.tickets.bulk.BulkTables.ITEM_BULK;
import static switchboard.tickets.bulk.BulkTables.ORDINAL;
import static switchboard.tickets.bulk.BulkTables.STATUS;
import static switchboard.tickets.bulk.BulkTables.TICKET;
import static switchboard.tickets.bulk.BulkTables.TICKET_VERSION;
import static switchboard.tickets.bulk.BulkTables.UNDONE_AT;
import static switchboard.tickets.bulk.BulkTables.VERSION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.tickets.TicketFinder;

/** Bulk operations as rows. */
final class BulkRows {

    private BulkRows() {}

    /** An operation as it is stored. */
    record Row(
            UUID id,
            UUID caller,
            String action,
            Instant createdAt,
            @Nullable Instant undoneAt) {}

    /** What became of one ticket, as it is stored. */
    record Result(
            int ordinal,
            String given,
            @Nullable UUID ticket,
            String status,
            @Nullable String code,
            @Nullable String detail,
            @Nullable Long version,
            @Nullable String before) {

        Result failed(String why, String words) {
            return new Result(ordinal, given, ticket, BulkOperation.FAILED, why, cut(words), version, before);
        }

        Result with(String newStatus, @Nullable Long newVersion, @Nullable String newBefore) {
            return new Result(ordinal, given, ticket, newStatus, null, null, newVersion, newBefore);
        }

        private static String cut(String words) {
            return words.codePointCount(0, words.length()) <= 1_000
                    ? words
                    : words.substring(0, words.offsetByCodePoints(0, 1_000));
        }
    }

    static void insert(DSLContext dsl, Row row, List<String> tickets) {
        dsl.insertInto(BULK)
                .columns(ID, CALLER, ACTION, CREATED_AT, VERSION)
                .values(row.id(), row.caller(), row.action(), row.createdAt(), 1L)
                .execute();
        var items = dsl.insertInto(ITEM).columns(ITEM_BULK, ORDINAL, GIVEN, TICKET, STATUS);
        for (int ordinal = 0; ordinal < tickets.size(); ordinal++) {
            String given = tickets.get(ordinal);
            items = items.values(
                    row.id(), ordinal, given, TicketFinder.id(given).orElse(null), BulkOperation.PENDING);
        }
        items.execute();
    }

    static @Nullable Row find(DSLContext dsl, UUID id, UUID caller) {
        return dsl.select(ID, CALLER, ACTION, CREATED_AT, UNDONE_AT)
                .from(BULK)
                .where(ID.eq(id), CALLER.eq(caller))
                .fetchOne(row -> new Row(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
    }

    static List<Result> results(DSLContext dsl, UUID id) {
        return dsl.select(ORDINAL, GIVEN, TICKET, STATUS, CODE, DETAIL, TICKET_VERSION, BEFORE)
                .from(ITEM)
                .where(ITEM_BULK.eq(id))
                .orderBy(ORDINAL)
                .fetch(row -> new Result(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8()));
    }

    static void update(DSLContext dsl, UUID id, Result result) {
        dsl.update(ITEM)
                .set(STATUS, result.status())
                .set(CODE, result.code())
                .set(DETAIL, result.detail())
                .set(TICKET_VERSION, result.version())
                .set(BEFORE, result.before())
                .where(ITEM_BULK.eq(id), ORDINAL.eq(result.ordinal()))
                .execute();
    }

    /** The same where nothing has been written of it yet. */
    static void settle(DSLContext dsl, UUID id, Result result) {
        dsl.update(ITEM)
                .set(STATUS, result.status())
                .set(TICKET_VERSION, result.version())
                .where(ITEM_BULK.eq(id), ORDINAL.eq(result.ordinal()), STATUS.eq(BulkOperation.PENDING))
                .execute();
    }

    static void undone(DSLContext dsl, UUID id, Instant at) {
        dsl.update(BULK)
                .set(UNDONE_AT, at)
                .set(VERSION, VERSION.plus(1))
                .where(ID.eq(id))
                .execute();
    }

    /** Deletes the oldest operations from before an instant, so many at most; returns how many there were. */
    static int deleteBefore(DSLContext dsl, Instant before, int most) {
        List<UUID> old = dsl.select(ID)
                .from(BULK)
                .where(CREATED_AT.lt(before))
                .orderBy(CREATED_AT)
                .limit(most)
                .fetch(ID);
        if (!old.isEmpty()) {
            dsl.deleteFrom(ITEM).where(ITEM_BULK.in(old)).execute();
            dsl.deleteFrom(BULK).where(ID.in(old)).execute();
        }
        return old.size();
    }
}
