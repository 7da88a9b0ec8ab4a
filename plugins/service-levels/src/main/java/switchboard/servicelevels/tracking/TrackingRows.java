package switchboard.servicelevels.tracking;

import static switchboard.servicelevels.tracking.TrackingTables.CLOCK;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_CYCLE;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_DUE;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_KIND;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_MINUTES;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_POLICY;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_POLICY_VERSION;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_STATE;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_TARGET;
import static switchboard.servicelevels.tracking.TrackingTables.CLOCK_TICKET;
import static switchboard.servicelevels.tracking.TrackingTables.NEXT_DUE;
import static switchboard.servicelevels.tracking.TrackingTables.ORGANIZATION;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_CLOSED;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_CYCLE;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_ELAPSED;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_KIND;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_MET;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_MINUTES;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_POLICY;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_POLICY_NAME;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_POLICY_VERSION;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_TARGET;
import static switchboard.servicelevels.tracking.TrackingTables.OUTCOME_TICKET;
import static switchboard.servicelevels.tracking.TrackingTables.POSITION;
import static switchboard.servicelevels.tracking.TrackingTables.PRIORITY;
import static switchboard.servicelevels.tracking.TrackingTables.TEAM;
import static switchboard.servicelevels.tracking.TrackingTables.TICKET;
import static switchboard.servicelevels.tracking.TrackingTables.TICKET_ID;
import static switchboard.servicelevels.tracking.TrackingTables.VERSION;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.api.tickets.Ticket;
import switchboard.servicelevels.clocks.Clock;

/** Writes how tickets stand, and how they went. */
final class TrackingRows {

    private static final List<Field<?>> OUTCOME_COLUMNS = List.of(
            OUTCOME_KIND,
            OUTCOME_TARGET,
            OUTCOME_CYCLE,
            OUTCOME_MET,
            OUTCOME_ELAPSED,
            OUTCOME_MINUTES,
            OUTCOME_POLICY,
            OUTCOME_POLICY_VERSION,
            OUTCOME_POLICY_NAME,
            OUTCOME_CLOSED);

    private TrackingRows() {}

    /** False where a later state of the ticket stands there already. */
    static boolean writeTicket(DSLContext dsl, Ticket ticket, long position, Collection<Clock> clocks) {
        Instant due = clocks.stream()
                .filter(clock -> clock.stoppedAt() == null)
                .map(Clock::due)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        Record2<Long, Long> there = dsl.select(POSITION, VERSION)
                .from(TICKET)
                .where(TICKET_ID.eq(ticket.id()))
                .fetchOne();
        if (there == null) {
            return dsl.insertInto(TICKET)
                            .columns(TICKET_ID, ORGANIZATION, TEAM, PRIORITY, POSITION, NEXT_DUE, VERSION)
                            .values(
                                    ticket.id(),
                                    ticket.organization(),
                                    ticket.team(),
                                    ticket.priority(),
                                    position,
                                    due,
                                    1L)
                            .onDuplicateKeyIgnore()
                            .execute()
                    == 1;
        }
        return there.value1() <= position
                && dsl.update(TICKET)
                                .set(ORGANIZATION, ticket.organization())
                                .set(TEAM, ticket.team())
                                .set(PRIORITY, ticket.priority())
                                .set(POSITION, position)
                                .set(NEXT_DUE, due)
                                .set(VERSION, there.value2() + 1)
                                .where(TICKET_ID.eq(ticket.id()), VERSION.eq(there.value2()))
                                .execute()
                        == 1;
    }

    static void writeClocks(DSLContext dsl, UUID ticket, Collection<Clock> clocks) {
        dsl.deleteFrom(CLOCK).where(CLOCK_TICKET.eq(ticket)).execute();
        if (clocks.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(CLOCK)
                .columns(
                        CLOCK_TICKET,
                        CLOCK_KIND,
                        CLOCK_TARGET,
                        CLOCK_CYCLE,
                        CLOCK_POLICY,
                        CLOCK_POLICY_VERSION,
                        CLOCK_STATE,
                        CLOCK_MINUTES,
                        CLOCK_DUE);
        for (Clock clock : clocks) {
            insert = insert.values(
                    ticket,
                    clock.kind().key(),
                    clock.target().key(),
                    clock.cycle(),
                    clock.policy().policy().id(),
                    clock.policy().version().number(),
                    clock.state().key(),
                    clock.length().toMinutes(),
                    clock.stoppedAt() == null ? clock.due() : null);
        }
        insert.execute();
    }

    static void forget(DSLContext dsl, UUID ticket) {
        dsl.deleteFrom(CLOCK).where(CLOCK_TICKET.eq(ticket)).execute();
        dsl.deleteFrom(TICKET).where(TICKET_ID.eq(ticket)).execute();
    }

    /** Written once: what stands there already stays, whatever is worked out later. */
    static void writeOutcomes(DSLContext dsl, UUID ticket, List<Outcome> outcomes) {
        if (outcomes.isEmpty() || dsl.fetchExists(OUTCOME, OUTCOME_TICKET.eq(ticket))) {
            return;
        }
        var insert = dsl.insertInto(OUTCOME)
                .columns(
                        OUTCOME_TICKET,
                        OUTCOME_KIND,
                        OUTCOME_TARGET,
                        OUTCOME_CYCLE,
                        OUTCOME_MET,
                        OUTCOME_ELAPSED,
                        OUTCOME_MINUTES,
                        OUTCOME_POLICY,
                        OUTCOME_POLICY_VERSION,
                        OUTCOME_POLICY_NAME,
                        OUTCOME_CLOSED);
        for (Outcome each : outcomes) {
            insert = insert.values(
                    ticket,
                    each.kind(),
                    each.target(),
                    each.cycle(),
                    each.met(),
                    each.elapsedMinutes(),
                    each.targetMinutes(),
                    each.policy(),
                    each.policyVersion(),
                    each.policyName(),
                    each.closedAt());
        }
        insert.onDuplicateKeyIgnore().execute();
    }

    /** The outcomes of some tickets; none for those that nothing was agreed for. */
    static Map<UUID, List<Outcome>> outcomes(DSLContext dsl, Collection<UUID> tickets) {
        return dsl.select(OUTCOME_COLUMNS)
                .select(OUTCOME_TICKET)
                .from(OUTCOME)
                .where(OUTCOME_TICKET.in(tickets))
                .orderBy(OUTCOME_KIND, OUTCOME_TARGET)
                .fetchGroups(OUTCOME_TICKET, TrackingRows::outcome);
    }

    private static Outcome outcome(Record row) {
        return new Outcome(
                row.get(OUTCOME_KIND),
                row.get(OUTCOME_TARGET),
                row.get(OUTCOME_CYCLE),
                row.get(OUTCOME_MET),
                row.get(OUTCOME_ELAPSED),
                row.get(OUTCOME_MINUTES),
                row.get(OUTCOME_POLICY),
                row.get(OUTCOME_POLICY_VERSION),
                row.get(OUTCOME_POLICY_NAME),
                row.get(OUTCOME_CLOSED));
    }

    /** Open tickets in the order of their ids, of one organization or of all. */
    static List<UUID> open(DSLContext dsl, UUID after, @Nullable UUID organization, int limit) {
        return dsl.select(TICKET_ID)
                .from(TICKET)
                .where(TICKET_ID.gt(after), organization == null ? DSL.noCondition() : ORGANIZATION.eq(organization))
                .orderBy(TICKET_ID)
                .limit(limit)
                .fetch(TICKET_ID);
    }
}
