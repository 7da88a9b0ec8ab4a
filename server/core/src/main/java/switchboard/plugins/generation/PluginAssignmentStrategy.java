package switchboard.plugins.generation;

import switchboard.api.assignment.AssignmentStrategy;
import switchboard.plugins.calls.CallKind;

/** A plugin's strategy as the room of assignment knows it. */
final class PluginAssignmentStrategy implements AssignmentStrategy {

    private final AssignmentStrategy strategy;
    private final String name;
    private final Using<AssignmentStrategy> using;

    private PluginAssignmentStrategy(
            AssignmentStrategy strategy, String name, Generation generation, LiveGenerations live) {
        this.strategy = strategy;
        this.name = name;
        this.using = new Using<>(generation, live, other -> other.strategies().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findAny()
                .orElse(null));
    }

    static AssignmentStrategy of(Generation generation, AssignmentStrategy strategy, LiveGenerations live) {
        return new PluginAssignmentStrategy(
                strategy, Answers.text(strategy.name(), "the name of an assignment strategy"), generation, live);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Choice choose(Question question) {
        return using.get(
                CallKind.ASSIGNMENT,
                name,
                () -> Answers.choice(strategy.choose(question), question),
                other -> other.choose(question));
    }
}
