package switchboard.major.incidents;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.persistence.Columns;

/** When an update is due. There is a row for each clock that runs, in the order in which they strike. */
public final class UpdateClock {

    private static final Table<Record> DUE = DSL.table(DSL.name("major_update_due"));
    private static final Field<UUID> INCIDENT = Columns.id(DUE, "incident_id");
    private static final Field<Instant> TELL_AT = Columns.instant(DUE, "tell_at");
    private static final Field<Long> MISSED = Columns.number(DUE, "missed");

    private UpdateClock() {}

    /** The time of the next update from now on, null for a clock that does not run. */
    static @Nullable Instant next(@Nullable Long cadenceMinutes, Instant now) {
        return cadenceMinutes == null ? null : now.plus(Duration.ofMinutes(cadenceMinutes));
    }

    /** Sets the clock anew, or stops it where no time is given. */
    static void set(DSLContext dsl, UUID incident, @Nullable Instant due) {
        dsl.deleteFrom(DUE).where(INCIDENT.eq(incident)).execute();
        if (due != null) {
            dsl.insertInto(DUE)
                    .columns(INCIDENT, TELL_AT, MISSED)
                    .values(incident, due, 0L)
                    .execute();
        }
    }

    /** Those that have struck, the longest ago first. */
    public static List<UUID> struck(DSLContext dsl, Instant now, int limit) {
        return dsl.select(INCIDENT)
                .from(DUE)
                .where(TELL_AT.lessOrEqual(now))
                .orderBy(TELL_AT, INCIDENT)
                .limit(limit)
                .fetch(INCIDENT);
    }

    /**
     * Notes a missed update and sets the clock to the next one that can be missed. Answers how many were missed since the
     * last update, or 0 where the clock has not struck after all. The row of the major incident is locked.
     */
    public static long miss(DSLContext dsl, MajorIncident incident, Instant now) {
        Long cadence = incident.cadenceMinutes();
        var row = dsl.select(TELL_AT, MISSED)
                .from(DUE)
                .where(INCIDENT.eq(incident.id()))
                .and(TELL_AT.lessOrEqual(now))
                .fetchOne();
        if (row == null || cadence == null) {
            return 0;
        }
        long minutes = Duration.between(row.get(TELL_AT), now).toMinutes();
        Instant following = row.get(TELL_AT).plus(Duration.ofMinutes((minutes / cadence + 1) * cadence));
        dsl.update(DUE)
                .set(TELL_AT, following)
                .set(MISSED, row.get(MISSED) + 1)
                .where(INCIDENT.eq(incident.id()))
                .execute();
        return row.get(MISSED) + 1;
    }
}
