package switchboard.plugins.calls;

import java.time.Duration;
import switchboard.plugins.calls.CallKind.Lane;

/**
 * The bounds of the calls into one plugin, and how much harm leads into quarantine.
 *
 * @param serving threads for requests to the plugin
 * @param background threads for events, jobs and indexing
 * @param waiting how many requests may wait for a thread before further ones are refused
 * @param grace how long an interrupted thread has to come back before it is given up; the caller does not wait for it
 * @param abandoned how many given-up threads may run before the generation is put into quarantine
 * @param errors how many errors of classes that do not fit together, or of run-away recursion, likewise
 * @param failuresToOpen how many failures in a row open the circuit of a call that somebody waits for; a quarter of it
 *     opens the circuit of one in the background, which is tried again after growing pauses
 * @param openFor how long it stays open before one call tries again
 * @param openings how often circuits of one kind of call may open without one success between before quarantine
 * @param ownThreads how many threads of its own a plugin may run
 * @param breaches how many times within a minute it may ask for more than its quotas allow before quarantine
 * @param longest the longest deadline of any kind of call; most kinds have a shorter one of their own
 */
public record CallLimits(
        int serving,
        int background,
        int waiting,
        Duration grace,
        int abandoned,
        int errors,
        int failuresToOpen,
        Duration openFor,
        int openings,
        int ownThreads,
        int breaches,
        Duration longest) {

    public static final CallLimits DEFAULT = new CallLimits(
            16, 4, 64, Duration.ofSeconds(2), 4, 10, 20, Duration.ofSeconds(5), 3, 64, 50, Duration.ofMinutes(10));

    /** How many threads answer what the core asks while somebody waits for the core. */
    private static final int ASKED = 8;

    private static final int CONTROL = 2;

    /** The same with another longest deadline. */
    public CallLimits withLongest(Duration other) {
        return new CallLimits(
                serving,
                background,
                waiting,
                grace,
                abandoned,
                errors,
                failuresToOpen,
                openFor,
                openings,
                ownThreads,
                breaches,
                other);
    }

    /** How long the caller of a kind of call waits. */
    Duration deadline(CallKind kind) {
        return kind.deadline().compareTo(longest) < 0 ? kind.deadline() : longest;
    }

    int failuresToOpen(CallKind kind) {
        return kind.lane() == Lane.BACKGROUND || kind.lane() == Lane.CONTROL
                ? Math.max(1, failuresToOpen / 4)
                : failuresToOpen;
    }

    int threads(Lane lane) {
        return switch (lane) {
            case SERVING, SEARCHING -> serving;
            case ASKED -> Math.min(ASKED, serving);
            case BACKGROUND -> background;
            case CONTROL -> CONTROL;
        };
    }

    /** Whoever waits for the core holds one of its places meanwhile: there few may wait. */
    int waiting(Lane lane) {
        return switch (lane) {
            case SERVING, BACKGROUND, CONTROL -> waiting;
            case ASKED, SEARCHING -> Math.min(waiting, threads(lane));
        };
    }
}
