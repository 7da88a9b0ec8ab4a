package switchboard.assignment;

import switchboard.api.assignment.AssignmentStrategy;

/** Whoever worked for the requester last; otherwise whoever has the fewest open tickets. */
final class Sticky implements AssignmentStrategy {

    @Override
    public String name() {
        return "sticky";
    }

    @Override
    public Choice choose(Question question) {
        return question.candidates().stream()
                .filter(Candidate::knowsRequester)
                .findFirst()
                .map(known -> new Choice(known.user(), "Worked for this requester last."))
                .orElseGet(() -> LeastLoaded.among(question.candidates(), "Nobody offered knows this requester. "));
    }
}
