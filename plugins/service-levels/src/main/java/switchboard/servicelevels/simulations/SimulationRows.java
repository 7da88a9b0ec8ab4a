package switchboard.servicelevels.simulations;

import static switchboard.servicelevels.simulations.SimulationTables.*;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.Proposal;

/** Reads and writes simulations. */
final class SimulationRows {

    private static final String RUNNING = SimulationRun.State.RUNNING.key();
    private static final String DELETED = SimulationRun.State.DELETED.key();
    private static final List<Field<?>> COLUMNS = List.of(
            ID,
            ORGANIZATION,
            ASKED_BY,
            STATE,
            FROM,
            TO,
            PROPOSAL,
            NEXT_PAGE,
            REACHED_AT,
            TICKETS,
            DIFFERING,
            TOTALS,
            FAILURES,
            PROBLEM,
            CREATED_AT,
            TOUCHED_AT,
            FINISHED_AT,
            VERSION);

    private SimulationRows() {}

    /** Which places of unfinished ones an organization has taken. */
    static Set<Integer> slots(DSLContext dsl, UUID organization) {
        return dsl.select(SLOT)
                .from(SIMULATION)
                .where(ORGANIZATION.eq(organization), SLOT.isNotNull())
                .fetchSet(SLOT);
    }

    static void insert(DSLContext dsl, SimulationRun run, int slot) {
        dsl.insertInto(SIMULATION)
                .set(ID, run.id())
                .set(ORGANIZATION, run.organization())
                .set(ASKED_BY, run.askedBy())
                .set(SLOT, slot)
                .set(STATE, run.state().key())
                .set(FROM, run.from())
                .set(TO, run.to())
                .set(PROPOSAL, run.proposal().write())
                .set(TICKETS, run.tickets())
                .set(DIFFERING, run.differing())
                .set(TOTALS, run.totals().write())
                .set(FAILURES, run.failures())
                .set(CREATED_AT, run.createdAt())
                .set(TOUCHED_AT, run.touchedAt())
                .set(VERSION, run.version())
                .execute();
    }

    static @Nullable SimulationRun find(DSLContext dsl, UUID id) {
        return dsl.select(COLUMNS)
                .from(SIMULATION)
                .where(ID.eq(id), STATE.ne(DELETED))
                .fetchOne(SimulationRows::run);
    }

    /** Those of one person, newest first, after an id. */
    static List<SimulationRun> list(DSLContext dsl, UUID person, @Nullable UUID after, int limit) {
        return dsl.select(COLUMNS)
                .from(SIMULATION)
                .where(ASKED_BY.eq(person), STATE.ne(DELETED), after == null ? DSL.noCondition() : ID.lt(after))
                .orderBy(ID.desc())
                .limit(limit)
                .fetch(SimulationRows::run);
    }

    /** False where somebody else has written meanwhile: another run of the same work, or whoever took it back. */
    static boolean update(DSLContext dsl, SimulationRun next) {
        return dsl.update(SIMULATION)
                        .set(SLOT, next.state() == SimulationRun.State.RUNNING ? SLOT : DSL.val((Integer) null, SLOT))
                        .set(STATE, next.state().key())
                        .set(NEXT_PAGE, next.nextPage())
                        .set(REACHED_AT, next.reachedAt())
                        .set(TICKETS, next.tickets())
                        .set(DIFFERING, next.differing())
                        .set(TOTALS, next.totals().write())
                        .set(FAILURES, next.failures())
                        .set(PROBLEM, next.problem())
                        .set(TOUCHED_AT, next.touchedAt())
                        .set(FINISHED_AT, next.finishedAt())
                        .set(VERSION, next.version())
                        .where(ID.eq(next.id()), VERSION.eq(next.version() - 1))
                        .execute()
                == 1;
    }

    static void insertDifferences(DSLContext dsl, UUID simulation, List<Comparison> differences) {
        if (differences.isEmpty()) {
            return;
        }
        var insert = dsl.insertInto(DIFFERENCE)
                .columns(
                        DIFFERENCE_SIMULATION,
                        DIFFERENCE_TICKET,
                        DIFFERENCE_KIND,
                        DIFFERENCE_TARGET,
                        DIFFERENCE_MET,
                        DIFFERENCE_PROPOSED,
                        DIFFERENCE_ELAPSED,
                        DIFFERENCE_MINUTES);
        for (Comparison each : differences) {
            insert = insert.values(
                    simulation,
                    each.ticket(),
                    each.kind(),
                    each.target(),
                    each.met(),
                    each.proposedMet(),
                    each.elapsedMinutes(),
                    each.targetMinutes());
        }
        insert.execute();
    }

    /** Some differences in the order of their keys, after one. */
    static List<Comparison> differences(DSLContext dsl, UUID simulation, @Nullable Comparison after, int limit) {
        Condition beyond = after == null
                ? DSL.noCondition()
                : DIFFERENCE_TICKET
                        .ge(after.ticket())
                        .and(DSL.row(DIFFERENCE_TICKET, DIFFERENCE_KIND, DIFFERENCE_TARGET)
                                .gt(after.ticket(), after.kind(), after.target()));
        return dsl.select(
                        DIFFERENCE_TICKET,
                        DIFFERENCE_KIND,
                        DIFFERENCE_TARGET,
                        DIFFERENCE_MET,
                        DIFFERENCE_PROPOSED,
                        DIFFERENCE_ELAPSED,
                        DIFFERENCE_MINUTES)
                .from(DIFFERENCE)
                .where(DIFFERENCE_SIMULATION.eq(simulation), beyond)
                .orderBy(DIFFERENCE_TICKET, DIFFERENCE_KIND, DIFFERENCE_TARGET)
                .limit(limit)
                .fetch(row -> new Comparison(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7()));
    }

    /** Takes one of a person back; false where there is none. Whoever works on it finds a version that is not theirs. */
    static boolean takeBack(DSLContext dsl, UUID id, UUID person) {
        return delete(dsl, ID.eq(id).and(ASKED_BY.eq(person)), 1) == 1;
    }

    /** The same for what was asked for before an instant. */
    static int takeBack(DSLContext dsl, Instant before, int most) {
        return delete(dsl, CREATED_AT.lt(before), most);
    }

    private static int delete(DSLContext dsl, Condition which, int most) {
        return dsl.update(SIMULATION)
                .set(STATE, DELETED)
                .setNull(SLOT)
                .set(VERSION, VERSION.plus(1))
                .where(which, STATE.ne(DELETED))
                .limit(most)
                .execute();
    }

    /** Running ones that nobody has touched since an instant. */
    static List<UUID> resting(DSLContext dsl, Instant since, int limit) {
        return dsl.select(ID)
                .from(SIMULATION)
                .where(STATE.eq(RUNNING), TOUCHED_AT.lt(since))
                .orderBy(TOUCHED_AT)
                .limit(limit)
                .fetch(ID);
    }

    static List<UUID> deleted(DSLContext dsl, int limit) {
        return dsl.select(ID)
                .from(SIMULATION)
                .where(STATE.eq(DELETED))
                .orderBy(TOUCHED_AT)
                .limit(limit)
                .fetch(ID);
    }

    /** Removes some rows of one that was deleted, and itself once it has none; false while there are more. */
    static boolean purge(DSLContext dsl, UUID id, int most) {
        int gone = dsl.deleteFrom(DIFFERENCE)
                .where(DIFFERENCE_SIMULATION.eq(id))
                .limit(most)
                .execute();
        if (gone == most) {
            return false;
        }
        dsl.deleteFrom(SIMULATION).where(ID.eq(id), STATE.eq(DELETED)).execute();
        return true;
    }

    private static SimulationRun run(Record row) {
        return new SimulationRun(
                row.get(ID),
                row.get(ORGANIZATION),
                row.get(ASKED_BY),
                SimulationRun.State.of(row.get(STATE)),
                row.get(FROM),
                row.get(TO),
                Proposal.read(row.get(PROPOSAL)),
                row.get(NEXT_PAGE),
                row.get(REACHED_AT),
                row.get(TICKETS),
                row.get(DIFFERING),
                Totals.read(row.get(TOTALS)),
                row.get(FAILURES),
                row.get(PROBLEM),
                row.get(CREATED_AT),
                row.get(TOUCHED_AT),
                row.get(FINISHED_AT),
                row.get(VERSION));
    }
}
