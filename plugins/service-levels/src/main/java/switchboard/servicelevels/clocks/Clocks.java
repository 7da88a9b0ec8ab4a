package switchboard.servicelevels.clocks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import switchboard.api.calendars.Calendars;
import switchboard.servicelevels.policies.Kind;
import switchboard.servicelevels.policies.PolicyBook;
import switchboard.servicelevels.policies.Target;

/**
 * The clocks of a ticket, worked out from its history. Nothing is ever counted up: whatever changes, the same history, the
 * same policies and the same calendars give the same clocks.
 */
public final class Clocks {

    private final PolicyBook policies;
    private final Calendaring calendaring;

    public Clocks(PolicyBook policies, Calendars calendars) {
        this.policies = policies;
        this.calendaring = new Calendaring(calendars);
    }

    /** All clocks at an instant, each cycle of each; none for what came resolved from elsewhere. */
    public List<Clock> of(History history, Instant now) {
        List<Clock> clocks = new ArrayList<>();
        if (!history.cameOpen()) {
            return clocks;
        }
        Pieces pieces = new Pieces(history, policies, calendaring);
        for (Target target : Target.values()) {
            List<Run> runs = Runs.of(history, target, now);
            for (Kind kind : Kind.values()) {
                int cycle = 0;
                for (Run run : runs) {
                    cycle++;
                    Clock clock = clock(pieces.of(kind, target, run), kind, target, run, cycle);
                    if (clock != null) {
                        clocks.add(clock);
                    }
                }
            }
        }
        return clocks;
    }

    private static @Nullable Clock clock(List<Piece> pieces, Kind kind, Target target, Run run, int cycle) {
        PolicyBook.InForce policy = judging(pieces);
        if (policy == null) {
            return null;
        }
        Duration length = policy.length(target);
        Duration elapsed = Counting.elapsed(pieces);
        boolean breached = elapsed.compareTo(length) > 0;
        boolean stopped = run.stoppedAt() != null;
        Instant reached = Counting.reaches(pieces, length, stopped);
        boolean stands = pieces.getLast().calendar() == null;
        return new Clock(
                kind,
                target,
                cycle,
                policy,
                length,
                elapsed,
                breached
                        ? Clock.State.BREACHED
                        : stopped ? Clock.State.MET : stands ? Clock.State.PAUSED : Clock.State.RUNNING,
                breached || !(stopped || stands) ? reached : null,
                run.from(),
                run.stoppedAt(),
                breached ? reached : null,
                pieces);
    }

    /** The last policy that had anything to do with it: it says what is to be kept. */
    private static PolicyBook.@Nullable InForce judging(List<Piece> pieces) {
        PolicyBook.InForce last = null;
        for (Piece piece : pieces) {
            if (piece.policy() != null
                    && piece.policy().content().concerns(piece.facts().status())) {
                last = piece.policy();
            }
        }
        return last;
    }
}
