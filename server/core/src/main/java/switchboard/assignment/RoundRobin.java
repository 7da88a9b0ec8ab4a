package switchboard.assignment;

import java.time.Instant;
import java.util.Comparator;
import switchboard.api.assignment.AssignmentStrategy;

/** One after the other: whoever was not given a ticket for the longest time. */
final class RoundRobin implements AssignmentStrategy {

    /** Whoever never was comes first, in order of the id, so that two nodes choose alike. */
    static final Comparator<Candidate> LONGEST_AGO = Comparator.comparing(
                    Candidate::lastAssigned, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(Candidate::user);

    @Override
    public String name() {
        return "round_robin";
    }

    @Override
    public Choice choose(Question question) {
        return question.candidates().stream()
                .min(LONGEST_AGO)
                .map(next -> new Choice(
                        next.user(),
                        next.lastAssigned() == null
                                ? "Has not been given a ticket in turn yet."
                                : "Was not given a ticket for the longest time, since " + next.lastAssigned() + "."))
                .orElseGet(LeastLoaded::nobody);
    }
}
