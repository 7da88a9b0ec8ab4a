package switchboard.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import switchboard.api.persistence.Columns;
import switchboard.persistence.OptimisticLock;
import switchboard.persistence.Work;
import switchboard.privacy.ErasureRow.State;

/** The rows of erasures. */
final class ErasureRows {

    private static final Table<?> ERASURE = DSL.table(DSL.name("core_erasure"));
    private static final Field<UUID> USER = Columns.id(ERASURE, "user_id");
    private static final Field<Boolean> TEXTS = Columns.flag(ERASURE, "texts");
    private static final Field<String> STATE = Columns.text(ERASURE, "state");
    private static final Field<String> STEP = Columns.text(ERASURE, "step");
    private static final Field<String> AFTER = Columns.text(ERASURE, "after_key");
    private static final Field<UUID> REQUESTED_BY = Columns.id(ERASURE, "requested_by");
    private static final Field<Instant> REQUESTED_AT = Columns.instant(ERASURE, "requested_at");
    private static final Field<Instant> FINISHED_AT = Columns.instant(ERASURE, "finished_at");
    private static final Field<Long> CHANGED = Columns.number(ERASURE, "changed");
    private static final Field<Long> VERSION = Columns.number(ERASURE, "version");

    private ErasureRows() {}

    static Optional<ErasureRow> find(DSLContext dsl, UUID person) {
        return dsl.select(USER, TEXTS, STATE, STEP, AFTER, REQUESTED_AT, FINISHED_AT, CHANGED, VERSION)
                .from(ERASURE)
                .where(USER.eq(person))
                .fetchOptional(ErasureRows::of);
    }

    /** Those that are not done, oldest first. */
    static List<UUID> running(DSLContext dsl, int limit) {
        return dsl.select(USER)
                .from(ERASURE)
                .where(STATE.eq("running"))
                .orderBy(REQUESTED_AT)
                .limit(limit)
                .fetch(USER);
    }

    static void insert(Work work, UUID person, boolean texts, UUID by, Instant now) {
        work.dsl()
                .insertInto(ERASURE)
                .columns(USER, TEXTS, STATE, STEP, REQUESTED_BY, REQUESTED_AT, CHANGED, VERSION)
                .values(person, texts, "running", "", by, now, 0L, 1L)
                .execute();
    }

    /** The same once more, from its beginning; what was erased before is found empty. */
    static void again(Work work, ErasureRow before, boolean texts) {
        write(
                work,
                new ErasureRow(
                        before.person(),
                        texts || before.texts(),
                        State.RUNNING,
                        "",
                        null,
                        before.requestedAt(),
                        null,
                        before.changed(),
                        before.version()));
    }

    static void write(Work work, ErasureRow row) {
        OptimisticLock.changedOne(work.dsl()
                .update(ERASURE)
                .set(TEXTS, row.texts())
                .set(STATE, row.stateName())
                .set(STEP, row.step())
                .set(AFTER, row.after() == null ? null : row.after().toString())
                .set(FINISHED_AT, row.finishedAt())
                .set(CHANGED, row.changed())
                .set(VERSION, row.version() + 1)
                .where(USER.eq(row.person()), VERSION.eq(row.version()))
                .execute());
    }

    private static ErasureRow of(Record row) {
        String after = row.get(AFTER);
        return new ErasureRow(
                row.get(USER),
                row.get(TEXTS),
                State.valueOf(row.get(STATE).toUpperCase(Locale.ROOT)),
                row.get(STEP),
                after == null ? null : UUID.fromString(after),
                row.get(REQUESTED_AT),
                row.get(FINISHED_AT),
                row.get(CHANGED),
                row.get(VERSION));
    }
}
