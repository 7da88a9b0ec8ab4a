package switchboard.plugins.registration;

import switchboard.assignment.Strategies;
import switchboard.plugins.generation.Generation;

/** Ways to choose who works on a ticket. */
public final class StrategyRegistration implements Registration {

    private final Strategies strategies;

    public StrategyRegistration(Strategies strategies) {
        this.strategies = strategies;
    }

    @Override
    public void prepare(Generation generation) {
        strategies.define(generation.id(), generation.strategies());
    }

    @Override
    public void unpublish(Generation generation) {
        strategies.remove(generation.id());
    }

    @Override
    public void forget(Generation generation) {
        strategies.remove(generation.id());
    }
}
