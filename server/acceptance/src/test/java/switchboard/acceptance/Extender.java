package switchboard.acceptance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import switchboard.api.Contributions;
import switchboard.api.PluginContext;
import switchboard.api.ServiceDeskPlugin;
import switchboard.api.assignment.AssignmentStrategy;
import switchboard.api.tickets.Ticket;
import switchboard.api.tickets.TicketField;
import switchboard.api.tickets.TicketGuard;

/** A plugin of a vendor that knows nothing of the core: it brings fields of tickets, and a way to choose who works on them. */
public final class Extender implements ServiceDeskPlugin {

    @Override
    public void contribute(Contributions contributions) {
        contributions
                .ticketField(new TicketField(
                        "color",
                        TicketField.Type.CHOICE,
                        Map.of("en", "Color", "sv", "Färg"),
                        Set.of("incident"),
                        List.of(choice("red", "Red"), choice("blue", "Blue")),
                        false))
                .ticketField(new TicketField(
                        "letters", TicketField.Type.NUMBER, Map.of("en", "Letters"), Set.of(), List.of(), true))
                .ticketGuard(new Counting())
                .assignmentStrategy(ByName::new);
    }

    private static TicketField.Choice choice(String key, String label) {
        return new TicketField.Choice(key, Map.of("en", label));
    }

    @Override
    public void start(PluginContext context) {}

    /** Writes down how long the title is, and objects to shouting. */
    static final class Counting implements TicketGuard {

        @Override
        public String name() {
            return "counting";
        }

        @Override
        public Decision check(String command, @Nullable Ticket before, Ticket after) {
            if (after.title().contains("!!!")) {
                return Decision.veto("Please do not shout.");
            }
            return after.title().contains("elsewhere")
                    ? new Decision(null, Map.of("other.letters", 1))
                    : new Decision(
                            null, Map.of("extender.letters", after.title().length()));
        }
    }

    /** Whoever comes first in the alphabet; fails for a title that asks for it. */
    static final class ByName implements AssignmentStrategy {

        @Override
        public String name() {
            return "alphabetical";
        }

        @Override
        public Choice choose(Question question) {
            if (question.ticket().title().contains("impossible")) {
                throw new IllegalStateException("It cannot be chosen.");
            }
            return question.candidates().stream()
                    .min(Comparator.comparing(Candidate::displayName))
                    .map(first -> new Choice(first.user(), "Comes first in the alphabet."))
                    .orElseGet(() -> new Choice(null, "Nobody is there."));
        }
    }
}
