package switchboard.users.availability;

import static switchboard.users.availability.AvailabilityTables.ABSENCE;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_CREATED_AT;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_FROM;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_ID;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_REDISTRIBUTE_AT;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_SUBSTITUTE;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_TO;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_USER;
import static switchboard.users.availability.AvailabilityTables.ABSENCE_VERSION;
import static switchboard.users.availability.AvailabilityTables.COUNTER;
import static switchboard.users.availability.AvailabilityTables.COUNTER_NAME;
import static switchboard.users.availability.AvailabilityTables.COUNTER_VALUE;
import static switchboard.users.availability.AvailabilityTables.COUNTER_VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/** Absences as rows. */
final class AbsenceRows {

    private static final String GUARD = "absence";

    private AbsenceRows() {}

    /** Makes every other transaction that adds an absence wait until this one has ended: two could close a circle. */
    static void exclude(DSLContext dsl) {
        dsl.insertInto(COUNTER, COUNTER_NAME, COUNTER_VALUE, COUNTER_VERSION)
                .values(GUARD, 1L, 1L)
                .onDuplicateKeyUpdate()
                .set(COUNTER_VALUE, COUNTER_VALUE.plus(1))
                .set(COUNTER_VERSION, COUNTER_VERSION.plus(1))
                .execute();
    }

    static void insert(DSLContext dsl, Absence absence) {
        dsl.insertInto(ABSENCE)
                .columns(
                        ABSENCE_ID,
                        ABSENCE_USER,
                        ABSENCE_FROM,
                        ABSENCE_TO,
                        ABSENCE_SUBSTITUTE,
                        ABSENCE_REDISTRIBUTE_AT,
                        ABSENCE_CREATED_AT,
                        ABSENCE_VERSION)
                .values(
                        absence.id(),
                        absence.user(),
                        absence.from(),
                        absence.to(),
                        absence.substitute(),
                        absence.redistributeAt(),
                        absence.createdAt(),
                        1L)
                .execute();
    }

    static List<Absence> page(DSLContext dsl, Condition condition, int most) {
        return dsl.select(
                        ABSENCE_ID,
                        ABSENCE_USER,
                        ABSENCE_FROM,
                        ABSENCE_TO,
                        ABSENCE_SUBSTITUTE,
                        ABSENCE_REDISTRIBUTE_AT,
                        ABSENCE_CREATED_AT)
                .from(ABSENCE)
                .where(condition)
                .orderBy(ABSENCE_TO, ABSENCE_ID)
                .limit(most)
                .fetch(AbsenceRows::absence);
    }

    /** Of each of these people who is absent at that time the absence that holds: the one that began last. */
    static Map<UUID, Absence> at(DSLContext dsl, Collection<UUID> people, Instant time) {
        Map<UUID, Absence> absences = new HashMap<>();
        if (!people.isEmpty()) {
            dsl.select(
                            ABSENCE_ID,
                            ABSENCE_USER,
                            ABSENCE_FROM,
                            ABSENCE_TO,
                            ABSENCE_SUBSTITUTE,
                            ABSENCE_REDISTRIBUTE_AT,
                            ABSENCE_CREATED_AT)
                    .from(ABSENCE)
                    .where(ABSENCE_USER.in(people), ABSENCE_TO.gt(time), ABSENCE_FROM.le(time))
                    .orderBy(ABSENCE_FROM, ABSENCE_ID)
                    .forEach(row -> absences.put(row.get(ABSENCE_USER), absence(row)));
        }
        return absences;
    }

    /** Those of these people that touch the time between. */
    static List<Absence> between(DSLContext dsl, Collection<UUID> people, Instant from, Instant to) {
        return between(dsl, people, from, to, Integer.MAX_VALUE);
    }

    /** The same, those that end first and no more than so many. */
    static List<Absence> between(DSLContext dsl, Collection<UUID> people, Instant from, Instant to, int most) {
        return page(dsl, ABSENCE_USER.in(people).and(ABSENCE_TO.gt(from)).and(ABSENCE_FROM.lt(to)), most);
    }

    /** Whose substitute one of these people is at that time, by name only: the chain behind it is not looked at. */
    static Set<UUID> naming(DSLContext dsl, Collection<UUID> substitutes, Instant time, int most) {
        return dsl.select(ABSENCE_USER)
                .from(ABSENCE)
                .where(ABSENCE_SUBSTITUTE.in(substitutes), ABSENCE_TO.gt(time), ABSENCE_FROM.le(time))
                .limit(most)
                .fetchSet(ABSENCE_USER);
    }

    /** Who stands in for one of these people at any time between. */
    static Set<UUID> substitutes(DSLContext dsl, Collection<UUID> people, Instant from, Instant to) {
        return dsl.selectDistinct(ABSENCE_SUBSTITUTE)
                .from(ABSENCE)
                .where(ABSENCE_USER.in(people), ABSENCE_TO.gt(from), ABSENCE_FROM.lt(to))
                .and(ABSENCE_SUBSTITUTE.isNotNull())
                .fetchSet(ABSENCE_SUBSTITUTE);
    }

    /** Notes that the open work was given to others; false where another was quicker. */
    static boolean redistributed(DSLContext dsl, UUID id) {
        return dsl.update(ABSENCE)
                        .setNull(ABSENCE_REDISTRIBUTE_AT)
                        .set(ABSENCE_VERSION, ABSENCE_VERSION.plus(1))
                        .where(ABSENCE_ID.eq(id), ABSENCE_REDISTRIBUTE_AT.isNotNull())
                        .execute()
                == 1;
    }

    private static Absence absence(Record row) {
        return new Absence(
                row.get(ABSENCE_ID),
                row.get(ABSENCE_USER),
                row.get(ABSENCE_FROM),
                row.get(ABSENCE_TO),
                row.get(ABSENCE_SUBSTITUTE),
                row.get(ABSENCE_REDISTRIBUTE_AT),
                row.get(ABSENCE_CREATED_AT));
    }
}
