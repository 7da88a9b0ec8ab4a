package switchboard.assignment;

import java.util.Collection;
import java.util.Comparator;
import switchboard.api.assignment.AssignmentStrategy;

/** Whoever has the fewest open tickets; of several with as many, whoever was not given one for the longest time. */
final class LeastLoaded implements AssignmentStrategy {

    static final Comparator<Candidate> FEWEST =
            Comparator.comparingInt(Candidate::openTickets).thenComparing(RoundRobin.LONGEST_AGO);

    @Override
    public String name() {
        return "least_loaded";
    }

    @Override
    public Choice choose(Question question) {
        return among(question.candidates(), "");
    }

    static Choice among(Collection<Candidate> candidates, String before) {
        return candidates.stream()
                .min(FEWEST)
                .map(least ->
                        new Choice(least.user(), before + "Has the fewest open tickets, " + least.openTickets() + "."))
                .orElseGet(LeastLoaded::nobody);
    }

    static Choice nobody() {
        return new Choice(null, "Nobody was offered.");
    }
}
