package switchboard.plugins.calls;

import java.time.Duration;

/**
 * The bounds of the calls into one plugin.
 *
 * @param serving threads for what somebody waits for
 * @param background threads for events, jobs and the life cycle
 * @param waiting how many calls may wait for a thread before further ones are refused
 * @param grace how long an interrupted thread has to come back
 * @param abandoned how many given-up threads may run before the generation is put into quarantine
 * @param errors how many errors of classes that do not fit together, or of run-away recursion, likewise
 * @param failuresToOpen how many failures in a row open the circuit of a kind of call
 * @param openFor how long it stays open before one call tries again
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
        Duration longest) {

    public static final CallLimits DEFAULT =
            new CallLimits(16, 4, 256, Duration.ofSeconds(2), 4, 50, 20, Duration.ofSeconds(5), Duration.ofMinutes(10));

    /** How long the caller of a kind of call waits. */
    Duration deadline(CallKind kind) {
        return kind.deadline().compareTo(longest) < 0 ? kind.deadline() : longest;
    }
}
