package switchboard.assignment;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.error.UnavailableException;
import switchboard.api.tickets.Ticket;
import switchboard.users.availability.Availability;

/**
 * Makes choices: reads who is there, and asks a strategy, outside any transaction. A strategy that is not there or fails
 * chooses nobody, which the explanation says.
 */
final class Choices {

    private static final Logger LOG = LoggerFactory.getLogger(Choices.class);
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final AssignmentGround ground;
    private final Strategies strategies;
    private final Situations situations;

    Choices(AssignmentGround ground, Strategies strategies) {
        this.ground = ground;
        this.strategies = strategies;
        this.situations = new Situations(ground.users());
    }

    /**
     * A choice and what it was made of.
     *
     * @param settings with the number of choices that were made before; null where no turn is taken
     */
    record Choice(Explanation explanation, @Nullable TeamSettings settings) {

        @Nullable
        UUID assignee() {
            return explanation.assignee();
        }
    }

    Choice choose(Ticket ticket, UUID team, Wish wish) {
        Instant now = ground.now();
        ground.transactions().inTransaction(work -> {
            TeamRows.ensure(work.dsl(), team, now);
            return team;
        });
        Situation situation = ground.transactions().read(dsl -> situations.of(dsl, ticket, team, now));
        Explanation explanation = ask(ticket, wish, situation, now);
        boolean waits = explanation.assignee() == null
                && situation.settings().autoAssign()
                && explanation.outcome().equals(Explanation.NOBODY_AVAILABLE);
        return new Choice(waits ? explanation.retriedAt(now.plus(RETRY)) : explanation, situation.settings());
    }

    /** Who stands in for an absent person; empty where nobody does. */
    Optional<Choice> standIn(UUID absent) {
        Instant now = ground.now();
        UUID standIn = ground.transactions()
                .read(dsl -> Availability.standIns(dsl, java.util.List.of(absent), now))
                .get(absent);
        return Optional.ofNullable(standIn)
                .map(person -> new Choice(
                        new Explanation(
                                "substitute",
                                Explanation.CHOSEN,
                                person,
                                "Stands in for whoever worked on it and is absent.",
                                now,
                                1,
                                java.util.List.of(),
                                null),
                        null));
    }

    private Explanation ask(Ticket ticket, Wish wish, Situation situation, Instant now) {
        String name = wish.strategy() == null ? situation.settings().strategy() : wish.strategy();
        AssignmentStrategy strategy =
                strategies.find(name, ticket.organization()).orElse(null);
        if (strategy == null) {
            return explained(
                    situation,
                    name,
                    Explanation.STRATEGY_MISSING,
                    null,
                    "The strategy " + name + " is not there; it is given out by hand.",
                    now);
        }
        if (situation.candidates().isEmpty() && !asksNobody(name)) {
            return explained(situation, name, Explanation.NOBODY_AVAILABLE, null, nobody(situation), now);
        }
        return answer(strategy, ticket, situation, now);
    }

    /** Whether it does not matter to a strategy who could be given work. */
    private static boolean asksNobody(String strategy) {
        return strategy.equals(Manual.NAME) || strategy.equals(WhoeverIsOnCall.NAME);
    }

    /** Where nobody is on call, somebody will be: it is tried again, other than where a strategy wants nobody. */
    private static String outcome(AssignmentStrategy strategy, AssignmentStrategy.Choice choice) {
        if (choice.assignee() != null) {
            return Explanation.CHOSEN;
        }
        return strategy.name().equals(WhoeverIsOnCall.NAME) ? Explanation.NOBODY_AVAILABLE : Explanation.DECLINED;
    }

    private static Explanation answer(AssignmentStrategy strategy, Ticket ticket, Situation situation, Instant now) {
        AssignmentStrategy.Question question =
                new AssignmentStrategy.Question(ticket, situation.candidates(), situation.requiredSkills(), now);
        try {
            AssignmentStrategy.Choice choice = strategy.choose(question);
            return explained(
                    situation, strategy.name(), outcome(strategy, choice), choice.assignee(), choice.reason(), now);
        } catch (RuntimeException failure) {
            if (failure instanceof UnavailableException && strategy instanceof WhoeverIsOnCall) {
                // The desk's own database, which is back in a moment: whoever asks tries again.
                throw failure;
            }
            LOG.warn("The assignment strategy {} failed", strategy.name(), failure);
            return explained(
                    situation,
                    strategy.name(),
                    Explanation.STRATEGY_FAILED,
                    null,
                    "The strategy " + strategy.name() + " failed; it is given out by hand.",
                    now);
        }
    }

    private static String nobody(Situation situation) {
        Map<String, Integer> counts = new TreeMap<>();
        situation.passedOver().forEach(person -> counts.merge(person.reason(), 1, Integer::sum));
        return counts.isEmpty()
                ? "Nobody is in the team."
                : "Nobody of the team can be given work now: "
                        + String.join(
                                ", ",
                                counts.entrySet().stream()
                                        .map(count -> count.getValue() + " "
                                                + count.getKey().replace('_', ' '))
                                        .toList())
                        + ".";
    }

    private static Explanation explained(
            Situation situation, String strategy, String outcome, @Nullable UUID assignee, String reason, Instant now) {
        return new Explanation(
                strategy, outcome, assignee, reason, now, situation.candidates().size(), situation.passedOver(), null);
    }
}
