package switchboard.servicelevels.simulations;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import switchboard.servicelevels.policies.Proposal;

/**
 * A simulation as it stands.
 *
 * @param askedBy whose it is, and by whose rights tickets are read
 * @param from the time of closing, and
 * @param to the same, which is not reached
 * @param nextPage where the work goes on; null at the beginning and at the end
 * @param reachedAt when the last ticket that was looked at was closed
 * @param tickets how many were looked at
 * @param differing how many agreements would have gone another way
 * @param failures in a row
 * @param problem why it has failed
 */
record SimulationRun(
        UUID id,
        UUID organization,
        UUID askedBy,
        State state,
        Instant from,
        Instant to,
        Proposal proposal,
        @Nullable String nextPage,
        @Nullable Instant reachedAt,
        long tickets,
        long differing,
        Totals totals,
        int failures,
        @Nullable String problem,
        Instant createdAt,
        Instant touchedAt,
        @Nullable Instant finishedAt,
        long version) {

    /** Where it stands. */
    enum State {
        RUNNING,
        DONE,
        FAILED,
        /** Nobody sees it any more; its rows go by and by. */
        DELETED;

        /** As in JSON: lower case. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    static SimulationRun asked(
            UUID id, UUID organization, UUID askedBy, Instant from, Instant to, Proposal proposal, Instant now) {
        return new SimulationRun(
                id,
                organization,
                askedBy,
                State.RUNNING,
                from,
                to,
                proposal,
                null,
                null,
                0,
                0,
                new Totals(),
                0,
                null,
                now,
                now,
                null,
                1);
    }

    /** After a further page; the last where there is none after it. */
    SimulationRun after(
            @Nullable String next, @Nullable Instant reached, int looked, int different, Totals sum, Instant now) {
        boolean last = next == null;
        return new SimulationRun(
                id,
                organization,
                askedBy,
                last ? State.DONE : State.RUNNING,
                from,
                to,
                proposal,
                next,
                reached == null ? reachedAt : reached,
                tickets + looked,
                differing + different,
                sum,
                0,
                null,
                createdAt,
                now,
                last ? now : null,
                version + 1);
    }

    /** After a further failure: it is tried again, or given up. */
    SimulationRun failed(boolean forGood, String why, Instant now) {
        return new SimulationRun(
                id,
                organization,
                askedBy,
                forGood ? State.FAILED : State.RUNNING,
                from,
                to,
                proposal,
                nextPage,
                reachedAt,
                tickets,
                differing,
                totals,
                failures + 1,
                why,
                createdAt,
                now,
                forGood ? now : null,
                version + 1);
    }

    /** How much of the time is behind it, in percent. */
    int progress() {
        if (state == State.DONE) {
            return 100;
        }
        if (reachedAt == null) {
            return 0;
        }
        long all = to.toEpochMilli() - from.toEpochMilli();
        long behind = reachedAt.toEpochMilli() - from.toEpochMilli();
        return all <= 0 ? 0 : (int) Math.clamp(behind * 100 / all, 0, 99);
    }
}
