package switchboard.assignment;

import switchboard.api.assignment.AssignmentStrategy;

/** Chooses nobody: people take their work themselves, or are given it by somebody. */
final class Manual implements AssignmentStrategy {

    static final String NAME = "manual";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Choice choose(Question question) {
        return new Choice(null, "The team gives out its work by hand.");
    }
}
