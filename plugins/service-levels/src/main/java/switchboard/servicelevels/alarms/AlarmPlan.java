package switchboard.servicelevels.alarms;

import static switchboard.servicelevels.alarms.AlarmTables.ACKNOWLEDGE_BY;
import static switchboard.servicelevels.alarms.AlarmTables.ALARM;
import static switchboard.servicelevels.alarms.AlarmTables.CYCLE;
import static switchboard.servicelevels.alarms.AlarmTables.DUE;
import static switchboard.servicelevels.alarms.AlarmTables.GIVEN_STATE;
import static switchboard.servicelevels.alarms.AlarmTables.ID;
import static switchboard.servicelevels.alarms.AlarmTables.KIND;
import static switchboard.servicelevels.alarms.AlarmTables.LADDER_OF;
import static switchboard.servicelevels.alarms.AlarmTables.LEVEL;
import static switchboard.servicelevels.alarms.AlarmTables.ORGANIZATION;
import static switchboard.servicelevels.alarms.AlarmTables.REASON;
import static switchboard.servicelevels.alarms.AlarmTables.STATE;
import static switchboard.servicelevels.alarms.AlarmTables.TARGET;
import static switchboard.servicelevels.alarms.AlarmTables.TICKET;
import static switchboard.servicelevels.alarms.AlarmTables.VERSION;
import static switchboard.servicelevels.alarms.AlarmTables.WAITING;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.clocks.Clock;

/**
 * Works out which alarms of a ticket are still to come, and when. What was given stays; what waits is planned anew each time
 * the ticket changes, so that no alarm goes by a state that has passed.
 */
public final class AlarmPlan {

    private static final int WHOLE = 100;

    private final List<Ladder> ladders;
    private final Supplier<UUID> ids;

    AlarmPlan(List<Ladder> ladders, Supplier<UUID> ids) {
        this.ladders = ladders;
        this.ids = ids;
    }

    /** A step that was told. */
    private record Given(boolean acknowledged, @Nullable Instant acknowledgeBy) {}

    private record Next(Instant due, String reason) {}

    public void plan(DSLContext dsl, Ticket ticket, Collection<Clock> clocks) {
        withdraw(dsl, ticket.id());
        Map<String, Given> given = given(dsl, ticket.id());
        for (Clock clock : clocks) {
            if (clock.stoppedAt() != null) {
                continue;
            }
            ladders.stream()
                    .filter(ladder -> ladder.isFor(ticket, clock))
                    .findFirst()
                    .ifPresent(ladder -> plan(dsl, ticket, clock, ladder, given));
        }
    }

    /** Lets nothing more of a ticket come. */
    public void withdraw(DSLContext dsl, UUID ticket) {
        dsl.deleteFrom(ALARM).where(TICKET.eq(ticket), STATE.eq(WAITING)).execute();
    }

    private void plan(DSLContext dsl, Ticket ticket, Clock clock, Ladder ladder, Map<String, Given> given) {
        Given before = null;
        for (int index = 0; index < ladder.levels().size(); index++) {
            Level level = ladder.levels().get(index);
            Given there = given.get(key(clock.kind().key(), clock.target().key(), clock.cycle(), index + 1));
            if (there == null) {
                Next next = next(clock, level, before);
                if (next != null) {
                    insert(dsl, ticket, clock, ladder, index + 1, next);
                }
            }
            before = there;
        }
    }

    /** The earlier of its own time and of that at which the step below it goes up. */
    private static @Nullable Next next(Clock clock, Level level, @Nullable Given below) {
        Instant own = null;
        String reason = "breached";
        if (level.share() != null) {
            own = clock.reaches(clock.length().multipliedBy(level.share()).dividedBy(WHOLE));
            reason = level.share() < WHOLE ? "near" : reason;
        } else if (level.afterBreach() != null) {
            own = clock.reaches(clock.length().plusMinutes(level.afterBreach()));
        }
        Instant up = below == null || below.acknowledged() ? null : below.acknowledgeBy();
        if (up != null && (own == null || up.isBefore(own))) {
            return new Next(up, "escalated");
        }
        return own == null ? null : new Next(own, reason);
    }

    private void insert(DSLContext dsl, Ticket ticket, Clock clock, Ladder ladder, int level, Next next) {
        dsl.insertInto(ALARM)
                .set(ID, ids.get())
                .set(TICKET, ticket.id())
                .set(ORGANIZATION, ticket.organization())
                .set(KIND, clock.kind().key())
                .set(TARGET, clock.target().key())
                .set(CYCLE, clock.cycle())
                .set(LEVEL, level)
                .set(LADDER_OF, ladder.id())
                .set(STATE, WAITING)
                .set(REASON, next.reason())
                .set(DUE, next.due())
                .set(VERSION, 1L)
                .execute();
    }

    private static Map<String, Given> given(DSLContext dsl, UUID ticket) {
        Map<String, Given> given = new HashMap<>();
        dsl.select(KIND, TARGET, CYCLE, LEVEL, STATE, ACKNOWLEDGE_BY)
                .from(ALARM)
                .where(TICKET.eq(ticket), STATE.ne(WAITING))
                .forEach(row -> given.put(
                        key(row.value1(), row.value2(), row.value3(), row.value4()),
                        new Given(!row.value5().equals(GIVEN_STATE), row.value6())));
        return given;
    }

    private static String key(String kind, String target, int cycle, int level) {
        return kind + " " + target + " " + cycle + " " + level;
    }
}
