package switchboard.tickets.codes;

import static switchboard.tickets.codes.CodeHistoryTables.AFTER;
import static switchboard.tickets.codes.CodeHistoryTables.AT;
import static switchboard.tickets.codes.CodeHistoryTables.BEFORE;
import static switchboard.tickets.codes.CodeHistoryTables.BY;
import static switchboard.tickets.codes.CodeHistoryTables.HISTORY;
import static switchboard.tickets.codes.CodeHistoryTables.ID;
import static switchboard.tickets.codes.CodeHistoryTables.KEY;
import static switchboard.tickets.codes.CodeHistoryTables.TABLE;
import static switchboard.tickets.codes.CodeHistoryTables.VERSION;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.error.MalformedException;
import switchboard.api.error.NotFoundException;
import switchboard.api.http.Cursor;
import switchboard.api.http.Page;
import switchboard.json.Json;
import switchboard.persistence.Transactions;

/** What was edited in the code tables, by whom and when. */
public final class CodeHistory {

    static final String CATEGORY = "category";
    static final String TRANSITION = "transition";
    static final String PRIORITY_RULE = "priority_rule";

    private static final String LIST = "code-history";
    private static final List<String> BESIDE_CODES = List.of(CATEGORY, TRANSITION, PRIORITY_RULE);

    private final Transactions transactions;

    public CodeHistory(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * One edit.
     *
     * @param key of the code, the category, or the kind whose moves were edited; {@code rules} for the priority matrix
     * @param version of all code tables together, which the edit made
     * @param by the user, null for the desk itself
     * @param before what was there, null where it was made
     * @param after what is there since, null where it was taken away
     */
    public record Entry(
            String key,
            long version,
            Instant at,
            @Nullable UUID by,
            @Nullable Object before,
            @Nullable Object after) {}

    /** What an edit changes, to be written down. Values are plain or records. */
    record Change(
            String table,
            String key,
            @Nullable Object before,
            @Nullable Object after) {}

    static void write(DSLContext dsl, UUID id, long version, Instant at, @Nullable UUID by, Change change) {
        dsl.insertInto(HISTORY)
                .columns(ID, TABLE, KEY, VERSION, AT, BY, BEFORE, AFTER)
                .values(
                        id,
                        change.table(),
                        change.key(),
                        version,
                        at,
                        by,
                        change.before() == null ? null : Json.write(change.before()),
                        change.after() == null ? null : Json.write(change.after()))
                .execute();
    }

    /** The edits of one table, newest first. */
    public Page<Entry> read(CodeBook book, String table, int limit, @Nullable String cursor) {
        if (!book.tables().contains(table) && !BESIDE_CODES.contains(table)) {
            throw new NotFoundException("code.not_found", "There is no such code table.");
        }
        Condition before = cursor == null ? DSL.noCondition() : before(Cursor.decode(cursor, LIST, 2));
        List<Row> rows = transactions.read(dsl -> dsl.select(ID, KEY, VERSION, AT, BY, BEFORE, AFTER)
                .from(HISTORY)
                .where(TABLE.eq(table).and(before))
                .orderBy(VERSION.desc(), ID.desc())
                .limit(limit + 1)
                .fetch(row -> new Row(
                        row.value1(),
                        new Entry(
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                value(row.value6()),
                                value(row.value7())))));
        boolean more = rows.size() > limit;
        List<Row> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown.stream().map(Row::entry).toList(), more ? next(shown.getLast()) : null);
    }

    private record Row(UUID id, Entry entry) {}

    private static String next(Row last) {
        return new Cursor(LIST, Long.toString(last.entry().version()), last.id().toString()).encode();
    }

    private static Condition before(Cursor cursor) {
        try {
            long version = Long.parseLong(cursor.key().getFirst());
            UUID id = UUID.fromString(cursor.key().getLast());
            return VERSION.le(version).and(VERSION.lt(version).or(ID.lt(id)));
        } catch (IllegalArgumentException foreign) {
            throw new MalformedException("request.bad_cursor", "The cursor is none of this list.");
        }
    }

    private static @Nullable Object value(@Nullable String json) {
        return json == null ? null : Json.parse(json);
    }
}
