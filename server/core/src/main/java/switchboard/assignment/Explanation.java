package switchboard.assignment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a ticket was given to somebody, or to nobody.
 *
 * @param strategy which one was asked; substitute where an absent person's work went to who stands in
 * @param outcome chosen, declined where the strategy chose nobody, nobody_available, strategy_failed, strategy_missing
 * @param candidates how many could have been given the ticket
 * @param passedOver members of the team who could not, and why
 * @param retryAt when it is tried again, null where it is not
 */
public record Explanation(
        String strategy,
        String outcome,
        @Nullable UUID assignee,
        String reason,
        Instant at,
        int candidates,
        List<PassedOver> passedOver,
        @JsonIgnore @Nullable Instant retryAt) {

    static final String CHOSEN = "chosen";
    static final String DECLINED = "declined";
    static final String NOBODY_AVAILABLE = "nobody_available";
    static final String STRATEGY_FAILED = "strategy_failed";
    static final String STRATEGY_MISSING = "strategy_missing";

    public Explanation {
        passedOver = List.copyOf(passedOver);
    }

    /**
     * Somebody who was not offered.
     *
     * @param reason absent, absent_with_substitute, away, busy or maximum_open
     */
    public record PassedOver(UUID user, String reason) {}

    /** Whether it says the same, whenever it was said. */
    boolean saysTheSameAs(Explanation other) {
        return strategy.equals(other.strategy)
                && outcome.equals(other.outcome)
                && reason.equals(other.reason)
                && java.util.Objects.equals(assignee, other.assignee);
    }

    Explanation retriedAt(@Nullable Instant time) {
        return new Explanation(strategy, outcome, assignee, reason, at, candidates, passedOver, time);
    }
}
